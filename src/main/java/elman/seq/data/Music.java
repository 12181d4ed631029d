package elman.seq.data;

import java.io.IOException;
import java.util.List;

/**
 * Pieces of music, one a line: a step is the pitches that sound, whole numbers with dots between
 * them, or {@code _} for a rest. What is to be predicted is the next step.
 */
final class Music extends LineExamples {
  private static final float[][] NO_VECTORS = {};

  Music(Lines lines) {
    super(lines, new Layout(null, '\t', false));
  }

  /** Whether lines are music: all steps, of which one is a rest or a chord, or three on a line. */
  static boolean isMusic(List<String> sample) {
    boolean sure = false;
    for (String line : sample) {
      List<String> steps = steps(line);
      if (line.indexOf('\t') >= 0 || !steps.stream().allMatch(Music::isStep)) {
        return false;
      }
      sure |= steps.size() > 2 || steps.stream().anyMatch(s -> s.equals("_") || s.indexOf('.') > 0);
    }
    return sure;
  }

  private static List<String> steps(String line) {
    return List.of(line.strip().split("\\s+"));
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
    for (int i = 0; i < steps.size(); i++) {
      if (!isStep(steps.get(i))) {
        throw lines.fault(
            "step "
                + (i + 1)
                + " is \""
                + steps.get(i)
                + "\"; a step is numbers with dots between them, or _ for a rest");
      }
    }
    return new Example(lines.place(), List.of(line), steps, NO_VECTORS, List.of());
  }
}
