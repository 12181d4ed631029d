package elman.token.stream;

import elman.io.Source;
import elman.token.TokenModel;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/**
 * Reads sources, as if they were one text, in chunks that end where no token can go on: after a
 * line, where lines are texts of their own, else where the tokenizer says that a cut is safe. Of an
 * input that comes slowly a chunk is what is there.
 */
final class ChunkReader implements Closeable {
  /** A text without a safe place to cut is cut after so many bytes all the same. */
  private static final int MOST = 1 << 20;

  /** How far from there a space is looked for. */
  private static final int NEAR_END = 1 << 16;

  private final Iterator<Source> sources;
  private final TokenModel model;
  private final boolean byLine;

  private InputStream in;
  private byte[] rest = new byte[Chunk.USUAL];
  private int restSize;
  private long line = 1;
  private long offset;
  private long lineOffset;
  private boolean ended;

  /**
   * @param byLine whether each line is a text of its own
   */
  ChunkReader(List<Source> sources, TokenModel model, boolean byLine) {
    this.sources = sources.iterator();
    this.model = model;
    this.byLine = byLine;
  }

  /**
   * Fills a chunk.
   *
   * @return whether there was anything left
   */
  boolean read(Chunk chunk) throws IOException {
    if (ended) {
      return false;
    }
    chunk.reserve(restSize);
    System.arraycopy(rest, 0, chunk.text, 0, restSize);
    chunk.size = restSize;
    int cut = fill(chunk);
    restSize = chunk.size - cut;
    if (restSize > rest.length) {
      rest = new byte[restSize];
    }
    System.arraycopy(chunk.text, cut, rest, 0, restSize);
    chunk.size = cut;
    place(chunk);
    return true;
  }

  /** Reads until there is a place to cut, which is returned. */
  private int fill(Chunk chunk) throws IOException {
    int goal = Chunk.USUAL;
    while (true) {
      boolean waits = false;
      while (!ended && !waits && chunk.size < goal) {
        chunk.reserve(goal);
        waits = readSome(chunk, goal);
      }
      if (ended) {
        return chunk.size;
      }
      int cut = lastCut(chunk.text, chunk.size);
      if (cut > 0) {
        return cut;
      }
      if (chunk.size >= goal) {
        if (goal >= MOST) {
          return characterCut(chunk.text, chunk.size);
        }
        goal *= 2;
      }
    }
  }

  /** Reads what is there; returns whether more would have to be waited for. */
  private boolean readSome(Chunk chunk, int goal) throws IOException {
    if (in == null) {
      if (!sources.hasNext()) {
        ended = true;
        return false;
      }
      in = sources.next().open();
    }
    int n = in.read(chunk.text, chunk.size, goal - chunk.size);
    if (n < 0) {
      in.close();
      in = null;
      return false;
    }
    chunk.size += n;
    return in.available() == 0;
  }

  private int lastCut(byte[] text, int size) {
    if (byLine) {
      int at = size;
      while (at > 0 && text[at - 1] != '\n') {
        at--;
      }
      if (at > 0 || size < Chunk.USUAL) {
        return at;
      }
    }
    for (int at = size - 2; at > 0; at--) {
      if (model.isSafeCut(text, at)) {
        return at;
      }
    }
    return 0;
  }

  /**
   * The last place before a space, if there is one near the end, or that is within no character.
   */
  private static int characterCut(byte[] text, int size) {
    for (int at = size - 1; at > size - NEAR_END; at--) {
      if (text[at] == ' ') {
        return at;
      }
    }
    int at = size - 1;
    while (at > size - 4 && (text[at] & 0xc0) == 0x80) {
      at--;
    }
    return at;
  }

  /** Tells a chunk where it is, and goes on behind it. */
  private void place(Chunk chunk) {
    chunk.line = line;
    chunk.offset = offset;
    chunk.lineOffset = lineOffset;
    chunk.last = ended;
    long first = line;
    offset += chunk.size;
    for (int i = 0; i < chunk.size; i++) {
      if (chunk.text[i] == '\n') {
        line++;
        lineOffset = -i - 1L;
      }
    }
    lineOffset += chunk.size;
    chunk.lines = line - first;
  }

  /** Whether more can be had without waiting for whoever writes it. */
  boolean isReady() throws IOException {
    return !ended && (in == null ? sources.hasNext() : in.available() > 0);
  }

  @Override
  public void close() throws IOException {
    if (in != null) {
      in.close();
    }
  }
}
