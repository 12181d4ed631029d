package elman.plot;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names of files for series, whatever they are called: of letters, digits, points, dashes and
 * underscores, different for different calls, also where a file system takes capitals for small
 * letters. The same ids in the same order get the same names.
 */
public final class FileNames {
  private static final int LONGEST = 100;
  private static final String NAMELESS = "series";

  /** Names of devices, which Windows does not let be files whatever follows a point. */
  private static final String DEVICE = "(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?";

  private final String extension;
  private final Set<String> used = new HashSet<>();

  /** The last number behind a name. */
  private final Map<String, Integer> last = new HashMap<>();

  /**
   * @param extension with its point, such as {@code .svg}
   */
  public FileNames(String extension) {
    this.extension = extension;
  }

  /** A name that no call before has given. */
  public String of(String id) {
    String name = safe(id);
    String unique = name;
    while (!used.add(unique.toLowerCase(Locale.ROOT))) {
      unique = name + "-" + last.merge(name.toLowerCase(Locale.ROOT), 2, (old, two) -> old + 1);
    }
    return unique + extension;
  }

  private static String safe(String id) {
    String start = id.substring(0, Math.min(id.length(), 2 * LONGEST));
    StringBuilder letters = new StringBuilder();
    start.codePoints().limit(LONGEST).forEach(c -> letters.append(isPlain(c) ? (char) c : '_'));
    String plain = letters.toString();
    if (plain.isEmpty()) {
      return NAMELESS;
    }
    boolean hidden = plain.startsWith(".") || plain.startsWith("-") || plain.matches(DEVICE);
    return hidden ? "_" + plain : plain;
  }

  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '-'
        || c == '_';
  }
}
