package elman.embed.vectors;

import elman.core.Workers;
import elman.io.FormatException;
import elman.io.Safetensors;
import elman.io.Source;
import elman.io.Utf8;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Reads word vectors of every format, which it knows by the first bytes: word2vec's text and binary
 * formats as word2vec, gensim and fastText write them, GloVe's text (no first line with numbers),
 * and safetensors.
 */
public final class VectorReader {
  /** Bytes by which a format is recognised. */
  private static final int START = 1 << 16;

  private final String source;
  private final Source file;
  private final Workers workers;
  private final WordList words;
  private final int chunkSize;

  private VectorReader(Source file, Workers workers, int chunkSize) {
    this.source = file.name();
    this.file = file;
    this.workers = workers;
    this.chunkSize = chunkSize;
    words = new WordList(source);
  }

  /**
   * Reads a source. The floats of an uncompressed binary file may stay there until they are asked
   * for: it must not be changed meanwhile (to be replaced by another is no harm).
   *
   * @param repeated told how many words were there before, if any were; the first of each counts
   * @throws FormatException if it is no file of word vectors, is cut short or damaged, or has a
   *     number that is not finite
   * @throws IOException if it cannot be read
   */
  public static WordVectors read(Source file, Workers workers, IntConsumer repeated)
      throws IOException {
    return read(file, workers, repeated, TextReader.CHUNK);
  }

  /** Reads a source, text in chunks of about so many bytes. */
  static WordVectors read(Source file, Workers workers, IntConsumer repeated, int chunkSize)
      throws IOException {
    VectorReader reader = new VectorReader(file, workers, chunkSize);
    WordVectors vectors = reader.read();
    if (reader.words.repeated() > 0) {
      repeated.accept(reader.words.repeated());
    }
    return vectors;
  }

  private WordVectors read() throws IOException {
    try (InputStream in = file.open()) {
      byte[] start = in.readNBytes(START);
      if (start.length == 0) {
        throw new FormatException(source, null, "is empty; it ought to hold word vectors");
      }
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), in);
      if (Recognition.isSafetensors(start)) {
        return readSafetensors(whole);
      }
      int mark = Utf8.markLength(start);
      byte[] text = Arrays.copyOfRange(start, mark, start.length);
      TextHeader header = TextHeader.read(source, text);
      if (mark == 0 && header != null && Recognition.isBinary(text, header)) {
        return readBinary(header, whole);
      }
      whole.skipNBytes(mark + (header == null ? 0 : header.length()));
      RowBlocks rows = new TextReader(source, whole, header, words, chunkSize).read(workers);
      return withWords(rows);
    }
  }

  private WordVectors readSafetensors(InputStream in) throws IOException {
    Path plain = file.plainFile();
    Safetensors all = plain == null ? Safetensors.read(source, in) : Safetensors.read(plain);
    return checked(VectorFile.read(all, words));
  }

  private WordVectors readBinary(TextHeader header, InputStream in) throws IOException {
    Path plain = file.plainFile();
    MappedFile mapped = plain == null ? null : MappedFile.open(plain);
    if (mapped == null) {
      return checked(withWords(readStream(header, in)));
    }
    MappedReader reader = new MappedReader(source, header, mapped, words);
    WordVectors vectors = withWords(new RowBlocks(reader.read(workers)));
    reader.check().require(vectors);
    return vectors;
  }

  private WordVectors withWords(Rows rows) {
    return new WordVectors(source, words.table(), rows, null, null);
  }

  private Rows readStream(TextHeader header, InputStream in) throws IOException {
    in.skipNBytes(header.length());
    GrowingRows rows = new GrowingRows(header.dim(), header.words());
    new BinaryReader(source, header, new StreamWindow(in, header.length()), words)
        .read(
            Integer.MAX_VALUE, (number, place, floats) -> rows.put(number, floats.asFloatBuffer()));
    return rows.finish(words.table().size());
  }

  /** Checks that all numbers are finite. */
  private WordVectors checked(WordVectors vectors) throws FormatException {
    FiniteCheck.of(vectors.vectors(), workers).require(vectors);
    if (vectors.bucketVectors() != null) {
      int wrong = FiniteCheck.of(vectors.bucketVectors(), workers).first();
      if (wrong >= 0) {
        throw new FormatException(source, "tensor buckets, row " + wrong, FiniteCheck.NOT_FINITE);
      }
    }
    return vectors;
  }
}
