package elman.token.stream;

import elman.io.FormatException;
import elman.io.Source;
import elman.token.TokenModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * Turns ids back into text. Ids are numbers with anything of spaces, commas, brackets and line ends
 * between them, so that lines of ids and of JSON will do; or binary.
 */
public final class DecodeStream {
  private static final int BLOCK = 1 << 16;

  /** Of longer numbers no more digits are read. */
  private static final long LARGE = Long.MAX_VALUE / 100;

  private final TokenModel model;
  private final boolean byLine;

  /** Ids that are left out at the beginning and at the end of a text. */
  private final int[] before;

  private final int[] after;

  /** Texts of tokens that were met. */
  private final byte[][] texts;

  private final ByteSink out = new ByteSink();

  private String name;

  /** Ids of the line, or of the text, that wait for its end; as many as belong around it. */
  private int[] held = new int[16];

  private int heldSize;
  private boolean atStart = true;
  private int skipped;

  /** Whether a space is due, unless the text ends. */
  private boolean spaceIsDue;

  /**
   * @param byLine whether a line of ids is a line of text
   * @param around whether the ids that belong around each text are left out
   */
  public DecodeStream(TokenModel model, boolean byLine, boolean around) {
    this.model = model;
    this.byLine = byLine;
    before = around ? model.before() : new int[0];
    after = around ? model.after() : new int[0];
    texts = new byte[Math.min(model.size(), 1 << 20)][];
  }

  /**
   * Reads, decodes and writes all.
   *
   * @param width bytes of an id that is written in binary, the lowest first; 0 for digits
   * @throws FormatException naming the place of what is no id of the tokenizer
   * @throws IOException if a source cannot be read, or the output not be written
   */
  public void run(List<Source> sources, int width, OutputStream to) throws IOException {
    Reading digits = in -> decodeDigits(in, to);
    decode(sources, to, width == 0 ? digits : in -> decodeBinary(in, width, to));
  }

  /**
   * The same for arrays of NumPy.
   *
   * @throws FormatException naming the place of what is no id of the tokenizer
   * @throws IOException if a source cannot be read, or the output not be written
   */
  public void runNpy(List<Source> sources, OutputStream to) throws IOException {
    decode(sources, to, in -> decodeBinary(in, NpyFile.readHeader(name, in), to));
  }

  /** Reads one source. */
  @FunctionalInterface
  private interface Reading {
    void read(InputStream in) throws IOException;
  }

  /** Reads all sources; what comes before a fault is written. */
  private void decode(List<Source> sources, OutputStream to, Reading reading) throws IOException {
    try {
      for (Source source : sources) {
        name = source.name();
        try (InputStream in = source.open()) {
          reading.read(in);
        }
      }
      endText();
    } catch (FormatException e) {
      out.drainTo(to);
      to.flush();
      throw e;
    }
    out.drainTo(to);
  }

  private void decodeDigits(InputStream in, OutputStream to) throws IOException {
    byte[] block = new byte[BLOCK];
    long line = 1;
    long column = 0;
    long first = 0;
    long id = -1;
    for (int n = in.read(block); n >= 0; n = in.read(block)) {
      for (int i = 0; i < n; i++) {
        byte b = block[i];
        column++;
        if (b >= '0' && b <= '9') {
          first = id < 0 ? column : first;
          id = id > LARGE ? id : Math.max(0, id) * 10 + b - '0';
          continue;
        }
        if (id >= 0) {
          add(id, line, first);
          id = -1;
        }
        if (b == '\n') {
          if (byLine) {
            endText();
            out.add('\n');
          }
          line++;
          column = 0;
        } else if (b != ' ' && b != ',' && b != '[' && b != ']' && b != '\t' && b != '\r') {
          throw new FormatException(
              name, place(line, column), "is no id: ids are numbers with spaces between them");
        }
      }
      out.drainTo(to);
      if (in.available() == 0) {
        to.flush();
      }
    }
    if (id >= 0) {
      add(id, line, first);
    }
  }

  private static String place(long line, long column) {
    return "line " + line + ", column " + column;
  }

  private void add(long id, long line, long column) throws FormatException {
    if (!isKnown(id)) {
      throw new FormatException(name, place(line, column), problem(id));
    }
    add((int) id);
  }

  private boolean isKnown(long id) {
    return id >= 0 && id < model.size() && text((int) id) != null;
  }

  private String problem(long id) {
    return "the tokenizer has no id " + id + "; they go to " + (model.size() - 1);
  }

  private void decodeBinary(InputStream in, int width, OutputStream to) throws IOException {
    byte[] block = new byte[BLOCK];
    int size = 0;
    long count = 0;
    for (int n = 0; n >= 0; n = in.read(block, size, BLOCK - size)) {
      size += n;
      int i = 0;
      for (; i + width <= size; i += width, count++) {
        long id = 0;
        for (int k = width - 1; k >= 0; k--) {
          id = id << 8 | (block[i + k] & 0xff);
        }
        if (!isKnown(id)) {
          throw new FormatException(name, "id " + (count + 1), problem(id));
        }
        add((int) id);
      }
      System.arraycopy(block, i, block, 0, size - i);
      size -= i;
      out.drainTo(to);
    }
    if (size > 0) {
      throw new FormatException(
          name, "id " + (count + 1), "is cut off: " + size + " of " + width + " bytes");
    }
  }

  /** Takes an id; the last ones of a text are held back until it is known whether it ends. */
  private void add(int id) {
    if (atStart && skipped < before.length && before[skipped] == id) {
      skipped++;
      return;
    }
    if (heldSize == held.length) {
      held = Arrays.copyOf(held, 2 * heldSize);
    }
    held[heldSize++] = id;
    if (heldSize > after.length) {
      write(held[0]);
      System.arraycopy(held, 1, held, 0, --heldSize);
    }
  }

  private void write(int id) {
    if (spaceIsDue) {
      out.add(' ');
    }
    byte[] text = atStart ? model.bytesAtStart(id) : text(id);
    spaceIsDue = model.hasSpaceAtEnd(id);
    out.add(spaceIsDue ? Arrays.copyOf(text, text.length - 1) : text);
    atStart = false;
  }

  private byte[] text(int id) {
    if (id >= texts.length) {
      return model.bytes(id);
    }
    if (texts[id] == null) {
      texts[id] = model.bytes(id);
    }
    return texts[id];
  }

  private void endText() {
    if (!Arrays.equals(held, 0, heldSize, after, 0, after.length)) {
      for (int i = 0; i < heldSize; i++) {
        write(held[i]);
      }
    }
    heldSize = 0;
    atStart = true;
    skipped = 0;
    spaceIsDue = false;
  }
}
