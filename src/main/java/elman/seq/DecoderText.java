package elman.seq;

import java.util.Arrays;

/**
 * What a decoder reads and is to write, a batch of texts side by side.
 *
 * @param inputs the symbols that are read, T' B, each text's begin before its own
 * @param targets the symbols that are to follow them, T' B, {@link Batch#NONE} behind an end
 * @param lengths each text's, its end counted, B
 */
record DecoderText(int[] inputs, int[] targets, int[] lengths) {

  /** The true texts of a batch. */
  static DecoderText of(Batch batch, int begin, int end) {
    int[] lengths =
        batch.examples().stream().mapToInt(example -> example.target().length + 1).toArray();
    int steps = Arrays.stream(lengths).max().orElseThrow();
    int size = batch.size();
    int[] inputs = new int[steps * size];
    int[] targets = new int[steps * size];
    Arrays.fill(targets, Batch.NONE);
    for (int b = 0; b < size; b++) {
      int[] target = batch.examples().get(b).target();
      inputs[b] = begin;
      for (int t = 0; t < target.length; t++) {
        inputs[(t + 1) * size + b] = target[t];
        targets[t * size + b] = target[t];
      }
      targets[target.length * size + b] = end;
    }
    return new DecoderText(inputs, targets, lengths);
  }
}
