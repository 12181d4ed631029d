package elman.cli.shell;

import elman.core.Kernels;
import elman.io.Messages;
import java.util.List;
import java.util.Locale;

/** What is running here, in a few lines. */
public final class About {
  private static final String UNPACKAGED = "unpackaged";

  private static final int MEGA = 1 << 20;
  private static final double NANOS = 1e9;

  private About() {}

  /** Returns the version of elman, from the jar's manifest. */
  private static String version() {
    String version = About.class.getPackage().getImplementationVersion();
    return version == null ? UNPACKAGED : version;
  }

  /** Returns version, JDK, kernels and number of threads, a line each. */
  public static String text(Kernels kernels, int threads) {
    return versions() + computing(kernels, threads);
  }

  /** Returns the versions of elman and the JDK, a line each. */
  public static String versions() {
    return "elman "
        + version()
        + "\nJDK "
        + System.getProperty("java.runtime.version")
        + " ("
        + System.getProperty("java.vendor")
        + ")\n";
  }

  /** Returns where it runs, and how it was called, a line each, as a report of a fault wants it. */
  public static String settings(List<String> arguments) {
    return "system "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.version")
        + " "
        + System.getProperty("os.arch")
        + "\nlocale "
        + Locale.getDefault().toLanguageTag()
        + ", names of files in "
        + System.getProperty("sun.jnu.encoding")
        + "\nmemory at most "
        + Runtime.getRuntime().maxMemory() / MEGA
        + " MB\narguments "
        + Messages.printable(String.join(" ", arguments))
        + "\n";
  }

  /** Returns how long it took, in a line. */
  public static String time(long nanos) {
    return String.format(Locale.ROOT, "time %.3f s%n", nanos / NANOS);
  }

  /** Returns kernels and number of threads, a line each. */
  static String computing(Kernels kernels, int threads) {
    return "kernels " + kernels.description() + "\nthreads " + threads + "\n";
  }
}
