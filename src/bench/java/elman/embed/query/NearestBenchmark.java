package elman.embed.query;

import elman.core.KernelLoader;
import elman.core.Ops;
import elman.core.Rng;
import elman.core.Workers;
import elman.embed.vectors.RowBlocks;
import elman.embed.vectors.WordVectors;
import elman.token.ByteTable;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.DoubleAdder;
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
 * The ten words nearest to one of a million, beside plain sums over the same matrix. An operation
 * is a byte of the matrix, so the score is GB/s.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "-Xmx3g",
      "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED",
    })
public class NearestBenchmark {
  private static final int WORDS = 1_000_000;
  private static final int DIM = 300;
  private static final int BYTES = WORDS * DIM * Float.BYTES;

  /** Threads that share the work. */
  @Param({"1", "2"})
  public int threads;

  private final RowBlocks rows = new RowBlocks(WORDS, DIM);
  private Workers workers;
  private Ops ops;
  private Nearest nearest;
  private Lookup.Found word;

  /** Fills the matrix. */
  @Setup
  public void open() throws Exception {
    workers = new Workers(threads);
    ops = new Ops(KernelLoader.load(System.err), workers);
    ByteTable words = new ByteTable();
    for (int i = 0; i < WORDS; i++) {
      byte[] name = Integer.toString(i).getBytes(StandardCharsets.UTF_8);
      words.add(name, 0, name.length);
    }
    Rng rng = new Rng(1);
    for (int b = 0; b < rows.blocks(); b++) {
      float[] block = rows.block(b);
      for (int i = 0; i < block.length; i++) {
        block[i] = 2 * rng.nextFloat() - 1;
      }
    }
    Directions directions = new Directions(new WordVectors("random", words, rows, null, null), ops);
    Lookup lookup = new Lookup(directions, false);
    nearest = new Nearest(lookup, Method.COS_ADD);
    word = lookup.find("12345");
  }

  /** Dismisses the threads. */
  @TearDown
  public void close() {
    workers.close();
  }

  /** A query. */
  @Benchmark
  @OperationsPerInvocation(BYTES)
  public int[] query() {
    return nearest.nearestTo(word).top(10, false);
  }

  /** The sum of all squares, by a kernel that does little else than read. */
  @Benchmark
  @OperationsPerInvocation(BYTES)
  public double sum() {
    DoubleAdder sum = new DoubleAdder();
    workers.split(
        rows.blocks(),
        1,
        (from, to) -> {
          for (int b = from; b < to; b++) {
            sum.add(ops.kernels().sumOfSquares(rows.block(b).length, rows.block(b), 0));
          }
        });
    return sum.sum();
  }
}
