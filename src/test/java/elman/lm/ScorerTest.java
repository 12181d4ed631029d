package elman.lm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Ops;
import elman.core.Rng;
import elman.io.Spool;
import elman.nn.Backend;
import elman.nn.Param;
import elman.text.Corpus;
import elman.text.Tokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScorerTest {
  private static final String ALPHABET = "abc é\n";

  private interface Scored {
    void run(Ops ops) throws IOException;
  }

  private static void plain(Scored test) {
    Backend.PLAIN.run(
        ops -> {
          try {
            test.run(ops);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static LanguageModel model(CellKind cell, String alphabet, Ops ops) throws IOException {
    return Small.model(Small.shape(cell), Small.corpus(alphabet).tokenizer(), ops, 3);
  }

  private static List<byte[]> lines(String... lines) {
    return Arrays.stream(lines).map(line -> line.getBytes(UTF_8)).toList();
  }

  private static String random(int length, Rng rng) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < length; i++) {
      line.append("abc é?".charAt((int) (6 * rng.nextDouble())));
    }
    return line.toString();
  }

  /** By itself, in one chunk: what follows a line's end, up to its own end. */
  private static double logLikelihood(LanguageModel model, String line) {
    int[] ids = model.tokenizer().encode("\n" + line + "\n");
    int steps = ids.length - 1;
    float[] losses = new float[steps];
    model.network().reset(1);
    model
        .network()
        .losses(Arrays.copyOf(ids, steps), Arrays.copyOfRange(ids, 1, ids.length), steps, losses);
    double sum = 0;
    for (float loss : losses) {
      sum -= loss;
    }
    return sum;
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IRNN")
  void scoresAreTheNetworksLosses(CellKind cell) {
    plain(
        ops -> {
          LanguageModel model = model(cell, ALPHABET, ops);
          Rng rng = new Rng(1);
          List<String> lines = new ArrayList<>();
          for (int length : new int[] {0, 1, 200, 63, 64, 62, 65, 130, 0, 127, 128, 126}) {
            lines.add(random(length, rng));
          }
          for (int i = 0; i < 60; i++) {
            lines.add(random((int) (70 * rng.nextDouble()), rng));
          }
          List<LineScore> scores =
              new Scorer(model, false).score(lines(lines.toArray(String[]::new)));
          assertEquals(lines.size(), scores.size());
          LineScore total = LineScore.NONE;
          double expectedTotal = 0;
          for (int i = 0; i < lines.size(); i++) {
            double expected = logLikelihood(model, lines.get(i));
            LineScore score = scores.get(i);
            assertEquals(expected, score.logLikelihood(), -1e-5 * expected, "line " + i);
            assertEquals(lines.get(i).length() + 1, score.tokens());
            assertEquals(lines.get(i).length() + 1, score.characters());
            total = total.plus(score);
            expectedTotal += expected;
          }
          assertEquals(expectedTotal, total.logLikelihood(), -1e-5 * expectedTotal);
        });
  }

  @Test
  void aLinesScoreDoesNotDependOnTheOthers() {
    plain(
        ops -> {
          Scorer scorer = new Scorer(model(CellKind.LSTM, ALPHABET, ops), false);
          LineScore alone = scorer.score(lines("abc")).get(0);
          List<LineScore> scores = scorer.score(lines("abc", "b".repeat(100), "", "abc"));
          assertEquals(alone.logLikelihood(), scores.get(0).logLikelihood(), 1e-5);
          assertEquals(scores.get(0), scores.get(3));
        });
  }

  @Test
  void noLinesNoScores() {
    plain(
        ops ->
            assertEquals(
                List.of(), new Scorer(model(CellKind.GRU, ALPHABET, ops), false).score(List.of())));
  }

  @Test
  void lineEndsAreNotScoredIfTheModelKnowsNone() {
    plain(
        ops -> {
          Scorer scorer = new Scorer(model(CellKind.GRU, "abc", ops), false);
          LineScore score = scorer.score(lines("abca")).get(0);
          assertEquals(4, score.tokens());
          assertEquals(4, score.characters());
          assertEquals(new LineScore(0, 0, 0, 0), scorer.score(lines("")).get(0));
        });
  }

  @Test
  void whatTheModelDoesNotKnowIsCounted() {
    plain(
        ops -> {
          Scorer scorer = new Scorer(model(CellKind.GRU, ALPHABET, ops), false);
          List<LineScore> scores = scorer.score(lines("a?b??", "abc"));
          assertEquals(3, scores.get(0).unknown());
          assertEquals(0, scores.get(1).unknown());
          assertEquals(3, scores.get(0).plus(scores.get(1)).unknown());
        });
  }

  @Test
  void charactersAreCountedWhateverTheTokens() {
    plain(
        ops -> {
          Tokenizer bytes = Tokenizer.of(Tokenizer.Kind.BYTES, byteTokens());
          LanguageModel model = Small.model(Small.shape(CellKind.GRU), bytes, ops, 4);
          LineScore score = new Scorer(model, false).score(lines("aé中👍")).get(0);
          assertEquals(5, score.characters());
          assertEquals(11, score.tokens());
        });
  }

  private static List<String> byteTokens() throws IOException {
    return Corpus.learn(Tokenizer.Kind.BYTES, List.of(), 1, Spool.inMemory())
        .tokenizer()
        .vocabulary()
        .tokens();
  }

  @Test
  void wrongEncodingIsRefused() {
    plain(
        ops -> {
          Scorer scorer = new Scorer(model(CellKind.GRU, ALPHABET, ops), false);
          assertThrows(
              CharacterCodingException.class,
              () -> scorer.score(List.of(new byte[] {'a', (byte) 0xff})));
        });
  }

  @Test
  void aLikelierLineScoresBetter() {
    plain(
        ops -> {
          LanguageModel model =
              LanguageModel.zeros(
                  Small.shape(CellKind.GRU), Small.corpus(ALPHABET).tokenizer(), ops);
          Param bias =
              model.network().params().stream()
                  .filter(param -> param.name().equals("output.bias"))
                  .findFirst()
                  .orElseThrow();
          bias.weights()[model.tokenizer().encode("a")[0]] = 2;
          model.network().refresh();
          List<LineScore> scores = new Scorer(model, false).score(lines("aaaa", "bbbb"));
          assertEquals(8, scores.get(0).logLikelihood() - scores.get(1).logLikelihood(), 1e-5);
          assertTrue(scores.get(0).perplexity() < scores.get(1).perplexity());
          assertTrue(scores.get(0).bitsPerCharacter() < scores.get(1).bitsPerCharacter());
        });
  }

  /** Whatever lines are scored together, and however long they are. */
  @Test
  void linesOfOneTextFollowEachOther() {
    plain(
        ops -> {
          LanguageModel model = model(CellKind.LSTM, ALPHABET, ops);
          String[] text = {
            random(100, new Rng(1)), "", random(7, new Rng(2)), random(64, new Rng(3))
          };
          Scorer scorer = new Scorer(model, true);
          double[] scores = new double[4];
          for (int again = 0; again < 2; again++) {
            scorer.begin();
            scores[0] = scorer.score(lines(text[0])).get(0).logLikelihood();
            List<LineScore> rest = scorer.score(lines(text[1], text[2], text[3]));
            for (int i = 0; i < 3; i++) {
              scores[i + 1] = rest.get(i).logLikelihood();
            }
          }
          double all = logLikelihood(model, String.join("\n", text));
          assertEquals(all, Arrays.stream(scores).sum(), 1e-3);
          assertEquals(logLikelihood(model, text[0]), scores[0], 1e-4);
          double two = logLikelihood(model, text[0] + "\n" + text[1]);
          assertEquals(two - scores[0], scores[1], 1e-4);
        });
  }
}
