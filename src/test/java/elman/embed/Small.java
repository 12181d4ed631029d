package elman.embed;

import elman.io.Source;
import elman.io.Spool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Texts, words and settings for tests. */
final class Small {
  private Small() {}

  /** The words a, b, c ..., with these counts. */
  static Lexicon counted(long... counts) {
    Lexicon lexicon = new Lexicon();
    for (int i = 0; i < counts.length; i++) {
      byte[] name = {(byte) ('a' + i / 26), (byte) ('a' + i % 26)};
      int word = lexicon.number(name, i < 26 ? 1 : 0, 2);
      lexicon.add(word, counts[i]);
    }
    return lexicon;
  }

  /** A text that has been read. */
  static CountedText text(String text) throws IOException {
    return CountedText.read(List.of(source(text)), WordCutter.atBlanks(), Spool.inMemory());
  }

  /** A source that is called text. */
  static Source source(String text) {
    return Source.of("text", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Settings of a model with few numbers, otherwise as usual, for one thread. */
  static Settings settings(
      Settings.Model model, Settings.Loss loss, int dim, int window, int epochs) {
    return new Settings(model, loss, dim, window, 5, 0.75, 0, epochs, 0.05, 1, true);
  }

  /** A word of a lexicon. */
  static String word(Lexicon lexicon, int i) {
    int start = lexicon.words().start(i);
    int end = lexicon.words().start(i + 1);
    return new String(lexicon.words().bytes(), start, end - start, StandardCharsets.UTF_8);
  }

  /** Number of a word. */
  static int number(Lexicon lexicon, String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    return lexicon.find(bytes, 0, bytes.length);
  }

  /** The words of a lexicon with their counts, as in {@code a 2}. */
  static List<String> list(Lexicon lexicon) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < lexicon.size(); i++) {
      lines.add(word(lexicon, i) + " " + lexicon.count(i));
    }
    return lines;
  }

  /** The sentences of a spool. */
  static List<List<Integer>> sentences(SentenceSpool spool) throws IOException {
    List<List<Integer>> all = new ArrayList<>();
    SentenceSpool.Reader reader = spool.new Reader();
    for (int piece = 0; piece < spool.pieces(); piece++) {
      reader.read(piece, (words, n) -> all.add(Arrays.stream(words, 0, n).boxed().toList()));
    }
    return all;
  }

  /** The sentences of a text, with spaces between their words. */
  static List<String> sentences(CountedText text) throws IOException {
    List<String> all = new ArrayList<>();
    for (List<Integer> sentence : sentences(text.sentences())) {
      all.add(String.join(" ", sentence.stream().map(i -> word(text.lexicon(), i)).toList()));
    }
    return all;
  }
}
