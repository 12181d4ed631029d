package elman.token.pipeline;

import java.util.List;

/** Changes text before it is cut: case, accents, forms of the same character. */
@FunctionalInterface
public interface Normalizer {
  /** The text as it will be cut. */
  String normalize(String text);

  /** The one for parts of a text behind its beginning. */
  default Normalizer behind() {
    return this;
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
      public Normalizer behind() {
        return sequence(all.stream().map(Normalizer::behind).toList());
      }
    };
  }
}
