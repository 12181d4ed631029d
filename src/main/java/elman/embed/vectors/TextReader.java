package elman.embed.vectors;

import elman.core.Workers;
import elman.io.FormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Reads lines of a word and its floats. Each worker takes the next lines, numbers their words while
 * the others wait, and then reads their floats, which takes most of the time.
 */
final class TextReader {
  /** Bytes of a chunk, about. */
  static final int CHUNK = 1 << 20;

  private static final int LONGEST_LINE = 1 << 26;

  private static final String FOREIGN =
      "neither the numbers of words and of floats nor a word and its floats; files of word vectors"
          + " are text, word2vec's binary format or safetensors";

  private static final Pattern NOT_FINITE =
      Pattern.compile("[+-]?(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);

  private final String source;
  private final InputStream in;
  private final TextHeader header;
  private final WordList words;
  private final int chunkSize;
  private GrowingRows rows;

  private byte[] rest = new byte[0];
  private long line;
  private boolean ended;

  private IOException failure;
  private long failureLine;

  /**
   * @param in the text, behind its header if it has one
   * @param header null if it has none
   * @param chunkSize bytes that a worker takes at a time, about
   */
  TextReader(String source, InputStream in, TextHeader header, WordList words, int chunkSize) {
    this.source = source;
    this.in = in;
    this.header = header;
    this.words = words;
    this.chunkSize = chunkSize;
    line = header == null ? 1 : 2;
    if (header != null) {
      rows = new GrowingRows(header.dim(), header.words());
    }
  }

  /**
   * Reads all lines.
   *
   * @throws FormatException for the first line that is wrong
   */
  RowBlocks read(Workers workers) throws IOException {
    workers.split(workers.count(), 1, (from, to) -> work());
    if (failure != null) {
      throw failure;
    }
    if (header != null && words.records() < header.words()) {
      throw header.wrongCount(source, "line " + line, words.records());
    }
    if (rows == null) {
      throw new FormatException(source, null, "has no vectors");
    }
    return rows.finish(words.table().size());
  }

  private void work() {
    TextChunk chunk = new TextChunk();
    FloatParser parser = new FloatParser();
    while (take(chunk)) {
      for (int i = 0; i < chunk.count(); i++) {
        try {
          readFloats(chunk, i, parser);
        } catch (FormatException e) {
          fail(chunk.line(i), e);
          break;
        }
      }
    }
  }

  /** The fault of the first line counts, whoever finds his first. */
  private synchronized void fail(long at, IOException e) {
    if (failure == null || at < failureLine) {
      failure = e;
      failureLine = at;
    }
  }

  /** Takes the next lines; returns whether there are any. */
  private synchronized boolean take(TextChunk chunk) {
    if (ended || failure != null) {
      return false;
    }
    ended = true;
    try {
      boolean last = fill(chunk);
      scan(chunk);
      ended = last;
    } catch (IOException e) {
      fail(line, e);
      return false;
    }
    return true;
  }

  /** Fills a chunk with whole lines; returns whether they are the last. */
  private boolean fill(TextChunk chunk) throws IOException {
    chunk.ensure(Math.max(chunkSize, rest.length));
    System.arraycopy(rest, 0, chunk.text, 0, rest.length);
    chunk.size = rest.length;
    int cut = 0;
    while (cut == 0) {
      if (chunk.size == chunk.text.length) {
        if (chunk.size >= LONGEST_LINE) {
          throw fault(line, "longer than %,d bytes".formatted(LONGEST_LINE));
        }
        chunk.ensure(2 * chunk.size);
      }
      int known = chunk.size;
      int n = in.readNBytes(chunk.text, chunk.size, chunk.text.length - chunk.size);
      chunk.size += n;
      if (chunk.size < chunk.text.length) {
        rest = new byte[0];
        return true;
      }
      cut = chunk.size;
      while (cut > known && chunk.text[cut - 1] != '\n') {
        cut--;
      }
      cut = cut == known ? 0 : cut;
    }
    rest = Arrays.copyOfRange(chunk.text, cut, chunk.size);
    chunk.size = cut;
    return false;
  }

  /** Finds the lines and their words, and makes room for their floats. */
  private void scan(TextChunk chunk) throws FormatException {
    chunk.clear(line);
    byte[] text = chunk.text;
    for (int from = 0; from < chunk.size; line++) {
      int next = chunk.lineEnd(from);
      int to = next;
      while (to > from && isTrailing(text[to - 1])) {
        to--;
      }
      if (to > from) {
        int end = chunk.blank(from, to);
        checkRoom(chunk, end, to);
        int row = words.add(text, from, end);
        if (row >= 0) {
          chunk.add(end, to, row, line);
        }
      }
      from = next + 1;
    }
    if (rows != null) {
      rows.reserve(words.table().size());
      chunk.blocks = rows.blocks();
    }
  }

  private static boolean isTrailing(byte unit) {
    return unit == ' ' || unit == '\t' || unit == '\r';
  }

  /** Checks that there may be one more word; the first says how long vectors are. */
  private void checkRoom(TextChunk chunk, int from, int to) throws FormatException {
    if (header != null && words.records() == header.words()) {
      throw header.wrongCount(source, "line " + line, words.records() + 1);
    }
    if (rows == null) {
      int dim = numbers(chunk, from, to);
      if (dim == 0 || dim > TextHeader.MOST_DIM) {
        throw fault(line, FOREIGN);
      }
      rows = new GrowingRows(dim, Integer.MAX_VALUE);
    }
    // A number takes two bytes at least: no memory for vectors that cannot be there.
    if (to - from < 2 * rows.dim()) {
      throw wrongCount(line, numbers(chunk, from, to));
    }
  }

  /** How many parts with blanks before them there are. */
  private static int numbers(TextChunk chunk, int from, int to) {
    int count = 0;
    for (int at = chunk.afterBlanks(from, to); at < to; at = chunk.afterBlanks(at, to)) {
      at = chunk.blank(at, to);
      count++;
    }
    return count;
  }

  private void readFloats(TextChunk chunk, int i, FloatParser parser) throws FormatException {
    int dim = rows.dim();
    int row = chunk.row(i);
    float[] block = chunk.blocks[row / rows.blockRows()];
    int offset = row % rows.blockRows() * dim;
    int to = chunk.to(i);
    int at = chunk.afterBlanks(chunk.from(i), to);
    for (int j = 0; j < dim; j++) {
      int end = chunk.blank(at, to);
      float value = parser.parse(chunk.text, at, end);
      if (!(Math.abs(value) <= Float.MAX_VALUE)) {
        throw wrong(chunk, i, new String(chunk.text, at, end - at, StandardCharsets.UTF_8), value);
      }
      block[offset + j] = value;
      at = chunk.afterBlanks(end, to);
    }
    if (at < to) {
      throw wrong(chunk, i, "", 0);
    }
  }

  /** Says what is wrong with a line of which {@code part} was read as {@code value}. */
  private FormatException wrong(TextChunk chunk, int i, String part, float value) {
    int count = numbers(chunk, chunk.from(i), chunk.to(i));
    if (header == null && chunk.line(i) == 1) {
      return fault(1, FOREIGN);
    }
    if (count != rows.dim()) {
      return wrongCount(chunk.line(i), count);
    }
    if (Float.isInfinite(value) || NOT_FINITE.matcher(part).matches()) {
      return fault(chunk.line(i), part + " is not a finite number");
    }
    return fault(chunk.line(i), "'" + part + "' is no number");
  }

  private FormatException wrongCount(long number, int count) {
    return fault(
        number,
        "has %d numbers instead of %d; a word with spaces cannot be in text format"
            .formatted(count, rows.dim()));
  }

  private FormatException fault(long number, String reason) {
    return new FormatException(source, "line " + number, reason);
  }
}
