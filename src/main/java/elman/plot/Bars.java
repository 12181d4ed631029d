package elman.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * A chart of bars that lie, with characters: a line for each.
 *
 * @param columns of the terminal
 * @param ascii whether to do without block characters
 */
public record Bars(int columns, boolean ascii) {
  private static final int LEAST = 8;
  private static final int EIGHTHS = 8;
  private static final String PARTS = " ▏▎▍▌▋▊▉";
  private static final String GAP = "  ";

  /**
   * A bar.
   *
   * @param label what stands before it
   * @param size its length in proportion to the others; at least 0
   * @param text what stands behind it
   */
  public record Bar(String label, double size, String text) {}

  /** The lines, the longest bar as long as there is room for. */
  public List<String> lines(List<Bar> bars) {
    int label = 0;
    int text = 0;
    double most = 0;
    for (Bar bar : bars) {
      label = Math.max(label, bar.label.length());
      text = Math.max(text, bar.text.length());
      most = Math.max(most, bar.size);
    }
    int room = Math.max(LEAST, columns - label - text - 2 * GAP.length() - 1);
    List<String> lines = new ArrayList<>();
    for (Bar bar : bars) {
      String drawn = bar(most == 0 ? 0 : room * bar.size / most, bar.size > 0);
      String line =
          " ".repeat(label - bar.label.length())
              + bar.label
              + GAP
              + drawn
              + (drawn.isEmpty() ? "" : GAP)
              + bar.text;
      lines.add(line.stripTrailing());
    }
    return lines;
  }

  /** Of what there is something, there is something to see. */
  private String bar(double length, boolean some) {
    if (ascii) {
      return "#".repeat(Math.max(some ? 1 : 0, (int) Math.round(length)));
    }
    int eighths = Math.max(some ? 1 : 0, (int) Math.round(length * EIGHTHS));
    String part = eighths % EIGHTHS == 0 ? "" : PARTS.substring(eighths % EIGHTHS).substring(0, 1);
    return "█".repeat(eighths / EIGHTHS) + part;
  }
}
