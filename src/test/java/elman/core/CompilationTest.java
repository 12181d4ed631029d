package elman.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A kernel gives the same bits in the interpreter, from the first compiler and from the second: a
 * resumed training, whose code is cold again, goes on exactly as the one that was stopped.
 */
class CompilationTest {
  @ParameterizedTest
  @ValueSource(strings = {"scalar", "simd"})
  void sameBitsHoweverCompiled(String kernels) throws Exception {
    String compiled = digest(kernels, "-XX:+TieredCompilation", 20_000);
    assertEquals(compiled, digest(kernels, "-XX:TieredStopAtLevel=1", 500));
    assertEquals(compiled, digest(kernels, "-Xint", 1));
  }

  private static String digest(String kernels, String flag, int runs) throws Exception {
    List<String> flags = List.of(ChildJvm.EXPORTS, "-Delman.kernels=" + kernels, flag);
    return ChildJvm.run(KernelsDigest.class, flags, Integer.toString(runs));
  }
}
