package elman.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The time limit is for a team that waits for itself for ever. */
@Timeout(value = 600, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkersTest {
  /** Long enough for a worker to give up spinning and park. */
  private static final int PARKED_MILLIS = 20;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void partsCoverTheRangeOnceCutAtTheGrain(int count) {
    try (Workers workers = new Workers(count)) {
      assertEquals(count, workers.count());
      for (int n : new int[] {0, 1, 2, 3, 4, 5, 7, 8, 9, 16, 31, 32, 33, 100, 1000}) {
        for (int grain : new int[] {1, 2, 8, 32, 2000}) {
          AtomicIntegerArray visits = new AtomicIntegerArray(n);
          workers.split(
              n,
              grain,
              (from, to) -> {
                assertTrue(from < to && from % grain == 0 && (to % grain == 0 || to == n));
                for (int i = from; i < to; i++) {
                  visits.incrementAndGet(i);
                }
              });
          for (int i = 0; i < n; i++) {
            assertEquals(1, visits.get(i));
          }
        }
      }
    }
  }

  @Test
  void aLargeRangeDoesNotOverflow() {
    try (Workers workers = new Workers(3)) {
      AtomicInteger covered = new AtomicInteger();
      workers.split(2_000_000_000, 1_000, (from, to) -> covered.addAndGet(to - from));
      assertEquals(2_000_000_000, covered.get());
    }
  }

  /** Each part waits until there is one for every worker, in the first job of a team as well. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void allWorkAtTheSameTime(int count) {
    CyclicBarrier barrier = new CyclicBarrier(count);
    for (int team = 0; team < 50; team++) {
      Set<Thread> threads = ConcurrentHashMap.newKeySet();
      try (Workers workers = new Workers(count)) {
        for (int job = 0; job < 3; job++) {
          workers.split(
              count,
              1,
              (from, to) -> {
                threads.add(Thread.currentThread());
                await(barrier);
              });
        }
      }
      assertEquals(count, threads.size());
      assertTrue(threads.remove(Thread.currentThread()));
      assertTrue(threads.stream().allMatch(Thread::isDaemon));
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Each job reads what another part wrote in the job before, through plain memory. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void aJobSeesWhatTheJobBeforeWrote(int count) {
    int n = 8;
    int[][] cells = new int[2][n];
    try (Workers workers = new Workers(count)) {
      for (int job = 0; job < 10_000; job++) {
        int[] read = cells[job % 2];
        int[] write = cells[(job + 1) % 2];
        workers.split(
            n,
            1,
            (from, to) -> {
              for (int i = from; i < to; i++) {
                write[i] = read[(i + 3) % n] + 1;
              }
            });
        for (int cell : write) {
          assertEquals(job + 1, cell);
        }
      }
    }
  }

  @Test
  void partsMaySplitAgain() {
    AtomicInteger visits = new AtomicInteger();
    try (Workers workers = new Workers(3)) {
      for (int job = 0; job < 1000; job++) {
        workers.split(
            5, 1, (from, to) -> workers.split(to - from, 1, (f, t) -> visits.addAndGet(t - f)));
      }
    }
    assertEquals(5000, visits.get());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void whatAPartThrowsComesOutAndTheTeamGoesOn(int count) {
    try (Workers workers = new Workers(count)) {
      for (Throwable thrown : new Throwable[] {new IllegalStateException(), new TestError()}) {
        for (int guilty = 0; guilty < 4 * count; guilty++) {
          assertRethrown(workers, thrown, guilty);
        }
      }
    }
  }

  private static void assertRethrown(Workers workers, Throwable thrown, int guilty) {
    int n = 4 * workers.count();
    AtomicInteger covered = new AtomicInteger();
    Workers.Part part =
        (from, to) -> {
          covered.addAndGet(to - from);
          if (from <= guilty && guilty < to) {
            rethrow(thrown);
          }
        };
    assertSame(thrown, assertThrows(Throwable.class, () -> workers.split(n, 1, part)));
    assertEquals(n, covered.get(), "the other parts have ended");
    workers.split(n, 1, (from, to) -> covered.addAndGet(to - from));
    assertEquals(2 * n, covered.get());
  }

  private static final class TestError extends Error {
    private static final long serialVersionUID = 1;
  }

  private static void rethrow(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  @Test
  void allPartsMayThrow() {
    Workers.Part part =
        (from, to) -> {
          throw new IllegalStateException();
        };
    try (Workers workers = new Workers(4)) {
      for (int job = 0; job < 100; job++) {
        assertThrows(IllegalStateException.class, () -> workers.split(100, 1, part));
      }
    }
  }

  @Test
  void thoseWhoWaitLongAreWoken() throws InterruptedException {
    CyclicBarrier barrier = new CyclicBarrier(3);
    try (Workers workers = new Workers(3)) {
      for (int job = 0; job < 5; job++) {
        Thread.sleep(PARKED_MILLIS);
        workers.split(3, 1, (from, to) -> await(barrier));
      }
    }
  }

  @Test
  void anInterruptedCallerStillWaitsForAll() {
    AtomicInteger ended = new AtomicInteger();
    Thread caller = Thread.currentThread();
    try (Workers workers = new Workers(2)) {
      caller.interrupt();
      workers.split(
          2,
          1,
          (from, to) -> {
            if (Thread.currentThread() != caller) {
              sleep();
            }
            ended.incrementAndGet();
          });
      assertEquals(2, ended.get());
      assertTrue(Thread.interrupted());
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(PARKED_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void closeEndsTheThreads() throws InterruptedException {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    CyclicBarrier barrier = new CyclicBarrier(4);
    try (Workers workers = new Workers(4)) {
      workers.split(
          4,
          1,
          (from, to) -> {
            threads.add(Thread.currentThread());
            await(barrier);
          });
      Thread.sleep(PARKED_MILLIS);
    }
    threads.remove(Thread.currentThread());
    assertEquals(3, threads.size());
    for (Thread thread : threads) {
      thread.join(30_000);
      assertFalse(thread.isAlive());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void aTeamHasWorkers(int count) {
    assertThrows(IllegalArgumentException.class, () -> new Workers(count));
  }
}
