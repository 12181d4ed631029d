package elman.seq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.seq.data.Example;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldOutTest {
  private static Example example(String input, String output) {
    return new Example("", List.of(), List.of(input), new float[0][], List.of(output));
  }

  private static List<String> outputs(List<Example> examples) {
    return examples.stream().map(example -> example.output().get(0)).toList();
  }

  @Test
  void aPeriodOfTheDataDoesNotFallInWithIt() {
    List<Example> all =
        IntStream.range(0, 1000).mapToObj(i -> example("x" + i, "label " + i % 10)).toList();
    HeldOut cut = HeldOut.of(all, 0.1);
    assertEquals(100, cut.valid().size());
    assertEquals(900, cut.train().size());
    var counts =
        cut.valid().stream()
            .collect(Collectors.groupingBy(e -> e.output().get(0), Collectors.counting()));
    assertEquals(10, counts.size());
    assertTrue(counts.values().stream().allMatch(count -> count < 25), counts::toString);
    assertEquals(cut, HeldOut.of(all, 0.1));
  }

  @Test
  void examplesOfOneInputStayTogether() {
    List<Example> all =
        IntStream.range(0, 600).mapToObj(i -> example("x" + i / 5, "text " + i)).toList();
    HeldOut cut = HeldOut.of(all, 0.25);
    assertEquals(150, cut.valid().size());
    List<String> learned = cut.train().stream().map(e -> e.words().get(0)).toList();
    assertTrue(cut.valid().stream().noneMatch(e -> learned.contains(e.words().get(0))));
  }

  @Test
  void theOrderStays() {
    List<Example> all =
        IntStream.range(0, 50).mapToObj(i -> example("x" + i, String.valueOf(100 + i))).toList();
    HeldOut cut = HeldOut.of(all, 0.5);
    assertEquals(outputs(cut.valid()).stream().sorted().toList(), outputs(cut.valid()));
    assertEquals(outputs(cut.train()).stream().sorted().toList(), outputs(cut.train()));
    assertEquals(outputs(all), outputs(HeldOut.of(all, 0).train()));
  }

  /** Tunes of two styles, which are known by their names alone. */
  @Test
  void ofFewInputsSomeOfEachAreHeldOut() {
    List<Example> all =
        IntStream.range(0, 200)
            .mapToObj(i -> example(i < 100 ? "jig" : "reel", String.valueOf(i)))
            .toList();
    HeldOut cut = HeldOut.of(all, 0.2);
    assertEquals(40, cut.valid().size());
    assertEquals(2, cut.valid().stream().map(Example::words).distinct().count());
  }

  /** Where nothing is read, as before tunes, it is what is written that tells them apart. */
  @Test
  void withoutInputsOutputsAreWhatTheyAre() {
    List<Example> all =
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    new Example(
                        "", List.of(), List.of(), new float[0][], List.of(String.valueOf(i))))
            .toList();
    assertEquals(10, HeldOut.of(all, 0.1).valid().size());
  }
}
