package elman.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.util.Locale;

/**
 * Chooses the kernels of this process: SIMD where the JDK has the vector module and the machine has
 * vectors that are multiplied and added at once, else scalar.
 *
 * <p>{@code java -jar} cannot add a module, and the flag that does prints a warning. The manifest
 * exports the JDK's own module loader to us instead, which resolves the incubator module quietly.
 */
public final class KernelLoader {
  private static final String SIMD = "elman.core.simd.SimdKernels";
  private static final String MODULE = "jdk.incubator.vector";

  /** How often to look whether the processor can do it: others may have had it for a moment. */
  private static final int ROUNDS = 5;

  private static final int CALLS = 100;

  /** Between what a call takes with the instruction, and without. */
  private static final long MOST_NANOS = 500;

  private KernelLoader() {}

  /**
   * Begins to load the kernels beside whatever else a program does at its start: what {@link #load}
   * takes is nearly all the time for which their classes are read and linked.
   */
  public static void begin() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    Background.start("elman-kernels", () -> load(new PrintStream(nowhere, false, UTF_8)));
  }

  /** Without the instruction Java does it in decimal: 50 microseconds each in a new process. */
  private static boolean multipliesAndAddsAtOnce() {
    float sum = 1;
    for (int round = 0; round < ROUNDS; round++) {
      long begin = System.nanoTime();
      for (int i = 0; i < CALLS; i++) {
        sum = Math.fma(sum, 1.0001f, -1e-4f);
      }
      if (System.nanoTime() - begin < CALLS * MOST_NANOS) {
        return true;
      }
    }
    return Float.isNaN(sum);
  }

  /**
   * The kernels; {@code -Delman.kernels=scalar} asks for the scalar ones.
   *
   * @param warnings where to say in one line that SIMD could not be had, and why
   */
  public static synchronized Kernels load(PrintStream warnings) {
    String wanted = System.getProperty("elman.kernels", "simd").toLowerCase(Locale.ROOT);
    if (wanted.equals("scalar")) {
      return new ScalarKernels();
    }
    if (!multipliesAndAddsAtOnce()) {
      warnings.println(
          "elman: this processor has no fused multiply-add, using the slower scalar kernels");
      return new ScalarKernels();
    }
    try {
      if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
        Class.forName("jdk.internal.module.Modules")
            .getMethod("loadModule", String.class)
            .invoke(null, MODULE);
      }
      Constructor<?> constructor = Class.forName(SIMD).getConstructor();
      return (Kernels) constructor.newInstance();
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      warnings.println(
          "elman: no SIMD on this JDK, using the slower scalar kernels (" + cause + ")");
      return new ScalarKernels();
    }
  }
}
