package elman.lm;

import elman.nn.Network;
import elman.text.Tokenizer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scores lines, the end of each included if the model knows line ends: each by itself, as what
 * follows a line's end, and then lines of about the same length are read side by side; or as one
 * text, each as what follows all lines before it.
 */
public final class Scorer {
  private static final int STEPS = 64;
  private static final int BATCH = 64;

  private final Tokenizer tokenizer;
  private final Network network;
  private final int start;
  private final int[] end;
  private final boolean whole;

  /** The symbol that was read last, if lines are one text. */
  private int last;

  /**
   * A scorer with {@code model}.
   *
   * @param whole whether lines are one text
   */
  public Scorer(LanguageModel model, boolean whole) {
    this.whole = whole;
    tokenizer = model.tokenizer();
    network = model.network();
    start = model.startSymbol();
    int[] newline = tokenizer.encode("\n");
    end = newline.length == 1 && newline[0] != tokenizer.unknown() ? newline : new int[0];
    begin();
  }

  /** Begins another text. */
  public void begin() {
    network.reset(1);
    last = start;
  }

  /** Symbols of a line to be scored: what stands before it, the line, its end. */
  private record Line(int index, int[] ids, long characters, long unknown) {}

  /**
   * Scores lines, given without their ends.
   *
   * @return a score for each, in the order given
   * @throws CharacterCodingException if a line is not valid UTF-8 and the model needs it to be
   */
  public List<LineScore> score(List<byte[]> texts) throws CharacterCodingException {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      lines.add(line(i, texts.get(i)));
    }
    if (whole) {
      return lines.stream().map(this::following).toList();
    }
    lines.sort(Comparator.comparingInt(line -> line.ids.length));
    LineScore[] scores = new LineScore[texts.size()];
    for (int from = 0; from < lines.size(); from += BATCH) {
      score(lines.subList(from, Math.min(from + BATCH, lines.size())), scores);
    }
    return List.of(scores);
  }

  private Line line(int index, byte[] text) throws CharacterCodingException {
    int[] body = tokenizer.encode(text);
    int[] ids = new int[1 + body.length + end.length];
    ids[0] = start;
    System.arraycopy(body, 0, ids, 1, body.length);
    System.arraycopy(end, 0, ids, 1 + body.length, end.length);
    long characters = end.length;
    for (byte b : text) {
      characters += (b & 0xc0) == 0x80 ? 0 : 1;
    }
    long unknown = IntStream.of(body).filter(id -> id == tokenizer.unknown()).count();
    return new Line(index, ids, characters, unknown);
  }

  /** The score of a line as what follows those before it. */
  private LineScore following(Line line) {
    line.ids[0] = last;
    double sum = 0;
    float[] losses = new float[STEPS];
    for (int from = 0; from + 1 < line.ids.length; from += STEPS) {
      int to = Math.min(from + STEPS, line.ids.length - 1);
      int[] inputs = Arrays.copyOfRange(line.ids, from, to);
      network.losses(inputs, Arrays.copyOfRange(line.ids, from + 1, to + 1), to - from, losses);
      for (int t = 0; t < to - from; t++) {
        sum -= losses[t];
      }
    }
    last = line.ids[line.ids.length - 1];
    return new LineScore(sum, line.ids.length - 1L, line.characters, line.unknown);
  }

  private void score(List<Line> lines, LineScore[] scores) {
    int batch = lines.size();
    int longest = lines.get(batch - 1).ids.length - 1;
    double[] sums = new double[batch];
    int[] inputs = new int[STEPS * batch];
    int[] targets = new int[STEPS * batch];
    float[] losses = new float[STEPS * batch];
    network.reset(batch);
    for (int from = 0; from < longest; from += STEPS) {
      int steps = Math.min(STEPS, longest - from);
      for (int t = 0; t < steps; t++) {
        for (int b = 0; b < batch; b++) {
          int[] ids = lines.get(b).ids;
          inputs[t * batch + b] = ids[Math.min(from + t, ids.length - 1)];
          targets[t * batch + b] = ids[Math.min(from + t + 1, ids.length - 1)];
        }
      }
      network.losses(inputs, targets, steps, losses);
      for (int t = 0; t < steps; t++) {
        for (int b = 0; b < batch; b++) {
          if (from + t + 1 < lines.get(b).ids.length) {
            sums[b] -= losses[t * batch + b];
          }
        }
      }
    }
    for (int b = 0; b < batch; b++) {
      Line line = lines.get(b);
      scores[line.index] =
          new LineScore(sums[b], line.ids.length - 1L, line.characters, line.unknown);
    }
  }
}
