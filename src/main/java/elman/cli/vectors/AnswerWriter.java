package elman.cli.vectors;

import elman.cli.table.Columns;
import elman.embed.query.Answer;
import elman.embed.query.Expression;
import elman.io.Json;
import elman.io.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes answers to expressions. */
final class AnswerWriter {
  /** Characters of a word in a table at most, for a line of 80. */
  private static final int WIDEST = 60;

  /** Columns of Nissim, van Noord and van der Goot 2020, table 3. */
  private static final List<Columns.Column> REPORT =
      List.of(
          new Columns.Column("query", "query", -30),
          new Columns.Column("reported", "reported", -12),
          new Columns.Column("index", "index", 6),
          new Columns.Column("first", "first", -12),
          new Columns.Column("second", "second", -12));

  private final AnalogyOutput output;
  private final OutputStream out;
  private final boolean headings;
  private final Columns report;
  private boolean begun;
  private boolean marked;

  /**
   * @param output what is wanted
   * @param headings whether each table says what it answers
   */
  AnswerWriter(AnalogyOutput output, OutputStream out, boolean headings) {
    this.output = output;
    this.out = out;
    this.headings = headings;
    report = new Columns(output.format(), out, 0, REPORT);
  }

  /** Whether a table had marks. */
  boolean hasMarked() {
    return marked;
  }

  /** Writes the best words. */
  void write(Expression expression, Answer answer) throws IOException {
    int[] words = answer.top(output.top(), output.exclude());
    switch (output.format()) {
      case TABLE -> table(expression, answer, words);
      case TSV -> tsv(expression, answer, words);
      case JSON -> json(expression, answer, words);
    }
    begun = true;
  }

  /** Writes the place of a word, and the first two. */
  void writePlace(Expression expression, Answer answer, int word) throws IOException {
    if (!begun) {
      report.header();
      begun = true;
    }
    List<String> best = new ArrayList<>();
    for (int one : answer.top(2, output.exclude())) {
      best.add(answer.vectors().word(one));
    }
    best.addAll(List.of("", ""));
    report.row(
        expression.text(),
        answer.vectors().word(word),
        output.exclude() && answer.isOwn(word) ? "" : answer.rank(word, output.exclude()),
        best.get(0),
        best.get(1));
  }

  private void table(Expression expression, Answer answer, int[] words) throws IOException {
    if (headings) {
      Columns.write(out, (begun ? "\n" : "") + Messages.printable(expression.text()));
    }
    int width = 0;
    for (int word : words) {
      String text = shown(answer, word);
      width = Math.max(width, text.codePointCount(0, text.length()));
    }
    for (int i = 0; i < words.length; i++) {
      boolean own = answer.isOwn(words[i]);
      marked |= own;
      String word = Columns.padded(shown(answer, words[i]), -width);
      float score = answer.score(words[i]);
      Columns.write(
          out, String.format(Locale.ROOT, "%4d %s %s %8.4f", i + 1, own ? "*" : " ", word, score));
    }
  }

  private static String shown(Answer answer, int word) {
    return cut(answer.vectors().word(word));
  }

  /** A word as a table shows it. */
  static String cut(String word) {
    String text = Messages.printable(word);
    return text.codePointCount(0, text.length()) <= WIDEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, WIDEST - 3)) + "...";
  }

  private void tsv(Expression expression, Answer answer, int[] words) throws IOException {
    if (!begun) {
      Columns.write(out, "query\trank\tword\tscore\tin_query");
    }
    String query = Messages.printable(expression.text());
    for (int i = 0; i < words.length; i++) {
      String word = Messages.printable(answer.vectors().word(words[i]));
      float score = answer.score(words[i]);
      int own = answer.isOwn(words[i]) ? 1 : 0;
      Columns.write(
          out, String.format(Locale.ROOT, "%s\t%d\t%s\t%.6f\t%d", query, i + 1, word, score, own));
    }
  }

  private void json(Expression expression, Answer answer, int[] words) throws IOException {
    List<Object> answers = new ArrayList<>();
    for (int i = 0; i < words.length; i++) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("rank", i + 1);
      one.put("word", answer.vectors().word(words[i]));
      one.put("score", Columns.number(answer.score(words[i])));
      one.put("in_query", answer.isOwn(words[i]));
      answers.add(one);
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("query", expression.text());
    object.put("method", output.method().label());
    object.put("answers", answers);
    Columns.write(out, Json.write(object));
  }
}
