package elman.manual;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes text in the language of manual pages, man(7), as groff and mandoc read it. */
final class Roff {
  private static final int WIDTH = 76;

  private static final char BOLD = '\u0001';
  private static final char ITALIC = '\u0002';
  private static final char ROMAN = '\u0003';

  /** Options, and names of pages. */
  private static final Pattern TO_BE_BOLD =
      Pattern.compile("(?<![\\w-])(?:--?[a-z][a-z0-9-]*+|elman[a-z0-9-]*+(?=\\(1\\)))");

  private final StringBuilder text = new StringBuilder();

  /** Begins a page. */
  Roff title(String page, String date, String source) {
    return macro(
        "TH " + page.toUpperCase(Locale.ROOT) + " 1 " + date + " " + source + " \"User Commands\"");
  }

  /** Says what the page is about, as indexes of pages want it. */
  Roff name(String page, String summary) {
    return section("NAME").fill(escaped(page, true) + " \\- " + escaped(summary, false));
  }

  /** Begins a section. */
  Roff section(String title) {
    return macro("SH " + quoted(title));
  }

  /** Begins a part of a section. */
  Roff part(String title) {
    return macro("SS " + quoted(title));
  }

  private static String quoted(String title) {
    return title.contains(" ") ? '"' + title + '"' : title;
  }

  /** Begins another paragraph. */
  Roff paragraph() {
    return macro("PP");
  }

  /** Writes a term, made by {@link #bold} and such, and what it means. */
  Roff term(String term, String meaning) {
    macro("TP");
    text.append(finished(escaped(term, true))).append('\n');
    return text(meaning);
  }

  /** Writes running text, in which names of options are bold. */
  Roff text(String running) {
    String marked = TO_BE_BOLD.matcher(running).replaceAll(BOLD + "$0" + ROMAN);
    return fill(escaped(marked, false));
  }

  private Roff fill(String escaped) {
    StringBuilder line = new StringBuilder();
    for (String word : finished(escaped).strip().split("\\s+", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > WIDTH) {
        line(line.toString());
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    return line(line.toString());
  }

  /** Writes lines as they are, indented. */
  Roff verbatim(List<String> lines) {
    macro("PP").macro("RS 4").macro("nf");
    for (String each : lines) {
      line(escaped(each, true));
    }
    return macro("fi").macro("RE");
  }

  /** Writes forms of a command line, each on lines of its own. */
  Roff synopsis(List<String> forms) {
    for (int i = 0; i < forms.size(); i++) {
      if (i > 0) {
        macro("br");
      }
      String marked = forms.get(i).replaceAll("[A-Z][A-Z|]+", ITALIC + "$0" + ROMAN);
      fill(escaped(marked.replaceFirst("^\\S+(?: [a-z][a-z0-9-]*)*", BOLD + "$0" + ROMAN), true));
    }
    return this;
  }

  private Roff macro(String macro) {
    text.append('.').append(macro).append('\n');
    return this;
  }

  private Roff line(String line) {
    boolean control = line.startsWith(".") || line.startsWith("'");
    text.append(control ? "\\&" : "").append(finished(line)).append('\n');
    return this;
  }

  /** Marks text as what is typed as it is. */
  static String bold(String typed) {
    return BOLD + typed + ROMAN;
  }

  /** Marks text as what stands for something else. */
  static String italic(String label) {
    return ITALIC + label + ROMAN;
  }

  private static String finished(String escaped) {
    return escaped
        .replace(String.valueOf(BOLD), "\\fB")
        .replace(String.valueOf(ITALIC), "\\fI")
        .replace(String.valueOf(ROMAN), "\\fR");
  }

  /**
   * Keeps characters what they are.
   *
   * @param typed whether hyphens are to be those of a keyboard; in what is bold they are anyway
   */
  private static String escaped(String plain, boolean typed) {
    StringBuilder escaped = new StringBuilder();
    boolean bold = false;
    for (int c : plain.codePoints().toArray()) {
      bold = c == BOLD || (bold && c != ROMAN);
      switch (c) {
        case '\\' -> escaped.append("\\e");
        case '-' -> escaped.append(typed || bold ? "\\-" : "-");
        case '\'' -> escaped.append("\\(aq");
        case '`' -> escaped.append("\\(ga");
        case '^' -> escaped.append("\\(ha");
        case '~' -> escaped.append("\\(ti");
        default -> escaped.append(c < 0x7f ? Character.toString(c) : "\\[u%04X]".formatted(c));
      }
    }
    return escaped.toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
