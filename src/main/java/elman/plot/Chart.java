package elman.plot;

import java.util.List;

/**
 * What is to be drawn. Numbers that are not finite are gaps; a value of greater size than 1e300 is
 * drawn as if it were 1e300.
 *
 * @param title what it shows; may be empty
 * @param bands drawn first, in their order: the widest comes first
 * @param rules lines across the whole chart
 * @param lines drawn above the bands
 * @param points drawn last
 */
public record Chart(
    String title,
    Axis x,
    Axis y,
    List<Band> bands,
    List<Rule> rules,
    List<Line> lines,
    List<Points> points) {

  /** Takes copies of the lists. */
  public Chart {
    bands = List.copyOf(bands);
    rules = List.copyOf(rules);
    lines = List.copyOf(lines);
    points = List.copyOf(points);
  }

  /**
   * A line through n points.
   *
   * @param name for the legend; empty for none
   * @param x ascending, n
   * @param y n
   */
  public record Line(String name, double[] x, double[] y, Tone tone, boolean dashed) {
    /**
     * @throws IllegalArgumentException if the lengths differ
     */
    public Line {
      checkLengths(x, y);
    }
  }

  /**
   * What lies between two lines of n points.
   *
   * @param name for the legend; empty for none
   * @param x ascending, n
   * @param lower n
   * @param upper n
   * @param opacity between 0 and 1; what lies in several bands is darker
   */
  public record Band(
      String name, double[] x, double[] lower, double[] upper, Tone tone, double opacity) {
    /**
     * @throws IllegalArgumentException if the lengths differ or the opacity is out of its range
     */
    public Band {
      checkLengths(x, lower);
      checkLengths(x, upper);
      if (!(opacity >= 0 && opacity <= 1)) {
        throw new IllegalArgumentException("the opacity must be between 0 and 1, not " + opacity);
      }
    }
  }

  /**
   * A line across the chart, such as a threshold or the time at which the forecast begins.
   *
   * @param name for the legend; empty for none
   * @param at where on its axis
   * @param vertical whether it stands at an x, and does not lie at a y
   */
  public record Rule(String name, double at, boolean vertical, Tone tone) {}

  /**
   * Single points.
   *
   * @param name for the legend; empty for none
   * @param x n
   * @param y n
   */
  public record Points(String name, double[] x, double[] y, Tone tone) {
    /**
     * @throws IllegalArgumentException if the lengths differ
     */
    public Points {
      checkLengths(x, y);
    }
  }

  private static void checkLengths(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(y.length + " values at " + x.length + " places");
    }
  }

  /** The axis of x with room for all that is drawn. */
  Scale scaleX() {
    Scale.Range range = new Scale.Range(x.log());
    bands.forEach(band -> range.add(band.x()));
    lines.forEach(line -> range.add(line.x()));
    points.forEach(some -> range.add(some.x()));
    rules.stream().filter(Rule::vertical).forEach(rule -> range.add(rule.at()));
    return range.scale(0);
  }

  /** The axis of y with room for all that is drawn, and a little more. */
  Scale scaleY() {
    Scale.Range range = new Scale.Range(y.log());
    for (Band band : bands) {
      range.add(band.lower());
      range.add(band.upper());
    }
    lines.forEach(line -> range.add(line.y()));
    points.forEach(some -> range.add(some.y()));
    rules.stream().filter(rule -> !rule.vertical()).forEach(rule -> range.add(rule.at()));
    return range.scale(0.04);
  }
}
