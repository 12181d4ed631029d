package elman.token.file;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions as the tokenizers' own programs read them, which is as the library Oniguruma
 * does, in Java's words.
 */
final class Oniguruma {
  /** What may be another thing in Java: properties, escapes, classes by name, and options. */
  private static final Pattern PART =
      Pattern.compile(
          "(?s)\\\\(?<p>[pP])\\{(?<not>\\^?)(?<property>\\w+)\\}|\\\\(?<escape>.)"
              + "|\\[:(?<none>\\^?)(?<class>\\w+):\\]|\\(\\?(?<options>[a-z-]*m[a-z-]*)(?=[:)])");

  /** Names of classes that are those of Java's properties. */
  private static final Set<String> CLASSES =
      Set.of("alpha", "alnum", "digit", "space", "upper", "lower");

  /** Signs that are punctuation there besides Unicode's. */
  private static final String SIGNS = "$+<=>\\^`|~";

  /** Escapes that are other characters there, or nothing that Java has. */
  private static final String OTHERS = "hHvK";

  private Oniguruma() {}

  /**
   * Compiles an expression; lines end with a line feed alone, and begin and end anywhere in a text.
   *
   * @throws PatternSyntaxException if it is none, or has what cannot be said in Java
   */
  static Pattern compile(String regex) {
    Matcher parts = PART.matcher(regex);
    String translated = parts.replaceAll(part -> Matcher.quoteReplacement(inJava(part, regex)));
    return Pattern.compile(
        translated, Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNIX_LINES | Pattern.MULTILINE);
  }

  private static String inJava(MatchResult part, String regex) {
    if (part.group(3) != null) {
      return property(part.group(1).equals("P") != part.group(2).equals("^"), part.group(3));
    } else if (part.group(4) != null) {
      return escape(part.group(4), regex);
    } else if (part.group(6) != null) {
      return named(part.group(5).equals("^"), part.group(6), regex);
    }
    return "(?" + part.group(7).replace('m', 's');
  }

  /** Scripts have another name in Java: {@code IsHan} for {@code Han}. */
  private static String property(boolean not, String name) {
    return (not ? "\\P{" : "\\p{") + (name.length() > 2 ? "Is" + name : name) + "}";
  }

  private static String escape(String letter, String regex) {
    if (OTHERS.contains(letter)) {
      throw new PatternSyntaxException("\\" + letter + " is not supported", regex, -1);
    }
    return "\\" + letter;
  }

  private static String named(boolean not, String name, String regex) {
    if (name.equals("punct") && !not) {
      return "\\p{Punct}" + SIGNS;
    }
    if (!CLASSES.contains(name)) {
      throw new PatternSyntaxException("[:" + name + ":] is not supported", regex, -1);
    }
    String java = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    return (not ? "\\P{" : "\\p{") + java + "}";
  }
}
