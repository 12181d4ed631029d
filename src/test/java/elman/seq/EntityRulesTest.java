package elman.seq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import elman.nn.Potentials;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EntityRulesTest {
  /** What is forbidden, such as {@code O>I-a}; a hyphen stands for the beginning and the end. */
  private static Set<String> forbidden(String... names) {
    List<String> labels = List.of(names);
    Potentials rules = EntityRules.of(labels);
    Set<String> pairs = new TreeSet<>();
    for (int j = 0; j < names.length; j++) {
      add(pairs, rules.start()[j], "->" + names[j]);
      add(pairs, rules.end()[j], names[j] + ">-");
      for (int i = 0; i < names.length; i++) {
        add(pairs, rules.transitions()[i * names.length + j], names[i] + ">" + names[j]);
      }
    }
    return pairs;
  }

  private static void add(Set<String> pairs, double rule, String pair) {
    if (rule == Double.NEGATIVE_INFINITY) {
      pairs.add(pair);
    } else {
      assertEquals(0, rule, pair);
    }
  }

  private static Set<String> pairs(String pairs) {
    return new TreeSet<>(List.of(pairs.split(" ")));
  }

  @Test
  void insideComesBehindItsBeginning() {
    assertEquals(
        pairs("->I-a ->I-b O>I-a O>I-b B-a>I-b B-b>I-a I-a>I-b I-b>I-a"),
        forbidden("O", "B-a", "I-a", "B-b", "I-b"));
  }

  @Test
  void whatIsOpenIsClosed() {
    assertEquals(
        pairs(
            "->I-a ->E-a B-a>- I-a>- O>I-a O>E-a S-a>I-a S-a>E-a E-a>I-a E-a>E-a"
                + " B-a>O B-a>B-a B-a>S-a I-a>O I-a>B-a I-a>S-a"),
        forbidden("O", "B-a", "I-a", "E-a", "S-a"));
    assertEquals(
        pairs("->L-a B-a>- O>L-a U-a>L-a L-a>L-a B-a>O B-a>B-a B-a>U-a"),
        forbidden("O", "B-a", "L-a", "U-a"));
  }

  /** As of data in which no name is a single word, or no name of a type goes on. */
  @Test
  void whatATypeHasNoLabelForIsNotAsked() {
    assertEquals(
        pairs("->I-a B-b>I-a I-b>I-a O>I-a"),
        forbidden("O", "B-a", "I-a", "I-b", "B-b").stream()
            .filter(pair -> pair.endsWith("I-a"))
            .collect(Collectors.toCollection(TreeSet::new)));
    assertEquals(pairs("->I-a I-b>I-a O>I-a"), forbidden("O", "B-a", "I-a", "I-b"));
    assertEquals(pairs("I-a>- I-a>O"), forbidden("O", "I-a", "E-a"));
    assertEquals(
        pairs("->I-a ->E-a B-a>- I-a>- O>I-a O>E-a E-a>I-a E-a>E-a B-a>O B-a>B-a I-a>O I-a>B-a"),
        forbidden("O", "B-a", "I-a", "E-a"));
    assertEquals(
        pairs(
            "->E-a B-a>- O>E-a E-a>E-a S-a>E-a B-a>O B-a>B-a B-a>S-a ->I-b B-a>B-b B-a>I-b B-b>E-a"
                + " I-b>E-a O>I-b E-a>I-b S-a>I-b"),
        forbidden("O", "B-a", "E-a", "S-a", "B-b", "I-b"));
  }

  @Test
  void nothingIsForbiddenInOtherSchemes() {
    for (String labels : List.of("NOUN VERB", "O", "O I-a I-b", "O E-a", "B-a E-a")) {
      assertNull(EntityRules.of(List.of(labels.split(" "))), labels);
    }
  }
}
