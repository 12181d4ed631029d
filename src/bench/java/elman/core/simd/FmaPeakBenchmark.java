package elman.core.simd;

import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The most that one core can do: fused multiply-adds on registers alone, as many at a time as the
 * latency needs. An operation is 1000 flops, so the score in operations per microsecond is GFLOP/s,
 * the yardstick for {@code GemmBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class FmaPeakBenchmark {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

  /** Multiply-adds of one accumulator, all lanes together; a multiple of any number of lanes. */
  private static final int FLOATS = 64_000;

  /** As many as the registers of the smallest machine hold beside the operands. */
  private static final int ACCUMULATORS = 12;

  /** Not final, so that the compiler cannot know the results; they converge to 1. */
  private float factor = 0.5f;

  private float summand = 0.5f;

  /** Twelve independent chains of x = factor x + summand. */
  @Benchmark
  @OperationsPerInvocation(2 * FLOATS * ACCUMULATORS / 1000)
  public FloatVector fma() {
    FloatVector a = FloatVector.broadcast(S, factor);
    FloatVector b = FloatVector.broadcast(S, summand);
    FloatVector x0 = FloatVector.zero(S);
    FloatVector x1 = a;
    FloatVector x2 = b;
    FloatVector x3 = a.add(1f);
    FloatVector x4 = a.add(2f);
    FloatVector x5 = a.add(3f);
    FloatVector x6 = a.add(4f);
    FloatVector x7 = a.add(5f);
    FloatVector x8 = a.add(6f);
    FloatVector x9 = a.add(7f);
    FloatVector x10 = a.add(8f);
    FloatVector x11 = a.add(9f);
    for (int i = 0; i < FLOATS / S.length(); i++) {
      x0 = x0.fma(a, b);
      x1 = x1.fma(a, b);
      x2 = x2.fma(a, b);
      x3 = x3.fma(a, b);
      x4 = x4.fma(a, b);
      x5 = x5.fma(a, b);
      x6 = x6.fma(a, b);
      x7 = x7.fma(a, b);
      x8 = x8.fma(a, b);
      x9 = x9.fma(a, b);
      x10 = x10.fma(a, b);
      x11 = x11.fma(a, b);
    }
    FloatVector first = x0.add(x1).add(x2).add(x3).add(x4).add(x5);
    return first.add(x6).add(x7).add(x8).add(x9).add(x10).add(x11);
  }
}
