package elman.embed.query;

import elman.io.FormatException;
import elman.io.Source;
import elman.io.Utf8;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Questions of four words, a b c d for a : b :: c : d, in sections: the format of word2vec's
 * questions-words.txt.
 *
 * @param sections in the order of the file
 */
public record Questions(List<Section> sections) {
  /** What a section is called that has no name. */
  private static final String UNNAMED = "questions";

  /**
   * A section.
   *
   * @param name what follows the colon
   * @param questions each of four words
   */
  public record Section(String name, List<List<String>> questions) {}

  /**
   * Reads questions.
   *
   * @throws FormatException if a line is neither a question nor {@code : section}, or if there is
   *     no question
   * @throws IOException if the source cannot be read
   */
  public static Questions read(Source source) throws IOException {
    List<Section> sections = new ArrayList<>();
    long number = 0;
    try (BufferedReader lines = new BufferedReader(Utf8.reader(source))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String text = line.strip();
        if (text.startsWith(":")) {
          sections.add(new Section(text.substring(1).strip(), new ArrayList<>()));
        } else if (!text.isEmpty()) {
          if (sections.isEmpty()) {
            sections.add(new Section(UNNAMED, new ArrayList<>()));
          }
          sections.get(sections.size() - 1).questions.add(question(source, number, text));
        }
      }
    }
    if (sections.stream().allMatch(section -> section.questions.isEmpty())) {
      throw new FormatException(source.name(), null, "has no questions of four words");
    }
    return new Questions(sections);
  }

  private static List<String> question(Source source, long number, String text)
      throws FormatException {
    List<String> words = List.of(text.split("\\s+", 6));
    if (words.size() != 4) {
      String count = words.size() > 5 ? "more than 5" : Integer.toString(words.size());
      throw new FormatException(
          source.name(),
          "line " + number,
          "has " + count + " words; a question has 4, and a section begins with ':'");
    }
    return words;
  }
}
