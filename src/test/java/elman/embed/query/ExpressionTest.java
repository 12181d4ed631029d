package elman.embed.query;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "france | +france",
        "king - man + woman | +king -man +woman",
        "- man + king | -man +king",
        "+ man | +man",
        "king \u2212 man | +king -man",
        "man : king :: woman : ? | +king -man +woman",
        "man:king::woman:? | +king -man +woman",
        "twenty-one - one | +twenty-one -one",
        "c++ + what? | +c++ +what?",
        "'12:30' + \"-\" | +12:30 +-",
        "'new york' - 'a + b' | +new york -a + b",
        "'?' - '::' | +? -::",
        "'a:b':\"c\"::d:? | +c -a:b +d",
        "rock 'n' roll - 'tis | !there is no sign before 'n', as in king - man + woman",
        "dog's + 'tis | +dog's +'tis",
      })
  void readsTerms(String text, String terms) {
    if (terms.startsWith("!")) {
      assertRefused(text, terms.substring(1));
      return;
    }
    String read =
        Expression.parse(text).terms().stream()
            .map(term -> (term.minus() ? "-" : "+") + term.word())
            .collect(joining(" "));
    assertEquals(terms, read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`   ` | there is no word",
        "+ | there is no word after '+'",
        "king - | there is no word after '-'",
        "king - + man | there is no word between '-' and '+'",
        "king man | there is no sign before 'man', as in king - man + woman",
        "king ? | an analogy is written a : b :: c : ?; put quotes around a word that is '?'",
        "12:30 | an analogy is written a : b :: c : ?; put quotes around a word with colons",
        "a : b :: c : d | an analogy is written a : b :: c : ?; put quotes around a word with"
            + " colons",
        "a : b : c : ? | an analogy is written a : b :: c : ?; put quotes around a word with"
            + " colons",
        "a : b :: c + d : ? | an analogy is written a : b :: c : ?; put quotes around a word with"
            + " colons",
      })
  void refusesWhatIsNone(String text, String reason) {
    assertRefused(text, reason);
  }

  private static void assertRefused(String text, String reason) {
    Exception refused = assertThrows(IllegalArgumentException.class, () -> Expression.parse(text));
    assertEquals(reason, refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "man : king :: woman : ? | man king woman",
        "king - man + woman | man king woman",
        "woman + king - man | man king woman",
      })
  void sumsThatAreAnalogies(String text, String words) {
    String read =
        Expression.parse(text).asAnalogy().stream()
            .map(Expression.Term::word)
            .collect(joining(" "));
    assertEquals(words, read);
  }

  @ParameterizedTest
  @CsvSource({"king", "king - man", "king + man + woman", "- man + king + woman"})
  void sumsThatAreNone(String text) {
    Expression expression = Expression.parse(text);
    assertThrows(IllegalArgumentException.class, expression::asAnalogy);
  }
}
