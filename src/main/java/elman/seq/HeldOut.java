package elman.seq;

import elman.core.Rng;
import elman.seq.data.Example;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Examples cut into those to learn from and those to judge by. Which are held out is left to
 * chance, so that no order of the data falls in with it, but it is the same each time; examples of
 * one input that follow each other, such as the captions of a picture, stay together, or what is
 * judged would have been learned.
 *
 * @param train those to learn from, in their order
 * @param valid those to judge by, in their order
 */
public record HeldOut(List<Example> train, List<Example> valid) {
  private static final long SEED = 1;

  /** Inputs from which on they are cut; fewer are styles, of each of which there are many texts. */
  private static final int ENOUGH_INPUTS = 100;

  /**
   * Holds out a share of the inputs.
   *
   * @param share in [0, 1)
   */
  public static HeldOut of(List<Example> examples, double share) {
    List<Integer> inputs = starts(examples);
    List<Integer> starts =
        inputs.size() < ENOUGH_INPUTS
            ? IntStream.range(0, examples.size()).boxed().toList()
            : inputs;
    int[] order = new int[starts.size()];
    Arrays.setAll(order, i -> i);
    new Rng(SEED).shuffle(order);
    boolean[] held = new boolean[order.length];
    for (int i = 0; i < (int) (share * order.length); i++) {
      held[order[i]] = true;
    }
    HeldOut cut = new HeldOut(new ArrayList<>(), new ArrayList<>());
    for (int g = 0; g < held.length; g++) {
      int end = g + 1 < held.length ? starts.get(g + 1) : examples.size();
      (held[g] ? cut.valid : cut.train).addAll(examples.subList(starts.get(g), end));
    }
    return cut;
  }

  /** Where there is another input than before. */
  private static List<Integer> starts(List<Example> examples) {
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      if (i == 0 || !examples.get(i).readsAs(examples.get(i - 1))) {
        starts.add(i);
      }
    }
    return starts;
  }
}
