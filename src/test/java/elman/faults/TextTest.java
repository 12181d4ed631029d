package elman.faults;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.cli.Elman;
import elman.cli.InProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts as they are found: through tokens and back without a loss, or refused at a named place. */
class TextTest {
  /** Texts that are UTF-8. */
  private static final List<String> TEXTS =
      List.of(
          "",
          "\n",
          "no end",
          "one\r\ntwo\r\n",
          "one\rtwo\n\n\n",
          "\ufeffmark\n\ufeff inside \ufeff\n",
          "nul \u0000 nul\n\u0000",
          "line\u2028paragraph\u2029next\u0085\u000b\f\n",
          "J'ai vu No\u00ebl \u00e0 l'\u0153uvre : \u00ab d\u00e9j\u00e0 \u00bb\u00a0!\n",
          "\u6211\u5728\u5317\u4eac\u5927\u5b66\u5b66\u4e60\u795e\u7ecf\u7f51\u7edc\u3002\n",
          "e\u0301 \u00e9 \ud83d\udc69\u200d\ud83d\udcbb \ud835\udd38 \uffff \udbff\udfff\n",
          " \t  leading and trailing  \t \n",
          "I\u0130\u0131i stra\u00dfe \u03a3\u03c3\u03c2\n",
          "<|endoftext|><s></s>[UNK]<unk>\n");

  /** Bytes that are no UTF-8, and where they begin not to be. */
  private record Broken(byte[] bytes, int line, int at) {}

  @TempDir static Path folder;

  @BeforeAll
  static void learn() throws IOException {
    Files.write(folder.resolve("all"), all());
    String train = "tokenize -q --bpe --train FILE --vocab-size 400 " + folder.resolve("all");
    Elman.Result result = run(train.replace("FILE", folder.resolve("bpe.json").toString()));
    assertEquals(new Elman.Result(0, "", ""), result);
  }

  private static byte[] all() {
    return Specimens.bytes(String.join("", TEXTS));
  }

  private static Elman.Result run(String command) {
    return InProcess.run("", command.split(" ", -1));
  }

  private static List<Broken> broken() {
    List<Broken> all = new ArrayList<>();
    for (int[] wrong :
        new int[][] {
          {0xff},
          {0xc3},
          {0xed, 0xa0, 0x80},
          {0xed, 0xb0, 0x80},
          {0xc0, 0x80},
          {0xf4, 0x90, 0x80, 0x80},
          {0xe2, 0x80},
          {0x80}
        }) {
      byte[] bytes = new byte[6 + wrong.length];
      System.arraycopy(Specimens.bytes("ab\nc"), 0, bytes, 0, 4);
      for (int i = 0; i < wrong.length; i++) {
        bytes[4 + i] = (byte) wrong[i];
      }
      bytes[4 + wrong.length] = 'd';
      bytes[5 + wrong.length] = '\n';
      all.add(new Broken(bytes, 2, 4));
    }
    return all;
  }

  /** Ids, then the text again. */
  private static void assertComesBack(byte[] text, String how) throws IOException {
    Path in = Files.write(folder.resolve("in"), text);
    Path ids = folder.resolve("ids");
    Path back = folder.resolve("back");
    Files.deleteIfExists(back);
    Elman.Result there = run("tokenize -q " + how + " " + in + " -o " + ids);
    assertEquals(new Elman.Result(0, "", ""), there, how);
    Elman.Result again = run("tokenize -q " + how + " --decode " + ids + " -o " + back);
    assertEquals(new Elman.Result(0, "", ""), again, how);
    assertArrayEquals(
        text,
        Files.readAllBytes(back),
        () -> how + ": " + new String(text, StandardCharsets.UTF_8));
  }

  @Test
  void textsComeBack() throws IOException {
    List<String> ways =
        List.of("--tokenizer " + folder.resolve("bpe.json"), "--bytes", "--bytes --whole");
    List<byte[]> texts = new ArrayList<>(TEXTS.stream().map(Specimens::bytes).toList());
    texts.add(all());
    broken().forEach(broken -> texts.add(broken.bytes()));
    Random random = new Random(Faults.seed("TextTest"));
    for (int i = 0; i < Faults.tries(5, 2000); i++) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      texts.add(noise);
    }
    for (byte[] text : texts) {
      assertComesBack(text, ways.get(0));
    }
    for (String way : ways) {
      assertComesBack(all(), way);
    }
    Faults.report(
        "texts and bytes of every kind through tokenize and back",
        ways.size() + texts.size(),
        "the same bytes");
  }

  /** A line without an end is read in pieces; no piece may cut a character or a token. */
  @Test
  void aLongLineComesBack() throws IOException {
    Random random = new Random(Faults.seed("TextTest.line"));
    String characters = String.join("", TEXTS).replaceAll("[\\n\\r]", " ");
    int[] points = characters.codePoints().toArray();
    int length = Faults.HEAVY ? 100_000_000 : 1_000_000;
    StringBuilder line = new StringBuilder(length + 2);
    while (line.length() < length) {
      line.appendCodePoint(points[random.nextInt(points.length)]);
    }
    byte[] text = Specimens.bytes(line.toString());
    List<String> ways = List.of("--tokenizer " + folder.resolve("bpe.json"), "--bytes", "--chars");
    for (String way : ways) {
      assertComesBack(text, way);
    }
    Faults.report(
        "a line of %,d bytes through tokenize and back".formatted(text.length),
        ways.size(),
        "the same bytes");
  }

  @Test
  void whatIsNoTextIsRefusedAtItsPlace() throws Exception {
    Specimens.make(Files.createDirectory(folder.resolve("s")));
    int tries = 0;
    for (Broken broken : broken()) {
      Path in = Files.write(folder.resolve("in"), broken.bytes());
      for (String command :
          List.of(
              "train-lm -q -o TOout IN",
              "score TOlm IN",
              "predict TOseq IN",
              "tokenize --words IN",
              "forecast IN")) {
        String line = command.replace("IN", in.toString()).replace("TO", folder.resolve("s") + "/");
        Elman.Result result = run(line);
        assertEquals(1, result.code(), line + result);
        assertTrue(result.err().contains("line " + broken.line()), line + result);
        assertEquals(1, result.err().lines().count(), line + result);
        tries++;
      }
    }
    Faults.report("invalid UTF-8 where text is needed", tries, "exit 1 and the place");
  }
}
