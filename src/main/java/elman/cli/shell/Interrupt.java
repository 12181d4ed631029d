package elman.cli.shell;

import elman.io.AtomicFile;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;

/**
 * What happens when the process gets SIGHUP, SIGINT or SIGTERM. Commands end at once, and nothing
 * that they were writing stays behind. One that has said so ends in order: the JVM waits until it
 * has noticed and returned, and then ends with 129, 130 or 143; a second signal ends it at once.
 */
public final class Interrupt {
  /** What the exit status of a process is above the number of the signal that ended it. */
  private static final int SIGNALLED = 128;

  private final IntConsumer leave;
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean requested;
  private volatile boolean awaited;

  /** For a process whose signals are none of its business. */
  public Interrupt() {
    this(code -> {});
  }

  /**
   * For a process.
   *
   * @param leave ends it at once, with an exit code
   */
  public Interrupt(IntConsumer leave) {
    this.leave = leave;
  }

  /** Watches over the end of the process; to be called once, at its beginning. */
  public void watch() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "elman-interrupt"));
  }

  /** From now on the end of the process waits for {@link #finish}. */
  public void install() {
    awaited = true;
  }

  private void end() {
    requested = true;
    if (awaited) {
      leaveAtNextSignal();
      try {
        finished.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    AtomicFile.discardUnfinished();
  }

  /**
   * From now on a signal ends the process. The class for it is in every JDK but in no API, so that
   * it can only be had by its name.
   */
  private void leaveAtNextSignal() {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object leaving =
          Proxy.newProxyInstance(
              Interrupt.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                int number = (int) signal.getMethod("getNumber").invoke(arguments[0]);
                leave.accept(SIGNALLED + number);
                return null;
              });
      for (String name : List.of("HUP", "INT", "TERM")) {
        Object one = signal.getConstructor(String.class).newInstance(name);
        signal.getMethod("handle", signal, handler).invoke(null, one, leaving);
      }
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // Only the end in order is left then.
    }
  }

  /** Returns whether the command is to stop. */
  public boolean requested() {
    return requested;
  }

  /** All is said and done; must be called before the process is asked to exit. */
  public void finish() {
    finished.countDown();
  }
}
