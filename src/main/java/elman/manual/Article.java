package elman.manual;

import elman.io.FormatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a manual page says beyond the model of a command, as sections of blocks. Its text is plain:
 * a title in capitals begins a section, an empty line ends a block, and lines that are four spaces
 * to the right belong to the line above them, as its meaning or as the commands that it announces.
 *
 * @param sections blocks by title, in the order of the text
 */
public record Article(Map<String, List<Block>> sections) {
  /** The section whose blocks are commands that work. */
  public static final String EXAMPLES = "EXAMPLES";

  private static final String INDENT = "    ";

  /**
   * A paragraph, or a heading and what belongs to it.
   *
   * @param head text, in one line
   * @param body lines, without their indentation
   */
  public record Block(String head, List<String> body) {}

  /**
   * Reads an article.
   *
   * @param name what messages call it
   * @throws FormatException if there is text before the first title, or what is indented belongs to
   *     nothing
   */
  public static Article parse(String name, String text) throws FormatException {
    Map<String, List<Block>> sections = new LinkedHashMap<>();
    List<Block> section = null;
    for (String part : text.strip().split("\n{2,}", -1)) {
      List<String> lines = new ArrayList<>(part.lines().toList());
      if (isTitle(lines)) {
        section = sections.computeIfAbsent(lines.remove(0), title -> new ArrayList<>());
      }
      if (section == null || (!lines.isEmpty() && lines.get(0).startsWith(INDENT))) {
        throw new FormatException(name, null, "no title, or no line above, for: " + part);
      }
      if (!lines.isEmpty()) {
        section.add(block(lines));
      }
    }
    return new Article(sections);
  }

  /** What is in capitals too, but explained below, is a term. */
  private static boolean isTitle(List<String> lines) {
    boolean explained = lines.size() > 1 && lines.get(1).startsWith(INDENT);
    return lines.get(0).matches("[A-Z ]+") && !explained;
  }

  private static Block block(List<String> lines) {
    List<String> body =
        lines.stream()
            .filter(line -> line.startsWith(INDENT))
            .map(line -> line.substring(INDENT.length()))
            .toList();
    List<String> head = lines.stream().filter(line -> !line.startsWith(INDENT)).toList();
    return new Block(String.join(" ", head), body);
  }

  /** Returns the blocks below a title; none if it is not there. */
  public List<Block> section(String title) {
    return sections.getOrDefault(title, List.of());
  }
}
