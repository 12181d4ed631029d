package elman.core;

/** Threads for work that only saves time, such as having loops compiled before they are needed. */
public final class Background {
  private Background() {}

  /**
   * Starts a task in a daemon thread. What goes wrong there is not said: the work that it is for
   * will meet it, and say it.
   *
   * @param name of the thread
   */
  public static Thread start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((failed, e) -> {});
    thread.start();
    return thread;
  }
}
