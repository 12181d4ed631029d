package elman.faults;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import elman.cli.Elman;
import elman.core.Ops;
import elman.core.ScalarKernels;
import elman.core.Workers;
import elman.embed.EmbeddingFile;
import elman.embed.Lexicon;
import elman.embed.query.Expression;
import elman.embed.query.Judgements;
import elman.embed.query.Questions;
import elman.embed.vectors.VectorReader;
import elman.gradient.NormReading;
import elman.io.FormatException;
import elman.io.Json;
import elman.io.RawSafetensors;
import elman.io.Safetensors;
import elman.io.SafetensorsScan;
import elman.io.Source;
import elman.io.Utf8;
import elman.lm.LanguageModel;
import elman.memory.MemoryFile;
import elman.memory.PatternReader;
import elman.seq.SeqModel;
import elman.seq.data.ExampleOptions;
import elman.seq.data.ExampleReader;
import elman.seq.data.Examples;
import elman.seq.data.Shape;
import elman.series.auto.ModelFile;
import elman.series.table.Table;
import elman.series.table.TableSettings;
import elman.token.bpe.SplitPattern;
import elman.token.file.TokenizerFile;
import elman.token.plain.ByteModel;
import elman.token.stream.DecodeStream;
import elman.train.Trainer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All that reads files, each with files that it can read. */
final class Parsers implements AutoCloseable {
  /** Reads bytes as a file of its kind. */
  @FunctionalInterface
  interface Reading {
    /**
     * Reads.
     *
     * @throws FormatException if they are no such file
     */
    void read(byte[] file) throws IOException;
  }

  /**
   * A kind of file.
   *
   * @param name what it is called here
   * @param checksummed whether every change must be found
   * @param specimens files of the kind
   */
  record Parser(String name, boolean checksummed, List<byte[]> specimens, Reading reading) {}

  /** Reads a file on a disk in memory. */
  @FunctionalInterface
  private interface PathReading {
    Object read(Path path) throws IOException;
  }

  private final FileSystem memory = Jimfs.newFileSystem(Configuration.unix());
  private final Workers workers = new Workers(1);
  private final Ops ops = new Ops(new ScalarKernels(), workers);
  private final List<Parser> all = new ArrayList<>();

  /**
   * Knows all parsers.
   *
   * @param folder where specimens are
   */
  Parsers(Path folder) throws IOException {
    models(folder);
    vectors(folder);
    tokenizers(folder);
    texts(folder);
    sequences();
    compressed();
  }

  /** All of them. */
  List<Parser> all() {
    return all;
  }

  /**
   * Has one of them read an input of the fuzzer: the first byte says which, the others are the
   * file.
   *
   * @throws FormatException if that is refused
   */
  void read(byte[] input) throws IOException {
    Parser parser = all.get((input[0] & 0xff) % all.size());
    parser.reading().read(Arrays.copyOfRange(input, 1, input.length));
  }

  /** Those whose files are safetensors of the program's own. */
  List<Parser> models() {
    return all.stream().filter(Parser::checksummed).toList();
  }

  private void models(Path folder) throws IOException {
    files("model", folder, "lm", path -> LanguageModel.load(path, ops));
    files("sequence model", folder, "seq", path -> SeqModel.load(path, ops));
    files("encoder-decoder model", folder, "pairs", path -> SeqModel.load(path, ops));
    files("forecast model", folder, "forecast", path -> ModelFile.read(path, ops));
    files("memory", folder, "memory", MemoryFile::read);
    files("unfinished vectors", folder, "vectors.safetensors", EmbeddingFile::read);
    files(
        "checkpoint",
        folder,
        "run.checkpoint",
        path -> {
          Files.copy(path, memory.getPath("m.checkpoint"));
          try {
            Trainer.planOf(memory.getPath("m"));
            return Specimens.run(ops, memory.getPath("m")).resume();
          } finally {
            Files.delete(memory.getPath("m.checkpoint"));
          }
        });
    byte[] foreign =
        RawSafetensors.of("{'a':{'dtype':'F16','shape':[2,1],'data_offsets':[0,4]}}", new byte[4]);
    add("safetensors", List.of(foreign), onDisk(Safetensors::read));
    add(
        "safetensors, scanned",
        List.of(foreign),
        onDisk(path -> SafetensorsScan.of(path, (item, values, count) -> {})));
  }

  private void files(String name, Path folder, String file, PathReading reading)
      throws IOException {
    all.add(new Parser(name, true, Specimens.read(folder, file), onDisk(reading)));
  }

  private Reading onDisk(PathReading reading) {
    Path path = memory.getPath("file");
    return bytes -> {
      Files.write(path, bytes);
      reading.read(path);
    };
  }

  private void add(String name, List<byte[]> specimens, Reading reading) {
    all.add(new Parser(name, false, specimens, reading));
  }

  private void vectors(Path folder) throws IOException {
    for (String kind : List.of("vectors.bin", "vectors.txt")) {
      add(
          kind,
          Specimens.read(folder, kind),
          bytes -> VectorReader.read(source(bytes), workers, repeated -> {}));
    }
    add("vocabulary with counts", Specimens.read(folder, "words"), b -> Lexicon.read(source(b)));
    add(
        "questions",
        texts(": a\none two three four\nFive six seven eight\n"),
        bytes -> Questions.read(source(bytes)));
    add(
        "judgements",
        texts("a\tb\t0.5\nc\td\t3\n", "Word 1,Word 2,Human (mean)\na,b,1\n"),
        bytes -> Judgements.read(source(bytes)));
    add(
        "expressions",
        texts("king - man + woman", "man : doctor :: woman : ?", "'a b' + \"c\""),
        bytes -> {
          try {
            Expression.parse(new String(bytes, StandardCharsets.UTF_8));
          } catch (IllegalArgumentException e) {
            throw new FormatException("expression", null, e.getMessage(), e);
          }
        });
  }

  private void tokenizers(Path folder) throws IOException {
    Path golden = Elman.BASE.resolve("testdata/golden/tokenizers");
    List<byte[]> files = new ArrayList<>(Specimens.read(folder, "bpe.json", "unigram.json"));
    files.addAll(
        Specimens.read(
            golden, "bert.json", "clip.json", "digits.json", "llama.json", "wordlevel.json"));
    add("tokenizer.json", files, bytes -> TokenizerFile.read("t", bytes, null));
    add(
        "SentencePiece model",
        Specimens.read(golden, "bpe.model", "identity.model"),
        bytes -> TokenizerFile.read("t", bytes, null));
    add(
        "tokens' ranks",
        texts("QQ== 0\nQg== 1\nQUI= 2\n"),
        bytes -> TokenizerFile.read("t", bytes, SplitPattern.CL100K));
    add(
        "vocab.txt",
        texts("[UNK]\n[CLS]\n[SEP]\na\n##b\n"),
        bytes -> TokenizerFile.read("t", bytes, null));
    DecodeStream decoder = new DecodeStream(new ByteModel(), false, false);
    add(
        "ids as NumPy's array",
        Specimens.read(folder, "ids.npy"),
        bytes -> decoder.runNpy(List.of(source(bytes)), OutputStream.nullOutputStream()));
    add(
        "ids",
        texts("72 101\n10\n", "255"),
        bytes -> decoder.run(List.of(source(bytes)), 0, OutputStream.nullOutputStream()));
  }

  private void texts(Path folder) throws IOException {
    add("text", texts("na\u00efve\r\n\u2028\ufeff"), bytes -> Utf8.read(source(bytes)));
    add(
        "JSON",
        texts("{\"a\":[1,-2.5e3,\"\\u00e4\\n\",null,true],\"b\":{}}"),
        bytes -> Json.parse("j", new String(bytes, StandardCharsets.UTF_8)));
    add(
        "training log",
        Specimens.read(folder, "log"),
        bytes -> NormReading.of(source(bytes), new NormReading.Settings(null, 1, List.of())));
    List<byte[]> patterns = new ArrayList<>(Specimens.read(folder, "bits.pbm"));
    patterns.addAll(texts("P4\n9 2\n\u0001\u0002\u0003\u0004", "0 1 1\n1 1 0\n", "-1,1\n"));
    add(
        "patterns",
        patterns,
        bytes -> {
          try (PatternReader reader = new PatternReader(source(bytes))) {
            while (reader.next() != null) {}
          }
        });
    List<byte[]> tables = new ArrayList<>(Specimens.read(folder, "series.csv", "future.csv"));
    tables.addAll(
        texts(
            "id;ds;y\na;2020-01-01;1.5\na;2020-01-02;2.5\nb;2020-01-01;3\n",
            "\"2020-01-01 00:00\"\t1\n\"2020-01-01 01:00\"\tNA\n\"2020-01-01 02:00\"\t3\n",
            "1\n2\n3\n"));
    add("tables", tables, bytes -> Table.read(List.of(source(bytes)), TableSettings.DEFAULT));
  }

  private void sequences() {
    examples(Shape.MANY_TO_ONE, "up\ta b\ndown\tb a\n", "id,t,x,label\n1,1,2,u\n1,2,3,u\n");
    examples(
        Shape.MANY_TO_ONE, "@problemName X\n@classLabel true up down\n@data\n1,2,3:4,5,6:up\n");
    examples(Shape.MANY_TO_MANY, "a B-X\nb I-X\n\nc O\n", "id,t,x,label\n1,1,2,u\n1,2,3,v\n");
    examples(Shape.SEQ2SEQ, "a b\tc d\n");
    examples(Shape.ONE_TO_MANY, "up\ta b\n");
    examples(Shape.ONE_TO_ONE, "1,2,up\n3,4,down\n");
    examples(Shape.TREE, "(3 (2 very) (4 good))\n");
    String header = "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 1), }\n";
    byte[] npy =
        Specimens.bytes("?NUMPY\u0001\u0000" + (char) header.length() + "\u0000" + header + "ab");
    npy[0] = (byte) 0x93;
    add(
        "NumPy's array",
        List.of(npy),
        bytes -> read(Shape.ONE_TO_ONE, ExampleOptions.PREDICTION, bytes));
  }

  private void examples(Shape shape, String... specimens) {
    add(
        "examples, " + shape.label(),
        texts(specimens),
        bytes -> read(shape, ExampleOptions.TRAINING, bytes));
  }

  private static void read(Shape shape, ExampleOptions options, byte[] bytes) throws IOException {
    try (ExampleReader reader = Examples.open(shape, List.of(source(bytes)), options)) {
      while (reader.next() != null) {}
    }
  }

  private void compressed() throws IOException {
    List<byte[]> files = new ArrayList<>();
    for (Packed packed : Packed.ALL) {
      files.add(packed.of(Specimens.bytes("abba abba abba\n"), 9));
    }
    add("compressed", files, bytes -> source(bytes).open().readAllBytes());
  }

  private static List<byte[]> texts(String... texts) {
    List<byte[]> files = new ArrayList<>();
    for (String text : texts) {
      files.add(Specimens.bytes(text));
    }
    return files;
  }

  private static Source source(byte[] bytes) {
    return Source.of("input", new ByteArrayInputStream(bytes));
  }

  @Override
  public void close() throws IOException {
    workers.close();
    memory.close();
  }
}
