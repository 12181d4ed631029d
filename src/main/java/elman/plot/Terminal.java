package elman.plot;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Draws a chart with characters.
 *
 * @param columns of the terminal
 * @param rows of the chart's field, without title, axis and legend
 * @param ascii whether to do without Braille and box drawing
 * @param colour whether to write escape sequences for colours
 */
public record Terminal(int columns, int rows, boolean ascii, boolean colour) {
  private static final int LEAST_COLUMNS = 20;
  private static final int LEAST_ROWS = 3;
  private static final int MOST = 1000;
  private static final int ROWS_A_TICK = 4;

  /** Sizes that are too small or too large are taken for the nearest that will do. */
  public Terminal {
    columns = Math.max(LEAST_COLUMNS, Math.min(MOST, columns));
    rows = Math.max(LEAST_ROWS, Math.min(MOST, rows));
  }

  /**
   * Writes a chart; every line ends with a line feed and is no longer than the terminal is wide.
   */
  public void write(Chart chart, Appendable out) throws IOException {
    new Screen(this, chart).write(out);
  }

  private static final class Screen {
    private final Terminal terminal;
    private final Glyphs glyphs;
    private final Chart chart;
    private final Scale scaleX;
    private final Scale scaleY;
    private final List<Ticks.Tick> ticksY;
    private final int labelWidth;

    /** First column and row of the field. */
    private final int left;

    private final int top;
    private final int width;
    private final Dots dots;
    private final Cells cells;

    Screen(Terminal terminal, Chart chart) {
      this.terminal = terminal;
      this.chart = chart;
      glyphs = terminal.ascii ? Glyphs.ASCII : Glyphs.UNICODE;
      scaleX = chart.scaleX();
      scaleY = chart.scaleY();
      ticksY = Ticks.of(chart.y(), scaleY, Math.max(2, terminal.rows / ROWS_A_TICK));
      int widest = ticksY.stream().mapToInt(tick -> tick.text().length()).max().orElse(0);
      labelWidth = Math.min(widest, terminal.columns / 3);
      left = labelWidth + 2;
      width = terminal.columns - left;
      top = heading().isEmpty() ? 0 : 1;
      int bottom = 2 + (Legend.of(chart).isEmpty() ? 0 : 1);
      dots = new Dots(terminal.rows, width, glyphs);
      cells = new Cells(top + terminal.rows + bottom, terminal.columns);
    }

    void write(Appendable out) throws IOException {
      cells.put(0, left, Labels.fit(heading(), width), Tone.INK);
      axisY();
      axisX();
      bands();
      dots.writeShades(cells, left, top);
      chart.rules().forEach(this::rule);
      lines();
      dots.writeLines(cells, left, top);
      chart.points().forEach(this::points);
      legend();
      cells.write(terminal.colour, out);
    }

    private String heading() {
      String title = Labels.clean(chart.title());
      String label = Labels.clean(chart.y().label());
      return title.isEmpty() || label.isEmpty() ? title + label : title + ", " + label;
    }

    private void axisY() {
      for (int row = 0; row < terminal.rows; row++) {
        cells.put(top + row, left - 1, glyphs.upright(), Tone.FAINT);
      }
      for (Ticks.Tick tick : ticksY) {
        int row = top + dots.row(tick.fraction());
        String text = Labels.fit(tick.text(), labelWidth);
        cells.put(row, labelWidth - text.codePointCount(0, text.length()), text, Tone.INK);
        cells.put(row, left - 1, glyphs.tickY(), Tone.FAINT);
      }
    }

    private void axisX() {
      int row = top + terminal.rows;
      cells.put(row, left - 1, glyphs.corner(), Tone.FAINT);
      for (int column = 0; column < width; column++) {
        cells.put(row, left + column, glyphs.level(), Tone.FAINT);
      }
      String label = Labels.fit(chart.x().label(), width / 3);
      int end = terminal.columns - label.codePointCount(0, label.length());
      cells.put(row + 1, end, label, Tone.INK);
      for (Ticks.Tick tick : ticksX()) {
        int column = left + dots.column(tick.fraction());
        String text = Labels.fit(tick.text(), width);
        int length = text.codePointCount(0, text.length());
        int start = Math.max(0, Math.min(terminal.columns - length, column - length / 2));
        if (cells.isBlank(row + 1, start - 1, start + length + 1)) {
          cells.put(row, column, glyphs.tickX(), Tone.FAINT);
          cells.put(row + 1, start, text, Tone.INK);
        }
      }
    }

    /** As many ticks as have room beside each other. */
    private List<Ticks.Tick> ticksX() {
      for (int most = 10; ; most--) {
        List<Ticks.Tick> ticks = Ticks.of(chart.x(), scaleX, most);
        int widest = ticks.stream().mapToInt(tick -> tick.text().length()).max().orElse(0);
        if (most == 2 || (widest + 3) * ticks.size() <= width) {
          return ticks;
        }
      }
    }

    private void bands() {
      for (Chart.Band band : chart.bands()) {
        double[] x = map(band.x(), scaleX::fraction);
        double[] upper = map(band.upper(), scaleY::fraction);
        double[] lower = map(band.lower(), scaleY::fraction);
        Runs.each(
            (from, to) ->
                dots.area(
                    Arrays.copyOfRange(x, from, to),
                    Arrays.copyOfRange(upper, from, to),
                    Arrays.copyOfRange(lower, from, to),
                    band.tone()),
            x,
            upper,
            lower);
      }
    }

    private void lines() {
      for (int i = 0; i < chart.lines().size(); i++) {
        Chart.Line line = chart.lines().get(i);
        double[] x = map(line.x(), scaleX::fraction);
        double[] y = map(line.y(), scaleY::fraction);
        int number = i;
        Runs.each(
            (from, to) ->
                dots.line(
                    Arrays.copyOfRange(x, from, to),
                    Arrays.copyOfRange(y, from, to),
                    number,
                    line.tone(),
                    line.dashed()),
            x,
            y);
      }
    }

    private void rule(Chart.Rule rule) {
      double at = (rule.vertical() ? scaleX : scaleY).fraction(rule.at());
      if (!Double.isFinite(at)) {
        return;
      }
      int n = rule.vertical() ? terminal.rows : width;
      for (int i = 0; i < n; i++) {
        int row = rule.vertical() ? i : dots.row(at);
        int column = rule.vertical() ? dots.column(at) : i;
        cells.put(top + row, left + column, glyphs.rule(rule.vertical()), rule.tone());
      }
    }

    private void points(Chart.Points points) {
      for (int i = 0; i < points.x().length; i++) {
        double x = scaleX.fraction(points.x()[i]);
        double y = scaleY.fraction(points.y()[i]);
        if (Double.isFinite(x) && Double.isFinite(y)) {
          cells.put(top + dots.row(y), left + dots.column(x), glyphs.point(), points.tone());
        }
      }
    }

    private void legend() {
      int row = top + terminal.rows + 2;
      int column = left;
      int lines = 0;
      int bands = 0;
      for (Legend.Item item : Legend.of(chart)) {
        String sample =
            switch (item.kind()) {
              case LINE -> twice(glyphs.line(lines++));
              case DASHED -> glyphs.ascii() ? twice(glyphs.line(lines++)) : "╌╌";
              case BAND -> twice(glyphs.shade(++bands));
              case RULE -> twice(glyphs.rule(false));
              case POINTS -> String.valueOf(glyphs.point());
            };
        cells.put(row, column, sample, item.tone());
        cells.put(row, column + sample.length() + 1, item.name(), Tone.INK);
        column += sample.length() + item.name().codePointCount(0, item.name().length()) + 4;
      }
    }

    private static String twice(char character) {
      return String.valueOf(character).repeat(2);
    }

    private static double[] map(double[] values, DoubleUnaryOperator place) {
      return Arrays.stream(values).map(place).toArray();
    }
  }
}
