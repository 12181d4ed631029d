package elman.embed;

import elman.embed.vectors.FiniteCheck;
import elman.embed.vectors.Rows;
import elman.embed.vectors.VectorFile;
import elman.embed.vectors.WordVectors;
import elman.io.FormatException;
import elman.io.Safetensors;
import elman.io.Tensor;
import elman.token.ByteTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Word vectors with all that training needs to go on: beside what {@link VectorFile} writes, the
 * tensors {@code outputs} and, where words are made of n-grams, {@code own}, the words' own rows,
 * and the metadata {@code counts}, one a line, {@code model} and {@code loss}.
 */
public final class EmbeddingFile {
  private static final String COUNTS = "counts";
  private static final String MODEL = "model";
  private static final String LOSS = "loss";
  private static final String OUTPUTS = "outputs";
  private static final String OWN = "own";

  private EmbeddingFile() {}

  /**
   * What a file holds.
   *
   * @param embedding the weights
   * @param model by which they were trained
   * @param loss by which they were trained
   */
  public record Content(Embedding embedding, Settings.Model model, Settings.Loss loss) {}

  /**
   * Writes a file, atomically.
   *
   * @throws FormatException if a word cannot be written, a number is not finite, or there are too
   *     many
   * @throws IOException naming the file, if it cannot be written; the old file then stays
   */
  public static void write(Path path, Embedding embedding, Settings.Model model, Settings.Loss loss)
      throws IOException {
    checkFinite(embedding.vectors().source(), embedding);
    Lexicon words = embedding.words();
    String counts =
        LongStream.range(0, words.size())
            .mapToObj(i -> Long.toString(words.count((int) i)))
            .collect(Collectors.joining("\n"));
    String source = embedding.vectors().source();
    List<Tensor> tensors = new ArrayList<>();
    tensors.add(VectorFile.tensor(source, OUTPUTS, embedding.outputs()));
    if (embedding.hasSubwords()) {
      tensors.add(VectorFile.tensor(source, OWN, embedding.inputs()));
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(MODEL, model.name());
    metadata.put(LOSS, loss.name());
    metadata.put(COUNTS, counts);
    VectorFile.of(embedding.vectors(), metadata, tensors).write(path);
  }

  /**
   * Reads a file.
   *
   * @throws FormatException if it is damaged, has not all that training needs, or a number that is
   *     not finite
   * @throws IOException if it cannot be read
   */
  public static Content read(Path path) throws IOException {
    Safetensors file = Safetensors.read(path);
    WordVectors vectors = VectorFile.of(file);
    if (!file.metadata().containsKey(COUNTS)) {
      throw new FormatException(
          file.source(),
          null,
          "has vectors alone, and not what training needs to go on (no metadata key counts)");
    }
    Lexicon words = lexicon(file, vectors.words());
    int dim = vectors.vectors().dim();
    Embedding embedding;
    try {
      embedding = new Embedding(words, dim, vectors.subwords(), 0);
    } catch (IllegalArgumentException e) {
      throw new FormatException(file.source(), null, e.getMessage(), e);
    }
    int[] shape = {words.size(), dim};
    float[] own =
        embedding.hasSubwords()
            ? file.require(OWN, shape).data()
            : file.require("vectors", shape).data();
    embedding.fill(own, vectors.bucketVectors(), file.require(OUTPUTS, shape).data());
    checkFinite(file.source(), embedding);
    return new Content(
        embedding,
        file.requireChoice(MODEL, Settings.Model.class),
        file.requireChoice(LOSS, Settings.Loss.class));
  }

  private static void checkFinite(String source, Embedding embedding) throws FormatException {
    ByteTable words = embedding.words().words();
    for (Rows rows : List.of(embedding.vectors().vectors(), embedding.outputs())) {
      FiniteCheck.all(new WordVectors(source, words, rows, null, null));
    }
  }

  private static Lexicon lexicon(Safetensors file, ByteTable words) throws FormatException {
    String[] counts = file.requireMetadata(COUNTS).split("\n", -1);
    if (counts.length != words.size()) {
      throw new FormatException(
          file.source(),
          "metadata " + COUNTS,
          "has %d counts for %d words".formatted(counts.length, words.size()));
    }
    Lexicon lexicon = new Lexicon();
    for (int i = 0; i < counts.length; i++) {
      if (!counts[i].matches("\\d{1,18}")) {
        throw new FormatException(
            file.source(), "metadata " + COUNTS, "'" + counts[i] + "' is no count");
      }
      int word = lexicon.number(words.bytes(), words.start(i), words.start(i + 1));
      lexicon.add(word, Long.parseLong(counts[i]));
    }
    return lexicon;
  }
}
