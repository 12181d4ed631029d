package elman.token.pipeline;

import elman.token.ByteTable;
import elman.token.CodePoints;
import elman.token.TokenBuffer;
import elman.token.WordModel;
import java.util.Arrays;

/**
 * The likeliest way to cut a word into tokens that occur independently of each other (Kudo 2018),
 * found by Viterbi's algorithm.
 */
public final class Unigram implements WordModel {
  /** How much less likely than the least likely token a character without one is, in nats. */
  private static final double UNKNOWN_PENALTY = 10;

  private final String[] names;
  private final double[] scores;
  private final int unknown;
  private final int[] byteIds;
  private final ByteTable table = new ByteTable();

  /** The token of each entry of the table. */
  private final int[] tokens;

  private final boolean single;
  private final int longest;
  private final double unknownScore;

  /**
   * @param pieces the tokens by their ids
   * @param scores their log-probabilities
   * @param unknown id of the unknown token, or -1
   * @param byteIds ids of tokens for single bytes, for what there is no token for; null for none
   */
  public Unigram(String[] pieces, double[] scores, int unknown, int[] byteIds) {
    this(pieces, scores, unknown, byteIds, pieces, false);
  }

  /**
   * @param pieces the tokens by their ids; null for those that no text becomes
   * @param names what all of them are called
   * @param single whether sums are of single precision, as in SentencePiece, where that decides
   */
  public Unigram(
      String[] pieces,
      double[] scores,
      int unknown,
      int[] byteIds,
      String[] names,
      boolean single) {
    this.single = single;
    this.names = names.clone();
    this.scores = scores.clone();
    this.unknown = unknown;
    this.byteIds = byteIds;
    int most = 0;
    double least = 0;
    tokens = new int[pieces.length];
    for (int id = 0; id < pieces.length; id++) {
      if (pieces[id] != null) {
        byte[] bytes = Pieces.utf8(pieces[id]);
        tokens[table.add(bytes, 0, bytes.length)] = id;
        most = Math.max(most, bytes.length);
        least = Math.min(least, scores[id]);
      }
    }
    longest = most;
    unknownScore = least - UNKNOWN_PENALTY;
  }

  @Override
  public String[] pieces() {
    return names.clone();
  }

  @Override
  public int unknown() {
    return unknown;
  }

  @Override
  public Cutter cutter() {
    return this::cut;
  }

  private void cut(String word, TokenBuffer buffer) {
    byte[] text = Pieces.utf8(word);
    int n = text.length;
    int[] starts = new int[n + 1];
    int[] ids = new int[n + 1];
    double[] best = new double[n + 1];
    Arrays.fill(starts, -1);
    for (int from = 0; from < n; from = CodePoints.next(text, from, n)) {
      int character = CodePoints.next(text, from, n);
      boolean single = false;
      for (int to = character; to <= n && to - from <= longest; to = CodePoints.next(text, to, n)) {
        int entry = table.find(text, from, to);
        if (entry >= 0) {
          int id = tokens[entry];
          reach(starts, ids, best, from, to, id, sum(best[from], scores[id]));
          single |= to == character;
        }
        if (to == n) {
          break;
        }
      }
      if (!single) {
        reach(starts, ids, best, from, character, unknown, sum(best[from], unknownScore));
      }
    }
    addPath(text, starts, ids, buffer);
  }

  private double sum(double a, double b) {
    return single ? (float) a + (float) b : a + b;
  }

  private static void reach(
      int[] starts, int[] ids, double[] best, int from, int to, int id, double score) {
    if (starts[to] < 0 || score > best[to]) {
      starts[to] = from;
      ids[to] = id;
      best[to] = score;
    }
  }

  /** Adds the tokens of the best path; unknown ones side by side are one, or are bytes. */
  private void addPath(byte[] text, int[] starts, int[] ids, TokenBuffer buffer) {
    int n = text.length;
    int[] ends = new int[n + 1];
    for (int at = n; at > 0; at = starts[at]) {
      ends[starts[at]] = at;
    }
    for (int at = 0; at < n; ) {
      int end = ends[at];
      boolean isUnknown = ids[end] == unknown;
      while (isUnknown && end < n && ids[ends[end]] == unknown) {
        end = ends[end];
      }
      if (!isUnknown) {
        buffer.add(ids[end]);
      } else if (byteIds != null) {
        for (int i = at; i < end; i++) {
          buffer.add(byteIds[text[i] & 0xff]);
        }
      } else if (unknown >= 0) {
        buffer.add(unknown);
      }
      at = end;
    }
  }
}
