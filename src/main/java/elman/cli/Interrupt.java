package elman.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Lets a command end in order when the process gets SIGINT or SIGTERM: the JVM, which on its own
 * would end at once, waits until the command has noticed and returned, and then ends with 130 or
 * 143.
 */
final class Interrupt {
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean requested;

  /** From now on the end of the process waits for {@link #finish}. */
  void install() {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(this::await, "elman-interrupt"));
    } catch (IllegalStateException e) {
      requested = true;
    }
  }

  private void await() {
    requested = true;
    try {
      finished.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns whether the command is to stop. */
  boolean requested() {
    return requested;
  }

  /** All is said and done; must be called before the process is asked to exit. */
  void finish() {
    finished.countDown();
  }
}
