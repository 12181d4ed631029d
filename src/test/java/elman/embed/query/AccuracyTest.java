package elman.embed.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.KernelLoader;
import elman.core.Ops;
import elman.core.Rng;
import elman.core.Workers;
import elman.embed.vectors.WordVectors;
import elman.io.FormatException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AccuracyTest {
  private final Workers workers = new Workers(2);

  /** On a circle: b - a + c is nearest to c itself, and next to d. */
  @Test
  void countsWithAndWithoutTheQuestionsWords() throws Exception {
    WordVectors vectors =
        Planes.vectors(
            "a b c d far",
            Planes.at(0, 1),
            Planes.at(10, 1),
            Planes.at(90, 1),
            Planes.at(96, 1),
            Planes.at(250, 1));
    Questions questions =
        Questions.read(
            Planes.source(": one\na b c d\nA B c d\na b c far\n\n: two\na b c unknown\n"));
    Accuracy accuracy = new Accuracy(Planes.lookup(vectors, workers), Method.COS_ADD, 0);
    assertEquals(
        List.of(new Accuracy.Score("one", 3, 0, 2, 0), new Accuracy.Score("two", 0, 1, 0, 0)),
        accuracy.of(questions));
    Questions own = Questions.read(Planes.source("a a c c\na a c d"));
    assertEquals(
        List.of(new Accuracy.Score("questions", 2, 0, 1, 1)),
        new Accuracy(Planes.lookup(vectors, workers), Method.COS_ADD, 0).of(own));
  }

  @Test
  void knowsOnlyTheFirstWords() throws Exception {
    WordVectors vectors = Planes.random(10, 4);
    Questions questions = Questions.read(Planes.source("w0 w1 w2 w3\nw0 w1 w2 w4"));
    Lookup lookup = Planes.lookup(vectors, workers);
    Accuracy.Score score = new Accuracy(lookup, Method.COS_ADD, 4).of(questions).get(0);
    assertEquals(new Accuracy.Score("questions", 1, 1, 1, score.rightOfAll()), score);
  }

  /** So many different words that they are asked in two batches, the words in several parts. */
  @ParameterizedTest
  @EnumSource(Method.class)
  void agreesWithOneQuestionAtATime(Method method) throws Exception {
    WordVectors vectors = Planes.random(5000, 8);
    Ops ops = new Ops(KernelLoader.load(System.err), workers);
    Lookup lookup = new Lookup(new Directions(vectors, ops), false);
    Rng rng = new Rng(7);
    List<List<String>> checked = new ArrayList<>();
    List<List<String>> others = new ArrayList<>();
    int right = 0;
    int rightOfAll = 0;
    for (int i = 0; i < 2000; i++) {
      List<String> words = new ArrayList<>();
      for (int k = 0; k < 3; k++) {
        words.add("w" + (int) (rng.nextDouble() * 5000));
      }
      if (i % 10 > 0) {
        words.add("w0");
        others.add(words);
        continue;
      }
      Answer answer = ask(lookup, method, words);
      int best = answer.top(1, i % 20 == 0)[0];
      right += answer.top(1, true)[0] == best ? 1 : 0;
      rightOfAll += answer.top(1, false)[0] == best ? 1 : 0;
      words.add("w" + best);
      checked.add(words);
    }
    Questions questions =
        new Questions(
            List.of(
                new Questions.Section("others", others),
                new Questions.Section("checked", checked)));
    List<Accuracy.Score> scores = new Accuracy(lookup, method, 0).of(questions);
    assertTrue(right >= 100);
    assertEquals(new Accuracy.Score("checked", 200, 0, right, rightOfAll), scores.get(1));
  }

  private static Answer ask(Lookup lookup, Method method, List<String> words) throws Exception {
    String text = words.get(0) + " : " + words.get(1) + " :: " + words.get(2) + " : ?";
    return new Nearest(lookup, method).answer(Expression.parse(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a b c | f: line 2: has 3 words; a question has 4, and a section begins with ':'",
        "a b c d e | f: line 2: has 5 words; a question has 4, and a section begins with ':'",
        "a b c d e f g | f: line 2: has more than 5 words; a question has 4, and a section begins"
            + " with ':'",
      })
  void refusesOtherLines(String line, String message) {
    Exception refused =
        assertThrows(
            FormatException.class, () -> Questions.read(Planes.source("a b c d\n" + line + "\n")));
    assertEquals(message, refused.getMessage());
  }

  @Test
  void refusesFilesWithoutQuestions() {
    assertThrows(FormatException.class, () -> Questions.read(Planes.source("")));
    assertThrows(FormatException.class, () -> Questions.read(Planes.source(": name\n")));
  }
}
