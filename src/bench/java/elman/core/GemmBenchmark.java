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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The products of an LSTM with 512 units, their right factors packed beforehand. An operation is
 * 1000 flops, so the score in operations per microsecond is GFLOP/s, to be read against {@code
 * FmaPeakBenchmark} in the same run.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED")
public class GemmBenchmark {
  private static final int HIDDEN = 512;
  private static final int GATES = 4 * HIDDEN;
  private static final int BATCH = 64;
  private static final int ALL_STEPS = 64 * BATCH;

  /** A long product would overflow the int that an annotation takes; per thousand it fits. */
  private static final int STEP = (int) (2L * BATCH * HIDDEN * GATES / 1000);

  /** Threads that share a product. */
  @Param({"1", "2"})
  public int threads;

  private Workers workers;
  private Ops ops;
  private Packed weights;
  private Packed weightsTransposed;
  private Packed states;

  private final Matrix weight = random(HIDDEN, GATES);
  private final Matrix state = random(ALL_STEPS, HIDDEN);
  private final Matrix gates = random(ALL_STEPS, GATES);
  private final Matrix gradient = random(GATES, HIDDEN);

  /** Packs the right factors. */
  @Setup
  public void open() {
    workers = new Workers(threads);
    ops = new Ops(KernelLoader.load(System.err), workers);
    weights = new Packed(ops.kernels());
    weightsTransposed = new Packed(ops.kernels());
    states = new Packed(ops.kernels());
    ops.pack(weights, weight);
    ops.packTransposed(weightsTransposed, weight);
    ops.pack(states, state);
  }

  /** Dismisses the threads. */
  @TearDown
  public void close() {
    workers.close();
  }

  /** Several steps' inputs at once: 512 x 512 x 2048. */
  @Benchmark
  @OperationsPerInvocation(8 * STEP)
  public Matrix m512k512n2048() {
    Matrix c = gates.rows(0, 8 * BATCH);
    ops.mul(c, state.rows(0, 8 * BATCH), weights);
    return c;
  }

  /** One step forward: 64 x 512 x 2048. */
  @Benchmark
  @OperationsPerInvocation(STEP)
  public Matrix m64k512n2048() {
    Matrix c = gates.rows(0, BATCH);
    ops.mul(c, state.rows(0, BATCH), weights);
    return c;
  }

  /** The same, packing the weights each time. */
  @Benchmark
  @OperationsPerInvocation(STEP)
  public Matrix m64k512n2048AndPack() {
    ops.pack(weights, weight);
    return m64k512n2048();
  }

  /** One step back: 64 x 2048 x 512. */
  @Benchmark
  @OperationsPerInvocation(STEP)
  public Matrix m64k2048n512() {
    Matrix c = state.rows(0, BATCH);
    ops.mul(c, gates.rows(0, BATCH), weightsTransposed);
    return c;
  }

  /** The weights' gradient from all steps: 2048 x 4096 x 512 with A transposed. */
  @Benchmark
  @OperationsPerInvocation(64 * STEP)
  public Matrix m2048k4096n512TransposedA() {
    gradient.fill(0);
    ops.addMulTransposed(gradient, gates, states);
    return gradient;
  }

  private static Matrix random(int rows, int cols) {
    Matrix matrix = Matrix.zeros(rows, cols);
    Rng rng = new Rng(rows);
    for (int i = 0; i < matrix.size(); i++) {
      matrix.data()[i] = 2 * rng.nextFloat() - 1;
    }
    return matrix;
  }
}
