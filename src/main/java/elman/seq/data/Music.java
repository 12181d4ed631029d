package elman.seq.data;

import elman.seq.data.ExampleOptions.Gold;
import java.io.IOException;
import java.util.List;

/**
 * Pieces of music, one a line: a step is the pitches that sound, MIDI's numbers with dots between
 * them, or {@code _} for a rest. What is to be predicted is the next step, so that nothing else
 * belongs to an example.
 */
final class Music extends LineExamples {
  private final int fewest;

  Music(Lines lines, ExampleOptions options) {
    super(lines, new Layout(null, '\t', false));
    fewest = options.gold() == Gold.REQUIRED ? 2 : 1;
  }

  /**
   * Whether lines are music: all steps, most of them of a piano, and one a rest or a chord, or
   * three on a line.
   */
  static boolean isMusic(List<String> sample) {
    boolean sure = false;
    int all = 0;
    int ofPiano = 0;
    for (String line : sample) {
      List<String> steps = steps(line);
      if (line.indexOf('\t') >= 0 || !steps.stream().allMatch(Music::isStep)) {
        return false;
      }
      sure |= steps.size() > 2 || steps.stream().anyMatch(s -> s.equals("_") || s.indexOf('.') > 0);
      all += steps.size();
      ofPiano += (int) steps.stream().filter(step -> Pitches.numbers(step) != null).count();
    }
    return sure && ofPiano * 2 > all;
  }

  private static List<String> steps(String line) {
    return WhiteSpace.words(line);
  }

  private static boolean isStep(String step) {
    if (step.equals("_")) {
      return true;
    }
    char before = '.';
    for (int i = 0; i < step.length(); i++) {
      char c = step.charAt(i);
      if ((c < '0' || c > '9') && (c != '.' || before == '.')) {
        return false;
      }
      before = c;
    }
    return before != '.';
  }

  @Override
  String wanted() {
    return "a line such as 60.64.67 60.65.69 _ 60";
  }

  @Override
  Example read() throws IOException {
    String line = lines.nextFilled();
    if (line == null) {
      return null;
    }
    List<String> steps = steps(line);
    float[][] frames = new float[steps.size()][];
    for (int i = 0; i < steps.size(); i++) {
      if (!isStep(steps.get(i))) {
        throw lines.fault(
            "step "
                + (i + 1)
                + " is \""
                + steps.get(i)
                + "\"; a step is numbers with dots between them, or _ for a rest");
      }
      frames[i] = Pitches.numbers(steps.get(i));
      if (frames[i] == null) {
        throw lines.fault(
            "step "
                + (i + 1)
                + " is \""
                + steps.get(i)
                + "\"; a pitch is from 21 to 108, the keys of a piano (columns of words need tabs)");
      }
    }
    if (frames.length < fewest) {
      throw lines.fault("has one step; what is to be predicted is the next");
    }
    return new Example(lines.place(), List.of(line), List.of(), frames, List.of());
  }
}
