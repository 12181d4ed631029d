package elman.token.stream;

import elman.core.Workers;
import elman.io.FormatException;
import elman.io.Source;
import elman.token.Encoder;
import elman.token.TokenBuffer;
import elman.token.TokenModel;
import elman.token.stream.TokenFormat.Place;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Encodes a stream of text, by several threads, in the order of the text. */
public final class TokenStream {
  private static final int CHUNKS_EACH = 4;

  private final TokenModel model;
  private final TokenFormat format;
  private final Workers workers;
  private final Options options;
  private final int[] before;
  private final int[] after;
  private final ConcurrentLinkedQueue<Encoder> encoders = new ConcurrentLinkedQueue<>();
  private final List<Chunk> chunks = new ArrayList<>();
  private final ByteSink start = new ByteSink();
  private Sums sums = new Sums(0, 0, 0, 0, 0);

  /** Whether the line that goes on into the next chunk has tokens already. */
  private boolean lineHasTokens;

  /**
   * How to read the text.
   *
   * @param byLine whether each line is a text of its own, and its end no part of it
   * @param around whether the ids that belong around each text are written
   * @param replace whether bytes that are not UTF-8 become U+FFFD where it is needed
   * @param flush whether to write each chunk out at once
   * @param count whether characters and unknown tokens are counted, which takes time
   */
  public record Options(
      boolean byLine, boolean around, boolean replace, boolean flush, boolean count) {}

  /**
   * What went through.
   *
   * @param bytes of text
   * @param characters of text, if they were counted
   * @param lines ends of lines
   * @param tokens that were written
   * @param unknown how many of them stand for what the vocabulary does not hold, if counted
   */
  public record Sums(long bytes, long characters, long lines, long tokens, long unknown) {}

  /** A stream; not more than one text goes through it. */
  public TokenStream(TokenModel model, TokenFormat format, Workers workers, Options options) {
    this.model = model;
    this.format = format;
    this.workers = workers;
    this.options = options;
    before = model.before();
    after = model.after();
    int count = model.isFixed() ? CHUNKS_EACH * workers.count() : 1;
    for (int i = 0; i < count; i++) {
      chunks.add(new Chunk());
    }
  }

  /**
   * Reads, encodes and writes all.
   *
   * @throws FormatException at bytes that are not UTF-8, if the tokenizer needs it
   * @throws IOException if a source cannot be read, or the output not be written
   */
  public Sums run(List<Source> sources, OutputStream out) throws IOException {
    format.header(start);
    start.drainTo(out);
    try (ChunkReader reader = new ChunkReader(sources, model, options.byLine())) {
      boolean more = true;
      while (more) {
        int n = 0;
        while (n < chunks.size() && more && (n == 0 || reader.isReady())) {
          more = reader.read(chunks.get(n));
          n += more ? 1 : 0;
        }
        workers.split(n, 1, this::encode);
        for (Chunk chunk : chunks.subList(0, n)) {
          finish(chunk, sources, out);
        }
        if (options.flush() || !reader.isReady()) {
          out.flush();
        }
      }
    }
    return sums;
  }

  private void encode(int from, int to) {
    Encoder encoder = encoders.poll();
    if (encoder == null) {
      encoder = model.encoder();
    }
    for (Chunk chunk : chunks.subList(from, to)) {
      chunk.ids.clear();
      chunk.leads = false;
      chunk.trails = false;
      chunk.bad = model.needsUtf8() ? Utf8Check.firstBad(chunk.text, chunk.size) : -1;
      if (chunk.bad >= 0 && options.replace()) {
        Utf8Check.replace(chunk);
        chunk.bad = -1;
      }
      if (chunk.bad < 0 && options.byLine()) {
        encodeLines(encoder, chunk);
      } else if (chunk.bad < 0) {
        chunk.place.set(1, chunk.offset, 0); // a text as a whole is one line
        encodePart(encoder, chunk, chunk.size, chunk.offset == 0, chunk.last);
      }
      chunk.tokens = chunk.ids.size();
      if (options.count()) {
        count(chunk);
      }
    }
    encoders.add(encoder);
  }

  private void encodeLines(Encoder encoder, Chunk chunk) {
    long line = chunk.line;
    for (int start = 0; start < chunk.size; line++) {
      int end = start;
      while (end < chunk.size && chunk.text[end] != '\n') {
        end++;
      }
      boolean starts = start > 0 || chunk.lineOffset == 0;
      boolean ends = end < chunk.size || chunk.last;
      long base = start > 0 ? -start : chunk.lineOffset;
      chunk.place.set(line, base, start);
      encodePart(encoder, chunk, end, starts, ends);
      start = end + 1;
    }
  }

  /** Encodes and formats a text, or a part of one. */
  private void encodePart(Encoder encoder, Chunk chunk, int to, boolean starts, boolean ends) {
    Place place = chunk.place;
    TokenBuffer ids = chunk.ids;
    int first = ids.size();
    if (starts && options.around()) {
      ids.add(before, 0, before.length);
    }
    if (starts) {
      encoder.encode(chunk.text, place.first(), to, ids);
    } else {
      encoder.encodeBehind(chunk.text, place.first(), to, ids);
    }
    if (ends && options.around()) {
      ids.add(after, 0, after.length);
    }
    if (starts) {
      format.startLine(chunk.out);
    }
    place.setAround(
        starts && options.around() ? before.length : 0,
        ends && options.around() ? after.length : 0);
    format.tokens(ids, first, ids.size(), place, chunk.out);
    if (ends) {
      format.endLine(!options.byLine() || to < chunk.size, chunk.out);
    }
    boolean any = ids.size() > first;
    chunk.leads |= !starts && any;
    chunk.trails = !ends && any;
    chunk.goesOn = !starts && !ends;
  }

  private void count(Chunk chunk) {
    chunk.unknown = 0;
    chunk.characters = 0;
    for (int i = 0; i < chunk.size; i++) {
      chunk.characters += (chunk.text[i] & 0xc0) == 0x80 ? 0 : 1;
    }
    int unknown = model.unknown();
    for (int i = 0; unknown >= 0 && i < chunk.ids.size(); i++) {
      chunk.unknown += chunk.ids.get(i) == unknown ? 1 : 0;
    }
  }

  private void finish(Chunk chunk, List<Source> sources, OutputStream out) throws IOException {
    if (chunk.bad >= 0) {
      throw Utf8Check.fault(chunk, sources);
    }
    if (chunk.leads && lineHasTokens) {
      format.separator(start);
      start.drainTo(out);
    }
    chunk.out.drainTo(out);
    lineHasTokens = chunk.trails || (chunk.goesOn && lineHasTokens);
    sums =
        new Sums(
            sums.bytes + chunk.size,
            sums.characters + chunk.characters,
            sums.lines + chunk.lines,
            sums.tokens + chunk.tokens,
            sums.unknown + chunk.unknown);
  }
}
