package elman.embed.vectors;

import elman.core.Workers;
import elman.io.FormatException;
import java.io.IOException;

/**
 * Finds the rows of a mapped binary file, which means to go from word to word, and checks their
 * numbers. Each worker takes the next records while the others check theirs.
 */
final class MappedReader {
  /** Records that a worker takes at a time. */
  private static final int BATCH = 1 << 12;

  private final MappedFile file;
  private final WordList words;
  private final BinaryReader records;
  private final FiniteCheck check;
  private final MappedRows rows;
  private IOException failure;
  private boolean ended;

  MappedReader(String source, TextHeader header, MappedFile file, WordList words) {
    this.file = file;
    this.words = words;
    records = new BinaryReader(source, header, file, words);
    long most = file.size() / ((long) header.dim() * Float.BYTES + 1);
    long[] starts = new long[(int) Math.min(header.words(), most)];
    rows = new MappedRows(file, starts, starts.length, header.dim());
    check = new FiniteCheck(rows);
  }

  /**
   * Reads all records.
   *
   * @return the rows, which stay in the file
   * @throws FormatException as {@link BinaryReader#read}
   */
  Rows read(Workers workers) throws IOException {
    workers.split(workers.count(), 1, (from, to) -> work());
    if (failure != null) {
      throw failure;
    }
    return new MappedRows(file, rows.starts(), words.table().size(), rows.dim());
  }

  /** What was found out about the rows' numbers. */
  FiniteCheck check() {
    return check;
  }

  private void work() {
    int from;
    int to;
    do {
      synchronized (this) {
        from = words.table().size();
        take();
        to = words.table().size();
      }
      check.look(from, to);
    } while (!isEnded());
  }

  private synchronized boolean isEnded() {
    return ended;
  }

  private void take() {
    if (ended) {
      return;
    }
    ended = true;
    try {
      ended = !records.read(BATCH, (number, place, floats) -> rows.starts()[number] = place);
    } catch (IOException e) {
      failure = e;
    }
  }
}
