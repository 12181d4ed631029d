package elman.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import elman.io.Source;
import elman.io.Spool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Texts that the tests of this package share. */
final class Texts {
  /** Texts that a careless tokenizer would not give back. */
  static final List<String> AWKWARD =
      List.of(
          "",
          " ",
          "     ",
          "a",
          "a b",
          " leading and trailing ",
          "runs   of    spaces",
          "tabs\t\tand \t mixtures \t",
          "CRLF\r\nand\n\nLF\r",
          "no-break\u00a0space, thin\u2009space, line\u2028separator",
          "Don't, ‘can’t’; won't!",
          "3.14e-10 + x_1 == (y<<2)",
          "e\u0301 \u0301 a\u0327\u0323",
          "中文没有空格。 日本語も",
          "العربية ١٢٣، هنا",
          "हिन्दी देवनागरी",
          "👩\u200d👩\u200d👧 👍🏽 🇨🇭 ❤\uFE0F",
          "𝒜 𝟙𝟚 \ud800\udc00 \udbff\udfff",
          "<unk> is text",
          "\u0000\u0001\u007f\u0085\uFFFD\uFFFF");

  private Texts() {}

  /** A source that can be opened once, as a pipe can. */
  static Source source(String text) {
    return source(text.getBytes(UTF_8));
  }

  static Source source(byte[] bytes) {
    return Source.of("test", new ByteArrayInputStream(bytes));
  }

  private static final Path BPE =
      Path.of(System.getProperty("elman.basedir", ""), "testdata/golden/tokenizers/gpt2.json");

  /** The kinds that any text can be made of. */
  static Stream<Tokenizer.Kind> kindsOfText() {
    return Arrays.stream(Tokenizer.Kind.values()).filter(kind -> kind != Tokenizer.Kind.IDS);
  }

  /** The tokenizer that a model's file would give back. */
  static Tokenizer again(Tokenizer tokenizer) throws IOException {
    return tokenizer instanceof FileTokenizer made
        ? FileTokenizer.of("again", made.file(), made.pattern())
        : Tokenizer.of(tokenizer.kind(), tokenizer.vocabulary().tokens());
  }

  /** {@link Corpus#learn} in memory; a file is that of a byte-pair encoding. */
  static Corpus learn(Tokenizer.Kind kind, List<Source> sources, int minCount) throws IOException {
    if (kind == Tokenizer.Kind.FILE) {
      Tokenizer tokenizer = FileTokenizer.of("bpe", Files.readAllBytes(BPE), null);
      return Corpus.encode(tokenizer, sources, Spool.inMemory());
    }
    return Corpus.learn(kind, sources, minCount, Spool.inMemory());
  }

  /** {@link Corpus#encode} in memory. */
  static int[] encode(Tokenizer tokenizer, List<Source> sources) throws IOException {
    return Corpus.encode(tokenizer, sources, Spool.inMemory()).tokens().toArray();
  }

  static List<Source> sources(String... texts) {
    return Arrays.stream(texts).map(Texts::source).toList();
  }

  /** Random code points of all ranges, never a surrogate, with many spaces among them. */
  static String random(Random random, int codePoints) {
    StringBuilder text = new StringBuilder("x");
    while (text.length() < codePoints) {
      int bound =
          switch (random.nextInt(5)) {
            case 0 -> 0x80;
            case 1 -> 0x800;
            case 2 -> 0x10000;
            default -> Character.MAX_CODE_POINT + 1;
          };
      int codePoint = random.nextInt(3) == 0 ? ' ' : random.nextInt(bound);
      if (Character.getType(codePoint) != Character.SURROGATE) {
        text.appendCodePoint(codePoint);
      }
    }
    return text.toString();
  }

  /** The texts above and some random ones. */
  static Stream<String> all() {
    Random random = new Random(1);
    return Stream.concat(
        AWKWARD.stream(), Stream.generate(() -> random(random, random.nextInt(300))).limit(50));
  }
}
