package elman.token.stream;

import elman.token.TokenBuffer;
import java.util.Arrays;

/** Counts tokens on their way to another format, or to none. */
public final class TokenCounts implements TokenFormat {
  private final TokenFormat next;
  private long[] counts = new long[1 << 10];
  private int size;

  /** Counts what is written so; null writes nothing. */
  public TokenCounts(TokenFormat next) {
    this.next = next;
  }

  /** One more than the highest id that occurred. */
  public synchronized int size() {
    return size;
  }

  /** How often an id below the size occurred. */
  public synchronized long count(int id) {
    return counts[id];
  }

  /** How many different ids occurred. */
  public synchronized int types() {
    return (int) Arrays.stream(counts).filter(count -> count > 0).count();
  }

  @Override
  public void header(ByteSink out) {
    if (next != null) {
      next.header(out);
    }
  }

  @Override
  public void startLine(ByteSink out) {
    if (next != null) {
      next.startLine(out);
    }
  }

  @Override
  public void tokens(TokenBuffer ids, int from, int to, Place place, ByteSink out) {
    add(ids, from, to);
    if (next != null) {
      next.tokens(ids, from, to, place, out);
    }
  }

  private synchronized void add(TokenBuffer ids, int from, int to) {
    for (int i = from; i < to; i++) {
      int id = ids.get(i);
      if (id >= counts.length) {
        counts = Arrays.copyOf(counts, Math.max(2 * counts.length, id + 1));
      }
      counts[id]++;
      size = Math.max(size, id + 1);
    }
  }

  @Override
  public void separator(ByteSink out) {
    if (next != null) {
      next.separator(out);
    }
  }

  @Override
  public void endLine(boolean newline, ByteSink out) {
    if (next != null) {
      next.endLine(newline, out);
    }
  }
}
