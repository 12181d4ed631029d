package elman.embed.query;

import java.util.ArrayList;
import java.util.List;

/**
 * What is asked: words that are added and subtracted, or an analogy, {@code a : b :: c : ?}, which
 * is {@code b - a + c} as a sum.
 *
 * @param text as it was written
 * @param terms at least one
 */
public record Expression(String text, List<Term> terms) {
  private static final String ANALOGY = "an analogy is written a : b :: c : ?";

  /**
   * A word of a sum.
   *
   * @param minus whether it is subtracted
   * @param word as it was written
   */
  public record Term(boolean minus, String word) {}

  /** A piece of the text: a word, or a sign. */
  private record Piece(String text, boolean sign) {}

  /**
   * Reads an expression. A sign is one only between white space; a colon is one anywhere; in
   * quotes, '...' or "...", nothing is.
   *
   * @throws IllegalArgumentException if it is none, saying what is wrong
   */
  public static Expression parse(String text) {
    List<Piece> pieces = pieces(text);
    if (pieces.isEmpty()) {
      throw new IllegalArgumentException("there is no word");
    }
    boolean analogy = pieces.stream().anyMatch(piece -> piece.sign && piece.text.startsWith(":"));
    return new Expression(text.strip(), analogy ? analogy(pieces) : sum(pieces));
  }

  private static List<Term> analogy(List<Piece> pieces) {
    List<String> words = new ArrayList<>();
    StringBuilder form = new StringBuilder();
    for (Piece piece : pieces) {
      form.append(piece.sign ? piece.text : "w");
      words.add(piece.text);
    }
    if (!form.toString().equals("w:w::w:?")) {
      throw new IllegalArgumentException(ANALOGY + "; put quotes around a word with colons");
    }
    return List.of(
        new Term(false, words.get(2)), new Term(true, words.get(0)), new Term(false, words.get(4)));
  }

  private static List<Term> sum(List<Piece> pieces) {
    List<Term> terms = new ArrayList<>();
    String sign = null;
    for (Piece piece : pieces) {
      if (piece.sign && piece.text.equals("?")) {
        throw new IllegalArgumentException(ANALOGY + "; put quotes around a word that is '?'");
      } else if (piece.sign && sign != null) {
        throw new IllegalArgumentException(
            "there is no word between '" + sign + "' and '" + piece.text + "'");
      } else if (piece.sign) {
        sign = piece.text;
      } else if (sign == null && !terms.isEmpty()) {
        throw new IllegalArgumentException(
            "there is no sign before '" + piece.text + "', as in king - man + woman");
      } else {
        terms.add(new Term("-".equals(sign), piece.text));
        sign = null;
      }
    }
    if (sign != null) {
      throw new IllegalArgumentException("there is no word after '" + sign + "'");
    }
    return terms;
  }

  /**
   * The three words of an analogy in the order a, b, c: of a : b :: c : ?, which is b - a + c, or
   * of c + b - a.
   *
   * @throws IllegalArgumentException if it is another sum
   */
  public List<Term> asAnalogy() {
    StringBuilder signs = new StringBuilder();
    terms.forEach(term -> signs.append(term.minus ? '-' : '+'));
    return switch (signs.toString()) {
      case "+-+" -> List.of(terms.get(1), terms.get(0), terms.get(2));
      case "++-" -> List.of(terms.get(2), terms.get(1), terms.get(0));
      default ->
          throw new IllegalArgumentException(
              "3cosmul and paircosine need a : b :: c : ? or b - a + c; 3cosadd takes any sum");
    };
  }

  private static List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      int end;
      if (Character.isWhitespace(c)) {
        end = i + 1;
      } else if (c == ':') {
        end = text.startsWith("::", i) ? i + 2 : i + 1;
        pieces.add(new Piece(text.substring(i, end), true));
      } else if (isOpening(text, i)) {
        end = text.indexOf(c, i + 1) + 1;
        pieces.add(new Piece(text.substring(i + 1, end - 1), false));
      } else {
        end = wordEnd(text, i);
        pieces.add(piece(text.substring(i, end)));
      }
      i = end;
    }
    return pieces;
  }

  private static Piece piece(String word) {
    return switch (word) {
      case "+", "-", "?" -> new Piece(word, true);
      case "\u2212" -> new Piece("-", true); // the typesetter's minus
      default -> new Piece(word, false);
    };
  }

  /** A quote is one if its other end is the end of a word: not that of 's or 'tis. */
  private static boolean isOpening(String text, int i) {
    char c = text.charAt(i);
    int close = c == '\'' || c == '"' ? text.indexOf(c, i + 1) : -1;
    return close > i + 1
        && (close + 1 == text.length()
            || text.charAt(close + 1) == ':'
            || Character.isWhitespace(text.charAt(close + 1)));
  }

  private static int wordEnd(String text, int from) {
    int end = from;
    while (end < text.length()
        && text.charAt(end) != ':'
        && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
