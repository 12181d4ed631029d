package elman.core;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What is made of exp, in nanoseconds per element, or per unit of a layer. Each call works on a
 * fresh copy of its operands, whose cost is in the figure.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED")
public class SquashBenchmark {
  private static final int HIDDEN = 512;
  private static final int CHARACTERS = 65;
  private static final int WORDS = 10_000;

  /** The implementation. */
  @Param({"scalar", "simd"})
  public String implementation;

  private Kernels kernels;
  private final float[] logits = random(WORDS);
  private final float[] x = new float[WORDS];
  private final float[] c = random(2 * HIDDEN);
  private final float[] cells = new float[2 * HIDDEN];
  private final float[] dh = random(HIDDEN);
  private final float[] dc = new float[HIDDEN];
  private final float[] h = new float[HIDDEN];

  /** Loads the kernels, which must be those asked for. */
  @Setup
  public void load() {
    System.setProperty("elman.kernels", implementation);
    kernels = KernelLoader.load(System.err);
    if (!kernels.description().startsWith(implementation)) {
      throw new IllegalStateException("no " + implementation + " kernels here");
    }
  }

  /** 2048 elements. */
  @Benchmark
  @OperationsPerInvocation(4 * HIDDEN)
  public float[] sigmoid() {
    System.arraycopy(logits, 0, x, 0, 4 * HIDDEN);
    kernels.sigmoid(4 * HIDDEN, x, 0);
    return x;
  }

  /** 2048 elements. */
  @Benchmark
  @OperationsPerInvocation(4 * HIDDEN)
  public float[] tanh() {
    System.arraycopy(logits, 0, x, 0, 4 * HIDDEN);
    kernels.tanh(4 * HIDDEN, x, 0);
    return x;
  }

  /** 512 units, five activations each. */
  @Benchmark
  @OperationsPerInvocation(HIDDEN)
  public float[] lstmForward() {
    System.arraycopy(logits, 0, x, 0, 4 * HIDDEN);
    kernels.lstmForward(HIDDEN, HIDDEN, x, 0, c, 0, HIDDEN, h, 0);
    return h;
  }

  /** 512 units; logits stand for activations. */
  @Benchmark
  @OperationsPerInvocation(HIDDEN)
  public float[] lstmBackward() {
    System.arraycopy(logits, 0, x, 0, 4 * HIDDEN);
    System.arraycopy(c, 0, cells, 0, 2 * HIDDEN);
    System.arraycopy(dh, 0, dc, 0, HIDDEN);
    kernels.lstmBackward(HIDDEN, HIDDEN, x, 0, cells, 0, HIDDEN, dh, 0, dc, 0);
    return x;
  }

  /** One row of a character model. */
  @Benchmark
  @OperationsPerInvocation(CHARACTERS)
  public float softmaxOfCharacters() {
    System.arraycopy(logits, 0, x, 0, CHARACTERS);
    return kernels.softmax(CHARACTERS, x, 0);
  }

  /** One row of a word model. */
  @Benchmark
  @OperationsPerInvocation(WORDS)
  public float softmaxOfWords() {
    System.arraycopy(logits, 0, x, 0, WORDS);
    return kernels.softmax(WORDS, x, 0);
  }

  /** Uniform in [-4, 4). */
  private static float[] random(int n) {
    float[] x = new float[n];
    Rng rng = new Rng(n);
    for (int i = 0; i < n; i++) {
      x[i] = 8 * rng.nextFloat() - 4;
    }
    return x;
  }
}
