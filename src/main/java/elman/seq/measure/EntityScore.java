package elman.seq.measure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Entities found, as {@code conlleval} counts them (Tjong Kim Sang and De Meulder 2003): one is
 * right if type, first and last word are. Labels are {@code O} or a letter, a hyphen and a type; of
 * IOB1, IOB2 or IOBES, and wrong sequences of them are read as conlleval does: what goes on with
 * nothing begins.
 */
public final class EntityScore {
  private final Map<String, long[]> counts = new TreeMap<>();
  private long words;
  private long rightWords;

  /**
   * An entity in a sequence.
   *
   * @param type such as {@code LOC}
   * @param from its first word
   * @param to behind its last word
   */
  public record Entity(String type, int from, int to) {}

  /** Whether labels are of entities, and not all outside of them. */
  public static boolean isEntities(List<String> labels) {
    return EntityLabel.areAll(labels) && labels.stream().anyMatch(label -> !label.equals("O"));
  }

  /**
   * Counts a sequence.
   *
   * @throws IllegalArgumentException if the labels are not as many
   */
  public void add(List<String> gold, List<String> predicted) {
    Scores.checkLengths(gold, predicted);
    for (int i = 0; i < gold.size(); i++) {
      rightWords += gold.get(i).equals(predicted.get(i)) ? 1 : 0;
    }
    words += gold.size();
    List<Entity> there = entities(gold);
    Set<Entity> known = new HashSet<>(there);
    for (Entity entity : there) {
      of(entity)[0]++;
    }
    for (Entity entity : entities(predicted)) {
      long[] count = of(entity);
      count[1]++;
      count[2] += known.contains(entity) ? 1 : 0;
    }
  }

  private long[] of(Entity entity) {
    return counts.computeIfAbsent(entity.type, type -> new long[3]);
  }

  /** The entities of a sequence from left to right. */
  public static List<Entity> entities(List<String> labels) {
    List<Entity> entities = new ArrayList<>();
    EntityLabel outside = EntityLabel.of("O");
    EntityLabel before = outside;
    int from = -1;
    for (int i = 0; i <= labels.size(); i++) {
      EntityLabel now = i < labels.size() ? EntityLabel.of(labels.get(i)) : outside;
      boolean continues = now.continues(before);
      if (from >= 0 && !continues) {
        entities.add(new Entity(before.type(), from, i));
        from = -1;
      }
      if (now.place() != 'O' && !continues) {
        from = i;
      }
      before = now;
    }
    return entities;
  }

  /** Words that were counted. */
  public long words() {
    return words;
  }

  /** The part of the words whose label is right; 0 of none. */
  public double accuracy() {
    return Scores.part(rightWords, words);
  }

  /** Each type, in the order of their characters. */
  public List<LabelScore> perType() {
    List<LabelScore> all = new ArrayList<>();
    counts.forEach((type, n) -> all.add(new LabelScore(type, n[0], n[1], n[2])));
    return all;
  }

  /** All entities together, of every type the same weight for each entity. */
  public LabelScore overall() {
    long[] sum = new long[3];
    for (long[] count : counts.values()) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += count[i];
      }
    }
    return new LabelScore("", sum[0], sum[1], sum[2]);
  }
}
