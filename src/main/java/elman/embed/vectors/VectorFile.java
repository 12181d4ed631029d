package elman.embed.vectors;

import elman.io.FormatException;
import elman.io.Safetensors;
import elman.io.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Word vectors in a safetensors file: the tensor {@code vectors}, a row for each word, and the
 * metadata {@code format} and {@code words}, one word a line. If n-grams have vectors, they are the
 * tensor {@code buckets}, and the metadata {@code subwords} is their fewest and most characters and
 * the number of buckets, as in {@code 3-6 2000000}. Other tensors and metadata may stand beside.
 */
public final class VectorFile {
  private static final String FORMAT_KEY = "format";
  private static final String FORMAT = "elman word vectors 1";
  private static final String WORDS = "words";
  private static final String SUBWORDS = "subwords";
  private static final String VECTORS = "vectors";
  private static final String BUCKETS = "buckets";
  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})-(\\d{1,9}) (\\d{1,9})");

  private VectorFile() {}

  /** Whether a file with this metadata holds word vectors. */
  public static boolean isIn(Map<String, String> metadata) {
    return FORMAT.equals(metadata.get(FORMAT_KEY));
  }

  /**
   * The vectors that a file holds. Their numbers may be infinite or NaN, what {@link VectorReader}
   * does not let pass.
   *
   * @throws FormatException if it holds none, or is not laid out as said above
   */
  public static WordVectors of(Safetensors file) throws FormatException {
    return read(file, new WordList(file.source()));
  }

  /** The vectors of a file, without those of words that the list has already. */
  static WordVectors read(Safetensors file, WordList words) throws FormatException {
    if (!isIn(file.metadata())) {
      throw new FormatException(
          file.source(), "metadata " + FORMAT_KEY, "is not \"" + FORMAT + "\": no word vectors");
    }
    Tensor tensor = matrix(file, VECTORS);
    int[] rows = readWords(file, tensor.shape()[0], words);
    Rows vectors = new ArrayRows(tensor.data(), tensor.shape()[1], rows);
    String range = file.metadata().get(SUBWORDS);
    if (range == null) {
      return new WordVectors(file.source(), words.table(), vectors, null, null);
    }
    Subwords subwords = subwords(file.source(), range);
    Tensor buckets = file.require(BUCKETS, subwords.buckets(), vectors.dim());
    return new WordVectors(
        file.source(),
        words.table(),
        vectors,
        subwords,
        new ArrayRows(buckets.data(), vectors.dim(), null));
  }

  private static Tensor matrix(Safetensors file, String name) throws FormatException {
    Tensor tensor =
        file.tensor(name)
            .orElseThrow(() -> new FormatException(file.source(), null, "no tensor " + name));
    int[] shape = tensor.shape();
    if (shape.length != 2 || shape[0] == 0 || shape[1] == 0) {
      throw new FormatException(
          file.source(), "tensor " + name, "must have a row for each word, and floats in each");
    }
    return tensor;
  }

  /** Adds the words; returns the row of each that is new, or null if all are. */
  private static int[] readWords(Safetensors file, int count, WordList words)
      throws FormatException {
    byte[] text = file.requireMetadata(WORDS).getBytes(StandardCharsets.UTF_8);
    int[] rows = new int[count];
    for (int from = 0; from <= text.length; ) {
      int end = from;
      while (end < text.length && text[end] != '\n') {
        end++;
      }
      int record = words.records();
      int number = words.add(text, from, end);
      if (number >= 0 && record < count) {
        rows[number] = record;
      }
      from = end + 1;
    }
    if (words.records() != count) {
      throw new FormatException(
          file.source(),
          "metadata " + WORDS,
          "has %d words for %d vectors".formatted(words.records(), count));
    }
    return words.repeated() == 0 ? null : Arrays.copyOf(rows, words.table().size());
  }

  private static Subwords subwords(String source, String range) throws FormatException {
    Matcher numbers = RANGE.matcher(range);
    try {
      if (numbers.matches()) {
        return new Subwords(
            Integer.parseInt(numbers.group(1)),
            Integer.parseInt(numbers.group(2)),
            Integer.parseInt(numbers.group(3)));
      }
    } catch (IllegalArgumentException e) {
      // Said below, as of what are no three numbers.
    }
    throw new FormatException(
        source, "metadata " + SUBWORDS, "is not like \"3-6 2000000\": " + range);
  }

  /**
   * The file that holds word vectors.
   *
   * @param metadata what it is to say besides, under other keys than this format's
   * @param tensors what it is to hold besides, under other names
   * @throws FormatException if a word has a line end or is not UTF-8, or there are too many numbers
   *     for the format
   * @throws IllegalArgumentException if a key or a name is this format's
   */
  public static Safetensors of(
      WordVectors vectors, Map<String, String> metadata, List<Tensor> tensors)
      throws FormatException {
    Map<String, String> about = new LinkedHashMap<>();
    about.put(FORMAT_KEY, FORMAT);
    List<Tensor> all = new ArrayList<>();
    all.add(tensor(vectors.source(), VECTORS, vectors.vectors()));
    if (vectors.subwords() != null) {
      Subwords n = vectors.subwords();
      about.put(SUBWORDS, n.shortest() + "-" + n.longest() + " " + n.buckets());
      all.add(tensor(vectors.source(), BUCKETS, vectors.bucketVectors()));
    }
    about.put(WORDS, WordCheck.joined(vectors));
    for (Map.Entry<String, String> entry : metadata.entrySet()) {
      if (about.put(entry.getKey(), entry.getValue()) != null) {
        throw new IllegalArgumentException("reserved metadata key: " + entry.getKey());
      }
    }
    all.addAll(tensors);
    return new Safetensors(about, all);
  }

  /**
   * Rows as a tensor.
   *
   * @param source what messages call them
   * @throws FormatException if there are too many
   */
  public static Tensor tensor(String source, String name, Rows rows) throws FormatException {
    checkSize(source, rows);
    int dim = rows.dim();
    float[] data = new float[rows.size() * dim];
    for (int i = 0; i < rows.size(); i++) {
      rows.copy(i, data, i * dim);
    }
    return new Tensor(name, new int[] {rows.size(), dim}, data);
  }

  /** Checks that a tensor can hold the rows. */
  static void checkSize(String source, Rows rows) throws FormatException {
    if ((long) rows.size() * rows.dim() > Tensor.MOST_ELEMENTS) {
      throw new FormatException(
          source,
          null,
          "too large for safetensors: %d x %d floats; write the format of word2vec (.bin)"
              .formatted(rows.size(), rows.dim()));
    }
  }
}
