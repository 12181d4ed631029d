package elman.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PictureTest {
  private static final int WHITE = 0xffffff;
  private static final Pattern POINT = Pattern.compile("[ML](-?[0-9.]+) (-?[0-9.]+)");

  @Test
  void drawsSvgAsItDid() throws Exception {
    Drawn.assertSame("small.svg", svg(List.of(Charts.small()), 1));
  }

  @Test
  void isAccessible() throws Exception {
    Document document = parse(svg(List.of(Charts.small()), 1));
    assertEquals("img", document.getDocumentElement().getAttribute("role"));
    assertEquals(
        "Cups & saucers <A>", document.getElementsByTagName("title").item(0).getTextContent());
  }

  @Test
  void hostileTextIsWellFormed() throws Exception {
    String title = "]]>&amp;<script>\"'\0\u001b[31m\ud800\ufffe\u202e\n" + "w".repeat(5000);
    Document document = parse(svg(List.of(Charts.of(title, false, 1, 2)), 1));
    assertEquals(0, document.getElementsByTagName("script").getLength());
    String shown = document.getElementsByTagName("text").item(0).getTextContent();
    assertTrue(shown.startsWith("]]>&amp;<script>\"'"), shown);
    assertTrue(shown.endsWith("w..."), shown);
    assertFalse(shown.contains("\u202e"), shown);
  }

  static List<double[]> hostile() {
    return Charts.hostile();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void everythingIsInsideTheBox(double[] values) throws Exception {
    for (boolean log : new boolean[] {false, true}) {
      String svg = svg(List.of(Charts.of("t", log, values)), 1);
      assertFalse(svg.contains("NaN") || svg.contains("Infinity"), svg);
      Document document = parse(svg);
      double width = Double.parseDouble(document.getDocumentElement().getAttribute("width"));
      double height = Double.parseDouble(document.getDocumentElement().getAttribute("height"));
      assertInside(document.getElementsByTagName("circle"), "cx", "cy", width, height);
      assertInside(document.getElementsByTagName("text"), "x", "y", width, height);
      List<MatchResult> points = POINT.matcher(svg).results().toList();
      assertFalse(points.isEmpty());
      for (MatchResult point : points) {
        assertWithin(Double.parseDouble(point.group(1)), width, svg);
        assertWithin(Double.parseDouble(point.group(2)), height, svg);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void pngIsReadWhateverTheValues(double[] values) throws Exception {
    BufferedImage image = png(List.of(Charts.of("t", true, values)), 1);
    assertEquals(1720, image.getWidth());
    assertEquals(840, image.getHeight());
  }

  /** A line between 0 and 10 at 5, and a band below it; the axis of y is 0 to 10 with a margin. */
  @Test
  void pngHasTheColoursWhereTheyBelong() throws Exception {
    double[] x = {0, 10};
    Chart chart =
        new Chart(
            "",
            Axis.linear(""),
            Axis.linear(""),
            List.of(new Chart.Band("", x, at(0), at(4), Tone.GREEN, 0.5)),
            List.of(),
            List.of(new Chart.Line("", x, at(5), Tone.BLUE, false)),
            List.of(new Chart.Points("", at(5), at(10), Tone.RED)));
    BufferedImage image = png(List.of(chart), 1);
    int[] column = new int[image.getHeight()];
    int middle = image.getWidth() / 2 + 20;
    for (int y = 0; y < column.length; y++) {
      column[y] = image.getRGB(middle, y) & WHITE;
    }
    int line = first(column, Tone.BLUE.rgb());
    int band = first(column, half(Tone.GREEN.rgb()));
    assertTrue(line > 0 && band > line, line + " " + band);
    assertEquals(WHITE, column[line - 20]);
    assertEquals(WHITE, column[2]);
    int red = 0;
    for (int y = 0; y < line; y++) {
      red += first(row(image, y), Tone.RED.rgb()) >= 0 ? 1 : 0;
    }
    assertTrue(red >= 8 && red <= 14, red + " rows of a dot 12 pixels high");
  }

  /** As of a forecast of one step. */
  @Test
  void aBandOfOnePointIsSeen() throws Exception {
    double[] one = {1};
    Chart.Band band = new Chart.Band("", one, new double[] {2}, new double[] {4}, Tone.GREEN, 0.5);
    Chart chart =
        new Chart(
            "", Axis.linear(""), Axis.linear(""), List.of(band), List.of(), List.of(), List.of());
    BufferedImage image = png(List.of(chart), 1);
    int rows = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      rows += first(row(image, y), half(Tone.GREEN.rgb())) >= 0 ? 1 : 0;
    }
    assertTrue(rows > image.getHeight() / 2, rows + " rows");
  }

  /** The narrow band lies within the wide one, and its sample looks as it does there. */
  @Test
  void legendShowsNestedBandsAsDarkAsTheyAre() {
    List<Double> opacities =
        Legend.of(Charts.small()).stream()
            .filter(item -> item.kind() == Legend.Kind.BAND)
            .map(Legend.Item::opacity)
            .toList();
    assertEquals(0.15, opacities.get(0), 1e-12);
    assertEquals(1 - 0.85 * 0.8, opacities.get(1), 1e-12);
  }

  @Test
  void sameChartSameBytes() throws Exception {
    assertArrayEquals(bytes(List.of(Charts.small()), 1), bytes(List.of(Charts.small()), 1));
  }

  @Test
  void manyChartsAreAGridAndTheRestIsSaid() throws Exception {
    List<Chart> charts = Collections.nCopies(9, Charts.small());
    Document document = parse(svg(charts, 7));
    assertEquals(7, document.getElementsByTagName("g").getLength());
    NodeList texts = document.getElementsByTagName("text");
    assertEquals("and 2 more", texts.item(texts.getLength() - 1).getTextContent());
    BufferedImage image = png(charts, 7);
    assertEquals(3 * 430 * 2, image.getWidth());
    assertEquals((3 * 250 + 26) * 2, image.getHeight());
  }

  @Test
  void noChartIsSaid() throws Exception {
    assertEquals(
        "nothing to show",
        parse(svg(List.of(), 5)).getElementsByTagName("text").item(0).getTextContent());
    assertEquals(52, png(List.of(), 5).getHeight());
  }

  /** A line of a million points is drawn with those that can be told apart. */
  @Test
  void longLinesStayShort() throws Exception {
    double[] values = new double[1_000_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.sin(i * 0.37) + (i == 777_777 ? 50 : 0);
    }
    double[] x = new double[values.length];
    Arrays.setAll(x, i -> i);
    Chart chart =
        new Chart(
            "",
            Axis.linear(""),
            Axis.linear(""),
            List.of(),
            List.of(),
            List.of(new Chart.Line("", x, values, Tone.BLUE, false)),
            List.of());
    String svg = svg(List.of(chart), 1);
    assertTrue(svg.length() < 150_000, svg.length() + " characters");
    String line = svg.lines().filter(one -> one.contains("\"0.8\"")).findFirst().orElseThrow();
    double highest =
        POINT
            .matcher(line)
            .results()
            .mapToDouble(point -> Double.parseDouble(point.group(2)))
            .min()
            .orElseThrow();
    assertTrue(highest < 60, "the spike is at " + highest);
  }

  private static double[] at(double value) {
    return new double[] {value, value};
  }

  private static int half(int rgb) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int part = (rgb >> shift) & 255;
      mixed |= (int) Math.round(255 + 0.5 * (part - 255)) << shift;
    }
    return mixed;
  }

  private static int first(int[] colours, int wanted) {
    for (int i = 0; i < colours.length; i++) {
      if (colours[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static int[] row(BufferedImage image, int y) {
    int[] row = new int[image.getWidth()];
    for (int x = 0; x < row.length; x++) {
      row[x] = image.getRGB(x, y) & WHITE;
    }
    return row;
  }

  private static void assertInside(
      NodeList elements, String x, String y, double width, double height) {
    for (int i = 0; i < elements.getLength(); i++) {
      Element element = (Element) elements.item(i);
      assertWithin(Double.parseDouble(element.getAttribute(x)), width, element.getTagName());
      assertWithin(Double.parseDouble(element.getAttribute(y)), height, element.getTagName());
    }
  }

  private static void assertWithin(double value, double most, String what) {
    assertTrue(value >= 0 && value <= most, value + " in " + what);
  }

  private static String svg(List<Chart> charts, int most) throws IOException {
    StringWriter out = new StringWriter();
    new Picture(charts, most).svg(out);
    return out.toString();
  }

  private static byte[] bytes(List<Chart> charts, int most) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Picture(charts, most).png(out);
    return out.toByteArray();
  }

  private static BufferedImage png(List<Chart> charts, int most) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(bytes(charts, most)));
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
