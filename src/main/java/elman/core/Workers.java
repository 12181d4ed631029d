package elman.core;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A fixed team of threads that share out the work of one computation: the caller and {@code count -
 * 1} daemons that wait for it, spinning for a moment (the next piece usually follows within
 * microseconds) and parked after that.
 *
 * <p>Work is cut into pieces that whoever is free takes one after the other. A thread that the
 * machine is not running at the moment holds nothing up: the others do its share.
 *
 * <p>One computation at a time: {@link #split} is called by the one thread that opened the team.
 */
public final class Workers implements AutoCloseable {
  /** A fifth of a millisecond or so of waiting without giving up the processor. */
  private static final int SPINS = 5000;

  /** How long the caller sleeps between looks after that. */
  private static final long NAP_NANOS = 20_000;

  /** As many as a long has bits, which say which are taken. */
  private static final int MOST_PIECES = 64;

  /** Pieces for each worker, so that one who started late leaves the others something to take. */
  private static final int PIECES_EACH = 4;

  /** What is done with a part {@code from .. to - 1} of a range. */
  @FunctionalInterface
  public interface Part {
    /** Handles elements {@code from} to {@code to - 1}. */
    void accept(int from, int to);
  }

  /**
   * A range cut into pieces. Each worker begins with those of its place, which it had the last time
   * too, so that what they need may still be in its cache, and then takes what is left.
   */
  private static final class Job {
    final int n;
    final int grains;
    final int grain;
    final int pieces;
    final Part part;
    final AtomicLong taken = new AtomicLong();
    final AtomicInteger done = new AtomicInteger();
    volatile Throwable failure;

    Job(int n, int grain, int pieces, Part part) {
      this.n = n;
      this.grain = grain;
      grains = (n + grain - 1) / grain;
      this.pieces = pieces;
      this.part = part;
    }

    /** Does pieces until all are taken, beginning with piece {@code first}. */
    void work(int first) {
      for (int i = 0; i < pieces; i++) {
        int piece = (first + i) % pieces;
        if (take(piece)) {
          try {
            part.accept(start(piece), start(piece + 1));
          } catch (RuntimeException | Error e) {
            failure = e;
          }
          done.incrementAndGet();
        }
      }
    }

    private boolean take(int piece) {
      long bit = 1L << piece;
      return (taken.get() & bit) == 0 && (taken.getAndUpdate(bits -> bits | bit) & bit) == 0;
    }

    private int start(int piece) {
      return (int) Math.min(n, (long) grains * piece / pieces * grain);
    }
  }

  private final Thread[] threads;
  private final AtomicInteger parked = new AtomicInteger();
  private volatile Job job = new Job(0, 1, 0, (from, to) -> {});
  private volatile boolean closed;

  /**
   * Opens a team of {@code count} workers.
   *
   * @throws IllegalArgumentException if count is not positive
   */
  public Workers(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("the number of threads must be positive, not " + count);
    }
    threads = new Thread[count - 1];
    Job idle = job;
    for (int i = 0; i < threads.length; i++) {
      int worker = i + 1;
      threads[i] = new Thread(() -> serve(worker, idle), "elman-worker-" + worker);
      threads[i].setDaemon(true);
      threads[i].start();
    }
  }

  /** Number of workers, the caller included. */
  public int count() {
    return threads.length + 1;
  }

  /**
   * Cuts 0 .. n - 1 at multiples of {@code grain} into a few parts for each worker and has all of
   * them handled. What was written is visible to the caller afterwards, and to later parts.
   *
   * @throws RuntimeException or Error, one that a part threw; all parts have ended then
   */
  public void split(int n, int grain, Part part) {
    int most = Math.min(MOST_PIECES, PIECES_EACH * count());
    int pieces = Math.min(most, (n + grain - 1) / grain);
    if (count() == 1 || pieces <= 1) {
      if (n > 0) {
        part.accept(0, n);
      }
      return;
    }
    Job current = new Job(n, grain, pieces, part);
    job = current;
    if (parked.get() > 0) {
      for (Thread thread : threads) {
        LockSupport.unpark(thread);
      }
    }
    current.work(0);
    for (int spins = 0; current.done.get() < pieces; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(this, NAP_NANOS);
      }
    }
    if (current.failure instanceof Error error) {
      throw error;
    } else if (current.failure instanceof RuntimeException exception) {
      throw exception;
    }
  }

  /** Does every job after {@code last}: one may be there before the thread has started. */
  private void serve(int worker, Job last) {
    while (!closed) {
      for (int spins = 0; job == last && spins < SPINS; spins++) {
        Thread.onSpinWait();
      }
      if (job == last) {
        park(last);
      }
      last = job;
      last.work(worker * last.pieces / count());
    }
  }

  /** Waits for another job; announced before looking once more, so that no waking is missed. */
  private void park(Job last) {
    parked.incrementAndGet();
    while (job == last && !closed) {
      LockSupport.park(this);
    }
    parked.decrementAndGet();
  }

  /** Dismisses the threads. */
  @Override
  public void close() {
    closed = true;
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
  }
}
