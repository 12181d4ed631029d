package elman.token;

import elman.token.bpe.BpeLearner;
import elman.token.bpe.SplitPattern;
import elman.token.bpe.WordCounts;
import elman.token.plain.CharModel;
import elman.token.plain.DictionaryModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Encoding by one thread in a process that is warm. The text is that of {@code
 * -Delman.bench.text=FILE}; {@code bpe} is a byte-level encoding of 32,000 tokens learned from it.
 * Divide the bytes of the text by the time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EncodeBenchmark {
  private static final int PART = 1 << 19;

  @Param({"bpe", "words", "chars"})
  String kind;

  private byte[] text;
  private TokenModel model;
  private Encoder encoder;
  private final TokenBuffer ids = new TokenBuffer();

  @Setup
  public void read() throws IOException {
    text = Files.readAllBytes(Path.of(System.getProperty("elman.bench.text")));
    model =
        switch (kind) {
          case "bpe" -> learned();
          case "words" -> DictionaryModel.words();
          default -> new CharModel();
        };
    encoder = model.encoder();
  }

  private TokenModel learned() {
    WordCounts counts = new WordCounts();
    counts.addText(SplitPattern.GPT2, text, 0, text.length);
    return new BpeLearner(SplitPattern.GPT2, List.of(), 32_000, 1).learn(counts).model();
  }

  @Benchmark
  public long encode() {
    long tokens = 0;
    for (int from = 0; from < text.length; ) {
      int to = Math.min(text.length, from + PART);
      while (to < text.length - 1 && !model.isSafeCut(text, to)) {
        to++;
      }
      to = to >= text.length - 1 ? text.length : to;
      ids.clear();
      encoder.encode(text, from, to, ids);
      tokens += ids.size();
      from = to;
    }
    return tokens;
  }
}
