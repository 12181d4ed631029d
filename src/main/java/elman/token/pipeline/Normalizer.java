package elman.token.pipeline;

import java.util.List;

/** Changes text before it is cut: case, accents, forms of the same character. */
@FunctionalInterface
public interface Normalizer {
  /** The text as it will be cut. */
  String normalize(String text);

  /** A part of a text behind its beginning, as it will be cut. */
  default String normalizeBehind(String text) {
    return normalize(text);
  }

  /** One after the other. */
  static Normalizer sequence(List<Normalizer> steps) {
    List<Normalizer> all = List.copyOf(steps);
    return new Normalizer() {
      @Override
      public String normalize(String text) {
        String result = text;
        for (Normalizer step : all) {
          result = step.normalize(result);
        }
        return result;
      }

      @Override
      public String normalizeBehind(String text) {
        String result = text;
        for (Normalizer step : all) {
          result = step.normalizeBehind(result);
        }
        return result;
      }
    };
  }
}
