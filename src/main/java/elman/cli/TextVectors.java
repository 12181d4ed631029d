package elman.cli;

import elman.embed.vectors.RowBlocks;
import elman.embed.vectors.WordVectors;
import elman.io.FormatException;
import elman.io.Source;
import elman.token.ByteTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.StringTokenizer;

/** Stands in for the reader of word vectors: knows word2vec's text format, and no more. */
final class TextVectors {
  private TextVectors() {}

  /** Reads them. */
  static WordVectors read(Source source) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(source.open(), StandardCharsets.UTF_8))) {
      StringTokenizer sizes = new StringTokenizer(String.valueOf(lines.readLine()));
      int size = Integer.parseInt(sizes.nextToken());
      int dim = Integer.parseInt(sizes.nextToken());
      RowBlocks rows = new RowBlocks(size, dim);
      ByteTable words = new ByteTable();
      for (int i = 0; i < size; i++) {
        StringTokenizer fields = new StringTokenizer(lines.readLine());
        byte[] word = fields.nextToken().getBytes(StandardCharsets.UTF_8);
        words.add(word, 0, word.length);
        for (int j = 0; j < dim; j++) {
          rows.block(rows.blockOf(i))[rows.offsetOf(i) + j] = Float.parseFloat(fields.nextToken());
        }
      }
      return new WordVectors(source.name(), words, rows, null, null);
    } catch (NumberFormatException | NullPointerException e) {
      throw new FormatException(source.name(), null, "is not in word2vec's text format", e);
    }
  }
}
