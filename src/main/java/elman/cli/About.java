package elman.cli;

import elman.core.Kernels;

/** What is running here, in a few lines. */
final class About {
  private static final String UNPACKAGED = "unpackaged";

  private About() {}

  /** Returns the version of elman, from the jar's manifest. */
  static String version() {
    String version = About.class.getPackage().getImplementationVersion();
    return version == null ? UNPACKAGED : version;
  }

  /** Returns version, JDK, kernels and number of threads, a line each. */
  static String text(Kernels kernels, int threads) {
    return "elman "
        + version()
        + "\nJDK "
        + System.getProperty("java.runtime.version")
        + " ("
        + System.getProperty("java.vendor")
        + ")\nkernels "
        + kernels.description()
        + "\nthreads "
        + threads
        + "\n";
  }
}
