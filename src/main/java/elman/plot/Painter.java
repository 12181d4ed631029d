package elman.plot;

import elman.plot.Canvas.Anchor;
import elman.plot.Canvas.Pen;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Draws one chart into a rectangle of a canvas. */
final class Painter {
  private static final double TITLE = 14;
  private static final double SMALL = 11;
  private static final double ROW = 18;
  private static final double PAD = 8;

  /** Points of drawing to a tick of the axis of y. */
  private static final double TICK_HEIGHT = 42;

  /** Columns in which a line's points count as one. */
  private static final double COLUMN = 0.5;

  /** Width of a band that has but one point. */
  private static final double BAR = 6;

  private static final Pen GRID = new Pen(Tone.FAINT, 1, 0, 0.25);
  private static final Pen FRAME = new Pen(Tone.FAINT, 1, 0, 0.9);

  private final Canvas canvas;
  private final Chart chart;
  private final Box outer;
  private final Scale scaleX;
  private final Scale scaleY;
  private final List<Ticks.Tick> ticksY;

  /** Where the lines are. */
  private final Box inner;

  /** A rectangle. */
  record Box(double x, double y, double width, double height) {
    double right() {
      return x + width;
    }

    double bottom() {
      return y + height;
    }
  }

  Painter(Canvas canvas, Chart chart, Box outer) {
    this.canvas = canvas;
    this.chart = chart;
    this.outer = outer;
    scaleX = chart.scaleX();
    scaleY = chart.scaleY();
    double top = PAD + ROW + (hasSecondRow() ? ROW : 0) + PAD / 2;
    double bottom = PAD + ROW + (chart.x().label().isEmpty() ? 0 : ROW);
    double height = outer.height - top - bottom;
    ticksY = Ticks.of(chart.y(), scaleY, Math.max(2, (int) (height / TICK_HEIGHT)));
    double widest =
        ticksY.stream().mapToDouble(tick -> StrokeFont.width(tick.text(), SMALL)).max().orElse(0);
    double left = PAD + Math.min(widest, outer.width / 3) + PAD;
    inner =
        new Box(
            outer.x + left,
            outer.y + top,
            outer.width - left - 2 * PAD,
            outer.height - top - bottom);
  }

  void paint() {
    canvas.begin(Labels.clean(chart.title()));
    canvas.text(
        inner.x,
        outer.y + PAD + TITLE,
        Labels.fit(chart.title(), TITLE, inner.width),
        TITLE,
        Anchor.START);
    legend();
    chart.bands().forEach(this::band);
    axisY();
    axisX();
    chart.rules().forEach(this::rule);
    chart.lines().forEach(this::line);
    chart.points().forEach(this::points);
    canvas.end();
  }

  private boolean hasSecondRow() {
    return !chart.y().label().isEmpty() || !Legend.of(chart).isEmpty();
  }

  /** The names on the right and what is measured on the left, below the title. */
  private void legend() {
    double y = outer.y + PAD + ROW + TITLE;
    String label = Labels.fit(chart.y().label(), SMALL, inner.width / 2);
    canvas.text(inner.x, y, label, SMALL, Anchor.START);
    double free = inner.width - StrokeFont.width(label, SMALL) - PAD;
    List<Legend.Item> items = Legend.of(chart);
    int shown = Legend.shown(items, free, SMALL);
    double x = inner.right();
    if (shown < items.size()) {
      String rest = "+" + (items.size() - shown);
      canvas.text(x, y, rest, SMALL, Anchor.END);
      x -= StrokeFont.width(rest, SMALL) + Legend.GAP;
    }
    for (int i = shown - 1; i >= 0; i--) {
      Legend.Item item = items.get(i);
      canvas.text(x, y, item.name(), SMALL, Anchor.END);
      x -= StrokeFont.width(item.name(), SMALL) + Legend.SAMPLE + Legend.SPACE;
      sample(item, x, y - SMALL * 0.36);
      x -= Legend.GAP;
    }
  }

  private void sample(Legend.Item item, double x, double y) {
    double[] ends = {x, x + Legend.SAMPLE};
    switch (item.kind()) {
      case BAND ->
          canvas.area(
              ends,
              new double[] {y - 4, y - 4},
              new double[] {y + 4, y + 4},
              item.tone(),
              item.opacity());
      case POINTS -> canvas.dot(x + Legend.SAMPLE / 2, y, 3, item.tone());
      case LINE -> canvas.line(ends, new double[] {y, y}, pen(item.tone(), false));
      case DASHED -> canvas.line(ends, new double[] {y, y}, pen(item.tone(), true));
      case RULE -> canvas.line(ends, new double[] {y, y}, rulePen(item.tone()));
    }
  }

  private void axisY() {
    for (Ticks.Tick tick : ticksY) {
      double y = inner.bottom() - tick.fraction() * inner.height;
      canvas.line(new double[] {inner.x, inner.right()}, new double[] {y, y}, GRID);
      String text = Labels.fit(tick.text(), SMALL, inner.x - outer.x - PAD);
      canvas.text(inner.x - PAD * 0.75, y + SMALL * 0.36, text, SMALL, Anchor.END);
    }
  }

  private void axisX() {
    double bottom = inner.bottom();
    canvas.line(new double[] {inner.x, inner.right()}, new double[] {bottom, bottom}, FRAME);
    for (Ticks.Tick tick : ticksX()) {
      double x = inner.x + tick.fraction() * inner.width;
      canvas.line(new double[] {x, x}, new double[] {bottom, bottom + 4}, FRAME);
      String text = Labels.fit(tick.text(), SMALL, inner.width);
      double half = StrokeFont.width(text, SMALL) / 2;
      double middle = Math.max(outer.x + half, Math.min(outer.right() - half, x));
      canvas.text(middle, bottom + ROW, text, SMALL, Anchor.MIDDLE);
    }
    String label = Labels.fit(chart.x().label(), SMALL, inner.width);
    canvas.text(inner.x + inner.width / 2, bottom + 2 * ROW, label, SMALL, Anchor.MIDDLE);
  }

  /** As many ticks as have room beside each other. */
  private List<Ticks.Tick> ticksX() {
    for (int most = 10; most > 2; most--) {
      List<Ticks.Tick> ticks = Ticks.of(chart.x(), scaleX, most);
      double widest =
          ticks.stream().mapToDouble(tick -> StrokeFont.width(tick.text(), SMALL)).max().orElse(0);
      if ((widest + 2 * PAD) * ticks.size() <= inner.width) {
        return ticks;
      }
    }
    List<Ticks.Tick> ticks = Ticks.of(chart.x(), scaleX, 2);
    return ticks.subList(0, Math.min(1, ticks.size()));
  }

  private void band(Chart.Band band) {
    double[] x = map(band.x(), this::placeX);
    double[] upper = map(band.upper(), this::placeY);
    double[] lower = map(band.lower(), this::placeY);
    Runs.each(
        (from, to) -> {
          double[] runX = slice(x, from, to);
          double[] runUpper = slice(upper, from, to);
          double[] runLower = slice(lower, from, to);
          if (to - from == 1) {
            runX = new double[] {x[from] - BAR / 2, x[from] + BAR / 2};
            runUpper = new double[] {upper[from], upper[from]};
            runLower = new double[] {lower[from], lower[from]};
          }
          canvas.area(runX, runUpper, runLower, band.tone(), band.opacity());
        },
        x,
        upper,
        lower);
  }

  private void line(Chart.Line line) {
    double[] x = map(line.x(), this::placeX);
    double[] y = map(line.y(), this::placeY);
    Pen pen = pen(line.tone(), line.dashed());
    Runs.each(
        (from, to) -> {
          if (to - from == 1) {
            canvas.dot(x[from], y[from], pen.width(), line.tone());
            return;
          }
          double[] runX = slice(x, from, to);
          double[] runY = slice(y, from, to);
          int[] places = Runs.visible(runX, runY, COLUMN);
          boolean dense = places.length > inner.width;
          canvas.line(Runs.pick(runX, places), Runs.pick(runY, places), dense ? pen.thin() : pen);
        },
        x,
        y);
  }

  private void points(Chart.Points points) {
    double[] x = map(points.x(), this::placeX);
    double[] y = map(points.y(), this::placeY);
    for (int i = 0; i < x.length; i++) {
      if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
        canvas.dot(x[i], y[i], 3, points.tone());
      }
    }
  }

  private void rule(Chart.Rule rule) {
    double at = rule.vertical() ? placeX(rule.at()) : placeY(rule.at());
    if (!Double.isFinite(at)) {
      return;
    }
    double[] across = {at, at};
    if (rule.vertical()) {
      canvas.line(across, new double[] {inner.y, inner.bottom()}, rulePen(rule.tone()));
    } else {
      canvas.line(new double[] {inner.x, inner.right()}, across, rulePen(rule.tone()));
    }
  }

  private static Pen pen(Tone tone, boolean dashed) {
    return new Pen(tone, tone == Tone.INK ? 1.25 : 1.75, dashed ? 5 : 0, 1);
  }

  private static Pen rulePen(Tone tone) {
    return new Pen(tone, 1, 3, 1);
  }

  private double placeX(double value) {
    return inner.x + scaleX.fraction(value) * inner.width;
  }

  private double placeY(double value) {
    return inner.bottom() - scaleY.fraction(value) * inner.height;
  }

  private static double[] map(double[] values, DoubleUnaryOperator place) {
    return Arrays.stream(values).map(place).toArray();
  }

  private static double[] slice(double[] values, int from, int to) {
    return Arrays.copyOfRange(values, from, to);
  }
}
