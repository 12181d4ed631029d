package elman.token.pipeline;

import java.util.ArrayList;
import java.util.List;

/** Splits normalized text into words; none of them is empty. */
@FunctionalInterface
public interface PreTokenizer {
  /**
   * The words of a text.
   *
   * @param first whether the text is the beginning of what is encoded
   */
  List<String> split(String text, boolean first);

  /** One after the other, each on the words that the one before it made. */
  static PreTokenizer sequence(List<PreTokenizer> steps) {
    return (text, first) -> {
      List<String> words = List.of(text);
      for (PreTokenizer step : steps) {
        List<String> next = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
          next.addAll(step.split(words.get(i), first && i == 0));
        }
        words = next;
      }
      return words;
    };
  }
}
