package elman.cli.shell;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;

/**
 * Lets a command end in order when the process gets SIGHUP, SIGINT or SIGTERM: the JVM, which on
 * its own would end at once, waits until the command has noticed and returned, and then ends with
 * 129, 130 or 143. A second signal ends it at once.
 */
public final class Interrupt {
  /** What the exit status of a process is above the number of the signal that ended it. */
  private static final int SIGNALLED = 128;

  private final IntConsumer leave;
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean requested;

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

  /** From now on the end of the process waits for {@link #finish}. */
  public void install() {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(this::await, "elman-interrupt"));
    } catch (IllegalStateException e) {
      requested = true;
    }
  }

  private void await() {
    requested = true;
    leaveAtNextSignal();
    try {
      finished.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
