package elman.token.stream;

import elman.core.Workers;
import elman.io.FormatException;
import elman.io.Source;
import elman.token.bpe.WordCounts;
import elman.token.plain.ByteModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Counts what is in the lines of a text, by several threads. */
public final class WordCounter {
  private static final int CHUNKS_EACH = 4;

  private WordCounter() {}

  /** Counts what is in a line. */
  @FunctionalInterface
  public interface Line {
    /** Counts what is in {@code text[from..to)}, a line with its end. */
    void count(byte[] text, int from, int to, WordCounts counts);
  }

  /**
   * Counts what is in the lines of all sources.
   *
   * @param needsUtf8 whether what is not UTF-8 cannot be counted
   * @throws FormatException at bytes that are not UTF-8, if it is needed
   * @throws IOException if one cannot be read
   */
  public static WordCounts count(
      List<Source> sources, Line line, boolean needsUtf8, Workers workers) throws IOException {
    List<Chunk> chunks = new ArrayList<>();
    for (int i = 0; i < CHUNKS_EACH * workers.count(); i++) {
      chunks.add(new Chunk());
    }
    ConcurrentLinkedQueue<WordCounts> parts = new ConcurrentLinkedQueue<>();
    try (ChunkReader reader = new ChunkReader(sources, new ByteModel(), true)) {
      int n = 1;
      while (n > 0) {
        n = 0;
        while (n < chunks.size() && reader.read(chunks.get(n))) {
          n++;
        }
        workers.split(
            n,
            1,
            (from, to) -> {
              WordCounts counts = parts.poll();
              counts = counts == null ? new WordCounts() : counts;
              for (Chunk chunk : chunks.subList(from, to)) {
                chunk.bad = needsUtf8 ? Utf8Check.firstBad(chunk.text, chunk.size) : -1;
                if (chunk.bad < 0) {
                  countLines(chunk, line, counts);
                }
              }
              parts.add(counts);
            });
        for (Chunk chunk : chunks.subList(0, n)) {
          if (chunk.bad >= 0) {
            throw Utf8Check.fault(chunk, sources);
          }
        }
      }
    }
    WordCounts all = parts.isEmpty() ? new WordCounts() : parts.poll();
    parts.forEach(all::addAll);
    return all;
  }

  private static void countLines(Chunk chunk, Line line, WordCounts counts) {
    for (int start = 0; start < chunk.size; ) {
      int end = start;
      while (end < chunk.size && chunk.text[end] != '\n') {
        end++;
      }
      end = Math.min(end + 1, chunk.size);
      line.count(chunk.text, start, end, counts);
      start = end;
    }
  }
}
