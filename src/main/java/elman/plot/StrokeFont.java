package elman.plot;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Letters made of strokes.
 *
 * <p>A stroke is a list of points, each a hexadecimal digit for x and one for y: the base line is
 * at 3, small letters reach 9 and capitals 12. With {@code ~} before them the points are the
 * controls of a quadratic B-spline that begins at the first and ends at the last; a point given
 * twice is a corner. With {@code @} the spline is closed.
 */
final class StrokeFont {
  private static final String GLYPHS =
      """
      ! 0c06 0304
      " 0c0a 2c2a
      # 133c 436c 0666 1979
      $ ~5a5b0b0858540405 2d22
      % 036c @09292c0c @43636646
      & ~63191c4c4905035367
      ' 0c0a
      ( ~2d0b0421
      ) ~0d2b2401
      * 2c27 0b48 084b
      + 0666 3339
      , 1401
      - 0646
      . 0304
      / 014d
      0 @03535c0c
      1 0a2c23
      2 ~0a0c5c58030353
      3 ~0b0c5c5828 ~2858530304
      4 434c0656
      5 5c0c08 ~080959530304
      6 @03535909 ~4c0c06
      7 0c5c23
      8 @08585c0c @03535808
      9 @06565c0c ~595313
      : 0304 0809
      ; 1401 1819
      < 490643
      = 0555 0757
      > 094603
      ? ~0a0c4c482625 2324
      @ @25555a2a ~5a5555757c0c0363
      A 033c63 1656
      B 030c ~0c3c3c5c58383808 ~0838386863333303
      C ~6a6c0c036365
      D 030c ~0c2c2c6c63232303
      E 5c0c0353 0848
      F 5c0c03 0848
      G ~6a6c0c0363676737
      H 0c03 6c63 0868
      I 0c03
      J ~4c4646430305
      K 0c03 6c06 2863
      L 0c0353
      M 030c356c63
      N 030c636c
      O @03737c0c
      P 030c ~0c3c3c6c67373707
      Q @03737c0c 4572
      R 030c ~0c3c3c6c67373707 3763
      S ~5a5c0c0858530305
      T 0c6c 3c33
      U ~0c0606036366666c
      V 0c336c
      W 0c234c638c
      X 0c63 6c03
      Y 0c386c 3833
      Z 0c6c0363
      [ 2d0d0121
      \\ 0d41
      ] 0d2d2101
      ^ 0a2c4a
      _ 0252
      ` 0c2a
      a @03535909 5953
      b 0c03 @03535909
      c ~585909035354
      d 5c53 @03535909
      e ~0656565909035354
      f ~4c1c1a1a13 0939
      g @03535909 ~595252500001
      h 0c03 ~060959565653
      i 0903 0b0c
      j ~2921212000 2b2c
      k 0c03 4905 1643
      l ~0c04040313
      m 0903 ~060949464643 ~464989868683
      n 0903 ~060959565653
      o @03535909
      p 0900 @03535909
      q 5950 @03535909
      r 0903 ~060939
      s ~4849090646430304
      t ~1b14141333 0939
      u 5953 ~090606035356
      v 092349
      w 0923496389
      x 0943 4903
      y 0923 4910
      z 09490343
      { ~3d1d1807 ~07161131
      | 0d01
      } ~0d2d2837 ~37262101
      ~ ~05183447
      """;

  private static final String UNKNOWN = "03535c0c03";
  private static final double BASE = 3;
  private static final double CAPITAL = 9;

  /** Capitals are 0.72 of a font's size high. */
  private static final double UNIT = 0.72 / CAPITAL;

  private static final double GAP = 2.6;
  private static final double SPACE = 4;
  private static final int PIECES = 5;

  private static final Map<Integer, Glyph> FONT = read();

  /**
   * A stroke's points.
   *
   * @param x to the right of the beginning of the text
   * @param y below its base line
   */
  record Stroke(double[] x, double[] y) {}

  private record Glyph(List<Stroke> strokes, double width) {}

  private StrokeFont() {}

  /** How wide a text is. */
  static double width(String text, double size) {
    return plain(text).codePoints().mapToDouble(c -> glyph(c).width).sum() * UNIT * size;
  }

  /** A text's strokes; letters that the font does not have are boxes. */
  static List<Stroke> strokes(String text, double size) {
    List<Stroke> strokes = new ArrayList<>();
    double scale = UNIT * size;
    double at = 0;
    for (int c : plain(text).codePoints().toArray()) {
      Glyph glyph = glyph(c);
      for (Stroke stroke : glyph.strokes) {
        double[] x = stroke.x.clone();
        double[] y = stroke.y.clone();
        for (int i = 0; i < x.length; i++) {
          x[i] = (at + x[i] + GAP / 2) * scale;
          y[i] = (BASE - y[i]) * scale;
        }
        strokes.add(new Stroke(x, y));
      }
      at += glyph.width;
    }
    return strokes;
  }

  /** A text without its accents. */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .replaceAll("[\\p{Pd}\u2212]", "-");
  }

  private static Glyph glyph(int c) {
    Glyph glyph = FONT.get(c);
    return glyph != null ? glyph : FONT.get(-1);
  }

  private static Map<Integer, Glyph> read() {
    Map<Integer, Glyph> font = new HashMap<>();
    font.put(-1, glyph(UNKNOWN));
    font.put((int) ' ', new Glyph(List.of(), SPACE));
    GLYPHS.lines().forEach(line -> font.put((int) line.charAt(0), glyph(line.substring(2))));
    return font;
  }

  private static Glyph glyph(String description) {
    List<Stroke> strokes = new ArrayList<>();
    double most = 0;
    for (String word : description.split(" ", -1)) {
      char kind = word.charAt(0);
      String points = kind == '~' || kind == '@' ? word.substring(1) : word;
      int n = points.length() / 2;
      double[] x = new double[n];
      double[] y = new double[n];
      for (int i = 0; i < n; i++) {
        x[i] = Character.digit(points.charAt(2 * i), 16);
        y[i] = Character.digit(points.charAt(2 * i + 1), 16);
        most = Math.max(most, x[i]);
      }
      boolean bent = kind == '~' || kind == '@';
      strokes.add(
          bent ? new Stroke(spline(x, kind == '@'), spline(y, kind == '@')) : new Stroke(x, y));
    }
    return new Glyph(strokes, most + GAP);
  }

  /** One coordinate of points on a quadratic B-spline. */
  private static double[] spline(double[] control, boolean closed) {
    int n = control.length;
    int arcs = closed ? n : n - 2;
    double[] curve = new double[arcs * PIECES + 1];
    for (int arc = 0; arc < arcs; arc++) {
      double before = control[arc];
      double middle = control[(arc + 1) % n];
      double after = control[(arc + 2) % n];
      double from = !closed && arc == 0 ? before : (before + middle) / 2;
      double to = !closed && arc == arcs - 1 ? after : (middle + after) / 2;
      for (int i = 0; i <= PIECES; i++) {
        double t = (double) i / PIECES;
        curve[arc * PIECES + i] = (1 - t) * (1 - t) * from + 2 * t * (1 - t) * middle + t * t * to;
      }
    }
    return curve;
  }
}
