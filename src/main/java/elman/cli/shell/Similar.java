package elman.cli.shell;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Finds what somebody may have meant who mistyped a name. */
public final class Similar {
  private static final int MOST = 3;

  private Similar() {}

  /** Returns a question to add to a message, such as "; did you mean lstm?", or nothing. */
  public static String question(String mistyped, Collection<String> known) {
    List<String> similar = to(mistyped, known);
    return similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?";
  }

  /**
   * Returns the names that are nearest, if not more than a third of the letters are wrong, or else
   * those that begin so; at most three.
   */
  static List<String> to(String mistyped, Collection<String> known) {
    String wanted = mistyped.toLowerCase(Locale.ROOT);
    int most = (wanted.replaceFirst("^-+", "").length() + 1) / MOST;
    int nearest =
        known.stream().mapToInt(name -> distance(wanted, name)).min().orElse(Integer.MAX_VALUE);
    List<String> near =
        known.stream().filter(name -> distance(wanted, name) == nearest).limit(MOST).toList();
    if (nearest <= most) {
      return near;
    }
    return known.stream()
        .filter(name -> wanted.matches("-*\\w.*") && name.startsWith(wanted))
        .limit(MOST)
        .toList();
  }

  /** Letters to insert, delete, replace or swap with their neighbours (Damerau 1964). */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int wrong = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(d[i - 1][j - 1] + wrong, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        d[i][j] = swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
      }
    }
    return d[a.length()][b.length()];
  }
}
