package elman.cli.model;

import elman.cli.shell.LineReader;
import elman.cli.shell.LiveOutput;
import elman.core.Rng;
import elman.io.Source;
import elman.lm.Sampler;
import elman.text.Tokenizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes priming texts and what a sampler adds to them. */
final class SampleWriter {
  /** Texts made side by side; a part of what a seed means. */
  private static final int SIDE_BY_SIDE = 64;

  private static final byte[] NOTHING = {};
  private static final byte[] SPACE = {' '};

  private final Sampler sampler;
  private final LiveOutput out;
  private final long length;
  private final int count;
  private final boolean echo;

  /** What stands between a priming text and what follows it, if there is no white space. */
  private final byte[] space;

  /**
   * @param length tokens to add to each priming text at most
   * @param count texts to make from each
   * @param echo whether the priming text is written too
   * @param kind of the tokens
   */
  SampleWriter(
      Sampler sampler, LiveOutput out, long length, int count, boolean echo, Tokenizer.Kind kind) {
    this.sampler = sampler;
    this.out = out;
    this.length = length;
    this.count = count;
    this.echo = echo;
    space = kind == Tokenizer.Kind.IDS ? SPACE : NOTHING;
  }

  /** Continues one text, given in bytes and tokens, with something between the ways to. */
  void continueText(byte[] prime, int[] ids, Rng rng, byte[] between) throws IOException {
    write(prime, ids, rng, between);
  }

  /** Continues each line of a source; what comes out is lines again. */
  void continueLines(Source source, Tokenizer tokenizer, UnknownSymbols unknown, Rng rng)
      throws IOException {
    try (LineReader lines = new LineReader(source, tokenizer.kind() != Tokenizer.Kind.BYTES)) {
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        byte[] text = withoutReturn(line);
        int[] ids = encode(tokenizer, text, lines);
        unknown.look(text, ids);
        write(text, ids, rng.split(lines.count()), NOTHING);
        out.flush();
      }
    }
  }

  /** A line without the carriage return that is a part of its end. */
  private static byte[] withoutReturn(byte[] line) {
    boolean returns = line.length > 0 && line[line.length - 1] == '\r';
    return returns ? Arrays.copyOf(line, line.length - 1) : line;
  }

  private static int[] encode(Tokenizer tokenizer, byte[] line, LineReader lines)
      throws IOException {
    try {
      return tokenizer.encode(line);
    } catch (CharacterCodingException e) {
      throw lines.notText(lines.count());
    }
  }

  private void write(byte[] prime, int[] ids, Rng rng, byte[] between) throws IOException {
    for (int first = 0; first < count; first += SIDE_BY_SIDE) {
      List<Sampler.Sink> sinks = new ArrayList<>();
      List<ByteArrayOutputStream> others = new ArrayList<>();
      sinks.add(out::write);
      for (int i = 1; i < Math.min(SIDE_BY_SIDE, count - first); i++) {
        ByteArrayOutputStream other = new ByteArrayOutputStream();
        others.add(other);
        sinks.add(other::writeBytes);
      }
      begin(first == 0 ? NOTHING : between, prime);
      sampler.generate(ids, length, rng.split(first), sinks);
      out.end();
      for (ByteArrayOutputStream other : others) {
        begin(between, prime);
        out.write(other.toByteArray());
        out.end();
      }
    }
  }

  private void begin(byte[] between, byte[] prime) throws IOException {
    out.write(between);
    out.begin();
    if (echo) {
      out.write(prime);
      if (prime.length > 0 && !Character.isWhitespace(prime[prime.length - 1])) {
        out.write(space);
      }
    }
  }
}
