package elman.seq.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Counts of labels by what they should have been. */
public final class Confusion {
  private final Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
  private long total;
  private long right;

  /** Counts one. */
  public void add(String gold, String predicted) {
    counts.computeIfAbsent(gold, key -> new LinkedHashMap<>()).merge(predicted, 1L, Long::sum);
    total++;
    right += gold.equals(predicted) ? 1 : 0;
  }

  /**
   * Counts each label of a sequence.
   *
   * @throws IllegalArgumentException if they are not as many
   */
  public void add(List<String> gold, List<String> predicted) {
    Scores.checkLengths(gold, predicted);
    for (int i = 0; i < gold.size(); i++) {
      add(gold.get(i), predicted.get(i));
    }
  }

  /** How many were counted. */
  public long total() {
    return total;
  }

  /** How many of them are right. */
  public long right() {
    return right;
  }

  /** The part that is right; 0 of none. */
  public double accuracy() {
    return Scores.part(right, total);
  }

  /** Every label that should have been or was predicted, in the order of their characters. */
  public List<String> labels() {
    TreeSet<String> labels = new TreeSet<>(counts.keySet());
    counts.values().forEach(row -> labels.addAll(row.keySet()));
    return List.copyOf(labels);
  }

  /** How often a label was predicted for another one, or for itself. */
  public long count(String gold, String predicted) {
    return counts.getOrDefault(gold, Map.of()).getOrDefault(predicted, 0L);
  }

  /** Each label, in their order. */
  public List<LabelScore> perLabel() {
    Map<String, Long> gold = new LinkedHashMap<>();
    Map<String, Long> predicted = new LinkedHashMap<>();
    counts.forEach(
        (label, row) ->
            row.forEach(
                (answer, count) -> {
                  gold.merge(label, count, Long::sum);
                  predicted.merge(answer, count, Long::sum);
                }));
    return labels().stream()
        .map(
            label ->
                new LabelScore(
                    label,
                    gold.getOrDefault(label, 0L),
                    predicted.getOrDefault(label, 0L),
                    count(label, label)))
        .toList();
  }

  /** The mean of all labels' F1, each the same weight; 0 of none. */
  public double macroF1() {
    return perLabel().stream().mapToDouble(LabelScore::f1).average().orElse(0);
  }
}
