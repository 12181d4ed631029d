package elman.embed.query;

import elman.embed.vectors.WordVectors;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words that are spelt much like another one. */
final class Spelling {
  /** Bytes that may differ; a letter of another script is two or three of them. */
  private static final int FARTHEST = 3;

  private static final int MOST = 3;

  private Spelling() {}

  /**
   * Up to three words: that in lower case first, then by the distance of Levenshtein (1966) in
   * bytes, and among equals the most frequent first. Not more than a third of a word may differ, or
   * what is left of it.
   */
  static List<String> alike(WordVectors vectors, String word) {
    List<String> alike = new ArrayList<>();
    String lower = word.toLowerCase(Locale.ROOT);
    int same = vectors.find(lower);
    if (same >= 0) {
      alike.add(lower);
    }
    byte[] wanted = lower.getBytes(StandardCharsets.UTF_8);
    int most = Math.min(FARTHEST, (wanted.length + 2) / 3);
    List<List<Integer>> byDistance = new ArrayList<>();
    for (int distance = 0; distance <= most; distance++) {
      byDistance.add(new ArrayList<>());
    }
    for (int i = 0; i < vectors.words().size(); i++) {
      int distance = distance(wanted, vectors, i, most);
      if (distance <= most && i != same && byDistance.get(distance).size() < MOST) {
        byDistance.get(distance).add(i);
      }
    }
    byDistance.forEach(words -> words.forEach(i -> alike.add(vectors.word(i))));
    return alike.subList(0, Math.min(MOST, alike.size()));
  }

  /** Fewest bytes to insert, delete or replace; anything above {@code most} if it is more. */
  private static int distance(byte[] wanted, WordVectors vectors, int word, int most) {
    int start = vectors.words().start(word);
    int length = vectors.words().start(word + 1) - start;
    if (Math.abs(length - wanted.length) > most) {
      return most + 1;
    }
    byte[] bytes = vectors.words().bytes();
    int[] row = new int[length + 1];
    for (int j = 0; j <= length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= wanted.length; i++) {
      int diagonal = row[0];
      row[0] = i;
      int least = i;
      for (int j = 1; j <= length; j++) {
        int replaced = diagonal + (wanted[i - 1] == bytes[start + j - 1] ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
        least = Math.min(least, row[j]);
      }
      if (least > most) {
        return least;
      }
    }
    return row[length];
  }
}
