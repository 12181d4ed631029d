package elman.cli.vectors;

import elman.embed.query.Answer;
import elman.embed.query.Expression;
import elman.embed.query.Lookup;
import elman.embed.query.Method;
import elman.embed.query.Nearest;
import elman.io.FormatException;
import java.io.IOException;
import java.io.OutputStream;

/** Answers sums and analogies by the words nearest to them. */
final class Sums implements Queries {
  private final Method method;
  private final Nearest nearest;
  private final AnswerWriter writer;

  /** Number of the word whose place is wanted, or -1. */
  private final int reported;

  /**
   * Answers among the words of {@code lookup}.
   *
   * @param headings whether each table says what it answers
   * @throws FormatException if the word whose place is wanted is unknown
   */
  Sums(AnalogyOutput output, OutputStream out, Lookup lookup, boolean headings)
      throws FormatException {
    method = output.method();
    nearest = new Nearest(lookup, method);
    writer = new AnswerWriter(output, out, headings);
    reported = output.reported() == null ? -1 : lookup.number(output.reported());
  }

  /**
   * An expression that a method can answer.
   *
   * @throws IllegalArgumentException saying what is wrong, if it is none
   */
  static Expression parse(String query, Method method) {
    Expression expression = Expression.parse(query);
    if (method != Method.COS_ADD) {
      expression.asAnalogy();
    }
    return expression;
  }

  @Override
  public void answer(String query) throws IOException {
    answer(parse(query, method));
  }

  /**
   * Writes the answer to an expression that the method can answer.
   *
   * @throws FormatException if it has an unknown word
   * @throws IOException if it cannot be written
   */
  void answer(Expression expression) throws IOException {
    Answer answer = nearest.answer(expression);
    if (reported < 0) {
      writer.write(expression, answer);
    } else {
      writer.writePlace(expression, answer, reported);
    }
  }

  /** Whether a table had marks. */
  boolean hasMarked() {
    return writer.hasMarked();
  }
}
