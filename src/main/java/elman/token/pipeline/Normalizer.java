package elman.token.pipeline;

import java.util.List;

/** Changes text before it is cut: case, accents, forms of the same character. */
@FunctionalInterface
public interface Normalizer {
  /** The text as it will be cut. */
  String normalize(String text);

  /** One after the other. */
  static Normalizer sequence(List<Normalizer> steps) {
    return text -> {
      String result = text;
      for (Normalizer step : steps) {
        result = step.normalize(result);
      }
      return result;
    };
  }
}
