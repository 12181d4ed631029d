package elman.token.bpe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.token.Encoder;
import elman.token.TextSamples;
import elman.token.TokenBuffer;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BpeTest {
  private static BpeLearner.Learned learn(String text, int size, String... specials) {
    WordCounts counts = new WordCounts();
    byte[] bytes = TextSamples.utf8(text);
    counts.addText(SplitPattern.GPT2, bytes, 0, bytes.length);
    return new BpeLearner(SplitPattern.GPT2, List.of(specials), size, 1).learn(counts);
  }

  /** The example of Wikipedia's article, by hand: aa, then ab, then aaab; c and d stay alone. */
  @Test
  void penAndPaper() {
    BpeLearner.Learned learned = learn("aaabdaaabac", 259);
    ByteLevelModel model = learned.model();
    assertEquals("aa", model.piece(256));
    assertEquals("ab", model.piece(257));
    assertEquals("aaab", model.piece(258));
    int[] ids = TextSamples.ids(model.encoder(), TextSamples.utf8("aaabdaaabac"));
    assertEquals(
        List.of("aaab", "d", "aaab", "a", "c"), Arrays.stream(ids).mapToObj(model::piece).toList());
  }

  @Test
  void idsAreThoseOfMergingOneRuleAfterTheOther() {
    String text = String.join("", TextSamples.texts(400, 3));
    BpeLearner.Learned learned = learn(text, 900);
    Encoder encoder = learned.model().encoder();
    for (String sample : TextSamples.texts(2_000, 4)) {
      byte[] bytes = TextSamples.utf8(sample);
      assertArrayEquals(slowly(learned, bytes), TextSamples.ids(encoder, bytes), sample);
    }
  }

  @Test
  void learningIsCountingPairsAnew() {
    String text = String.join(" ", TextSamples.texts(60, 5));
    assertEquals(
        slowly(text, 340), learn(text, 340).merges().stream().map(Object::toString).toList());
  }

  @Test
  void decodingGivesTheBytesBack() {
    ByteLevelModel model = learn(String.join("", TextSamples.texts(300, 6)), 700).model();
    Encoder encoder = model.encoder();
    assertTrue(model.isLossless());
    for (byte[] text : TextSamples.bytes(3_000, 7)) {
      assertArrayEquals(text, decode(model, TextSamples.ids(encoder, text)));
    }
    byte[] longWord = TextSamples.utf8("ab".repeat(5_000));
    assertArrayEquals(longWord, decode(model, TextSamples.ids(encoder, longWord)));
  }

  @Test
  void specialTokensAreNeverCut() {
    BpeLearner.Learned learned = learn("<|end|> of text", 300, "<|end|>", "<|end|>!");
    int[] ids = TextSamples.ids(learned.model().encoder(), TextSamples.utf8("a<|end|>!<|end|>"));
    assertEquals(
        List.of("a", "<|end|>!", "<|end|>"),
        Arrays.stream(ids).mapToObj(learned.model()::piece).toList());
    assertEquals(1, ids[1]);
  }

  @Test
  void safeCutsChangeNothing() {
    String text = String.join("\nx", TextSamples.texts(600, 8)) + " a b c\nd e\n\nf";
    byte[] bytes = TextSamples.utf8(text);
    for (SplitPattern pattern : SplitPattern.values()) {
      WordCounts counts = new WordCounts();
      counts.addText(pattern, bytes, 0, bytes.length);
      ByteLevelModel model = new BpeLearner(pattern, List.of("<s>"), 600, 1).learn(counts).model();
      Encoder encoder = model.encoder();
      TokenBuffer parts = new TokenBuffer();
      int from = 0;
      for (int at = 1; at < bytes.length - 1; at++) {
        if (model.isSafeCut(bytes, at)) {
          encoder.encode(bytes, from, at, parts);
          from = at;
        }
      }
      assertTrue(from > bytes.length / 2);
      encoder.encode(bytes, from, bytes.length, parts);
      assertArrayEquals(TextSamples.ids(encoder, bytes), parts.toArray(), pattern.label());
    }
  }

  @Test
  void ranksMergeAsTheMergesDo() {
    BpeLearner.Learned learned = learn(String.join("", TextSamples.texts(400, 9)), 800);
    byte[][] tokens = new byte[800][];
    for (int id = 0; id < learned.model().size(); id++) {
      tokens[id] = learned.model().bytes(id);
    }
    Encoder byRank = BytePairs.byRank(tokens, SplitPattern.GPT2).encoder();
    Encoder byMerges = learned.model().encoder();
    for (String sample : TextSamples.texts(2_000, 10)) {
      byte[] bytes = TextSamples.utf8(sample);
      assertArrayEquals(TextSamples.ids(byMerges, bytes), TextSamples.ids(byRank, bytes), sample);
    }
  }

  private static byte[] decode(ByteLevelModel model, int[] ids) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int id : ids) {
      bytes.writeBytes(model.bytes(id));
    }
    return bytes.toByteArray();
  }

  /** Applies each merge, in the order in which they were learned, from left to right. */
  private static int[] slowly(BpeLearner.Learned learned, byte[] text) {
    List<Integer> ids = new ArrayList<>();
    for (List<Integer> word : words(text, learned.model().pairs())) {
      for (BytePairs.Merge merge : learned.merges()) {
        replace(word, merge);
      }
      ids.addAll(word);
    }
    return ids.stream().mapToInt(id -> id).toArray();
  }

  private static void replace(List<Integer> word, BytePairs.Merge merge) {
    for (int i = 0; i + 1 < word.size(); i++) {
      if (word.get(i) == merge.left() && word.get(i + 1) == merge.right()) {
        word.set(i, merge.merged());
        word.remove(i + 1);
      }
    }
  }

  private static List<List<Integer>> words(byte[] text, BytePairs pairs) {
    Map<Byte, Integer> bytes = new HashMap<>();
    for (int id = 0; id < pairs.size(); id++) {
      if (pairs.bytes(id).length == 1) {
        bytes.put(pairs.bytes(id)[0], id);
      }
    }
    List<List<Integer>> words = new ArrayList<>();
    for (int at = 0; at < text.length; ) {
      int end = pairs.pattern().splitter().end(text, at, text.length);
      List<Integer> word = new ArrayList<>();
      for (int i = at; i < end; i++) {
        word.add(bytes.get(text[i]));
      }
      words.add(word);
      at = end;
    }
    return words;
  }

  /** Learns by counting all pairs before each merge. */
  private static List<String> slowly(String text, int size) {
    BytePairs bytes = learn("", 256).model().pairs();
    List<List<Integer>> words = words(TextSamples.utf8(text), bytes);
    List<String> merges = new ArrayList<>();
    for (int id = 256; id < size; id++) {
      Map<List<Integer>, Integer> counts = new HashMap<>();
      for (List<Integer> word : words) {
        for (int i = 0; i + 1 < word.size(); i++) {
          counts.merge(List.of(word.get(i), word.get(i + 1)), 1, Integer::sum);
        }
      }
      int most = counts.values().stream().max(Integer::compare).orElseThrow();
      List<List<Integer>> best =
          counts.entrySet().stream()
              .filter(entry -> entry.getValue() == most)
              .map(Map.Entry::getKey)
              .collect(Collectors.toCollection(ArrayList::new));
      best.sort((a, b) -> a.get(0).equals(b.get(0)) ? a.get(1) - b.get(1) : a.get(0) - b.get(0));
      BytePairs.Merge merge = new BytePairs.Merge(best.get(0).get(0), best.get(0).get(1), id);
      words.forEach(word -> replace(word, merge));
      merges.add(merge.toString());
    }
    return merges;
  }
}
