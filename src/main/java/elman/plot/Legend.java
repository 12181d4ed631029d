package elman.plot;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The names of what a chart shows. */
final class Legend {
  /** Width of the sample beside a name. */
  static final double SAMPLE = 18;

  /** Between a sample and its name. */
  static final double SPACE = 4;

  /** Between a name and the next sample. */
  static final double GAP = 14;

  private static final int LONGEST = 40;

  /** How a thing is drawn. */
  enum Kind {
    LINE,
    DASHED,
    BAND,
    RULE,
    POINTS
  }

  /** A thing that has a name. */
  record Item(String name, Kind kind, Tone tone, double opacity) {}

  private Legend() {}

  /** All that have names; a band is as dark as it is within those before it. */
  static List<Item> of(Chart chart) {
    List<Item> items = new ArrayList<>();
    chart
        .lines()
        .forEach(
            line ->
                add(items, line.name(), line.dashed() ? Kind.DASHED : Kind.LINE, line.tone(), 1));
    Map<Tone, Double> clear = new EnumMap<>(Tone.class);
    for (Chart.Band band : chart.bands()) {
      double left = clear.merge(band.tone(), 1 - band.opacity(), (one, other) -> one * other);
      add(items, band.name(), Kind.BAND, band.tone(), 1 - left);
    }
    chart.rules().forEach(rule -> add(items, rule.name(), Kind.RULE, rule.tone(), 1));
    chart.points().forEach(some -> add(items, some.name(), Kind.POINTS, some.tone(), 1));
    return items;
  }

  /** How many of the first have room; where not all have, there is room for saying so. */
  static int shown(List<Item> items, double room, double size) {
    double rest = StrokeFont.width("+" + items.size(), size) + GAP;
    double used = 0;
    int fit = 0;
    for (int i = 0; i < items.size(); i++) {
      used += StrokeFont.width(items.get(i).name(), size) + SAMPLE + SPACE + GAP;
      if (used + (i + 1 < items.size() ? rest : 0) <= room + GAP) {
        fit = i + 1;
      } else {
        break;
      }
    }
    return fit;
  }

  private static void add(List<Item> items, String name, Kind kind, Tone tone, double opacity) {
    String clean = Labels.fit(name, LONGEST);
    if (!clean.isEmpty()) {
      items.add(new Item(clean, kind, tone, opacity));
    }
  }
}
