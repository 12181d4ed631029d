package elman.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelLoaderTest {
  /** What a child process does: names its kernels. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) {
      System.out.println(KernelLoader.load(System.err).description());
    }
  }

  private static final String PROPERTY = "elman.kernels";

  private final String property = System.getProperty(PROPERTY);
  private final ByteArrayOutputStream warnings = new ByteArrayOutputStream();

  private String load() {
    return KernelLoader.load(new PrintStream(warnings, true, StandardCharsets.UTF_8)).description();
  }

  @BeforeEach
  void noProperty() {
    System.clearProperty(PROPERTY);
  }

  @AfterEach
  void propertyAsItWas() {
    if (property == null) {
      System.clearProperty(PROPERTY);
    } else {
      System.setProperty(PROPERTY, property);
    }
  }

  @Test
  void simdWhereTheJdkHasIt() {
    if (ModuleFinder.ofSystem().find("jdk.incubator.vector").isPresent()) {
      assertTrue(load().matches("simd \\d+ x float"));
      assertEquals("", warnings.toString(StandardCharsets.UTF_8));
    } else {
      assertEquals("scalar", load());
      assertEquals(1, warnings.toString(StandardCharsets.UTF_8).lines().count());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "SCALAR"})
  void scalarOnRequest(String value) {
    System.setProperty(PROPERTY, value);
    assertEquals("scalar", load());
    assertEquals("", warnings.toString(StandardCharsets.UTF_8));
  }

  @Test
  void loadsTwice() {
    assertEquals(load(), load());
  }

  @Test
  void fallsBackAloudWithoutTheExport() throws Exception {
    List<String> lines = ChildJvm.run(Child.class, List.of()).lines().toList();
    assertEquals(2, lines.size(), lines.toString());
    assertTrue(lines.get(0).startsWith("elman: no SIMD on this JDK"), lines.get(0));
    assertEquals("scalar", lines.get(1));
  }
}
