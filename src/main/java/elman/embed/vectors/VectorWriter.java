package elman.embed.vectors;

import elman.io.AtomicFile;
import elman.io.FormatException;
import elman.token.ByteTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes word vectors in every format. */
public final class VectorWriter {
  private VectorWriter() {}

  /**
   * Writes a file, atomically, and compressed if its name says so. Vectors of n-grams are written
   * in safetensors only.
   *
   * @throws FormatException if the format cannot hold a word, or a number is not finite
   * @throws IOException naming the file, if it cannot be written; the old file then stays
   */
  public static void write(Path target, VectorFormat format, WordVectors vectors)
      throws IOException {
    AtomicFile.writeByName(target, out -> write(out, format, vectors));
  }

  /**
   * Writes the bytes of a file.
   *
   * @param out buffered; neither flushed nor closed
   * @throws FormatException if the format cannot hold a word, or a number is not finite
   * @throws IOException if that fails
   */
  public static void write(OutputStream out, VectorFormat format, WordVectors vectors)
      throws IOException {
    FiniteCheck.all(vectors);
    if (format == VectorFormat.SAFETENSORS) {
      VectorFile.of(vectors, Map.of(), List.of()).writeTo(out);
      return;
    }
    WordCheck.noBlanks(vectors);
    Rows rows = vectors.vectors();
    String header = rows.size() + " " + rows.dim() + "\n";
    out.write(header.getBytes(StandardCharsets.US_ASCII));
    FloatWriter writer =
        format == VectorFormat.TEXT ? new Text(rows.dim()) : new Binary(rows.dim());
    float[] row = new float[rows.dim()];
    ByteTable words = vectors.words();
    for (int i = 0; i < rows.size(); i++) {
      out.write(words.bytes(), words.start(i), words.start(i + 1) - words.start(i));
      rows.copy(i, row, 0);
      writer.write(row, out);
    }
  }

  /**
   * Fails now where writing would fail later, whatever the numbers will be.
   *
   * @throws FormatException if the format cannot hold a word, or so many vectors
   */
  public static void check(VectorFormat format, WordVectors vectors) throws FormatException {
    if (format == VectorFormat.SAFETENSORS) {
      WordCheck.joined(vectors);
      VectorFile.checkSize(vectors.source(), vectors.vectors());
      if (vectors.subwords() != null) {
        VectorFile.checkSize(vectors.source(), vectors.bucketVectors());
      }
    } else {
      WordCheck.noBlanks(vectors);
    }
  }

  /** What follows a word. */
  private interface FloatWriter {
    void write(float[] row, OutputStream out) throws IOException;
  }

  private static final class Text implements FloatWriter {
    private final FloatPrinter printer = new FloatPrinter();
    private final byte[] line;

    Text(int dim) {
      line = new byte[dim * (FloatPrinter.LONGEST + 1) + 1];
    }

    @Override
    public void write(float[] row, OutputStream out) throws IOException {
      int end = 0;
      for (float value : row) {
        line[end++] = ' ';
        end = printer.print(value, line, end);
      }
      line[end++] = '\n';
      out.write(line, 0, end);
    }
  }

  /** As word2vec.c: a space, the floats, a line end. */
  private static final class Binary implements FloatWriter {
    private final ByteBuffer record;

    Binary(int dim) {
      record = ByteBuffer.allocate(dim * Float.BYTES + 2).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void write(float[] row, OutputStream out) throws IOException {
      record.clear().put((byte) ' ');
      for (float value : row) {
        record.putFloat(value);
      }
      record.put((byte) '\n');
      out.write(record.array());
    }
  }
}
