package elman.seq;

import elman.core.Matrix;
import elman.core.Ops;
import elman.io.FormatException;
import elman.io.Json;
import elman.io.JsonFields;
import elman.io.Safetensors;
import elman.io.Tensor;
import elman.lm.TokenizerMetadata;
import elman.nn.Param;
import elman.seq.data.Example;
import elman.text.Tokenizer;
import elman.train.Model;
import elman.train.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network for a sequence task with the words and labels that it knows, and its file: safetensors
 * whose recurrent tensors have PyTorch's names, shapes and gate order, all else as metadata.
 */
public final class SeqModel implements Model {
  private static final String FORMAT = "elman-sequence-model";

  /** In the first one scores of dot attention were not scaled. */
  private static final String VERSION = "2";

  /** The metadata entry that describes the network, as JSON. */
  public static final String KEY = "network";

  private static final String MOMENTS = "input.moments";
  private static final String MEAN = "mean";
  private static final String DEVIATION = "deviation";

  private final SeqSettings settings;
  private final Codec codec;
  private final List<String> columns;
  private final Matrix moments;
  private final SequenceNetwork network;

  /**
   * A model with all weights zero.
   *
   * @param columns names of the numbers that it reads, or none
   * @param moments of the vectors that it reads, 2 x D; of no columns if it reads words
   */
  SeqModel(SeqSettings settings, Codec codec, List<String> columns, Matrix moments, Ops ops) {
    this.settings = settings;
    this.codec = codec;
    this.columns = List.copyOf(columns);
    this.moments = moments;
    network = new SeqNetworkFactory(ops, settings).build(codec, moments);
  }

  /** What the network is made of. */
  public SeqSettings settings() {
    return settings;
  }

  /** The labels that it knows, in the order of their ids. */
  public List<String> labels() {
    return codec.labels();
  }

  /** Numbers of a step that it reads; 0 if it reads words. */
  public int width() {
    return moments.cols();
  }

  /**
   * Names of the columns of those numbers, in their order; none if it was trained without names.
   */
  public List<String> columns() {
    return columns;
  }

  /** Refuses an example whose steps have another number of numbers than the model reads. */
  void checkWidth(Example example, String source) throws FormatException {
    int found = example.vectors().length == 0 ? 0 : example.vectors()[0].length;
    if (found != width()) {
      throw new FormatException(
          source,
          example.place(),
          width() == 0
              ? "has numbers, and the model reads words"
              : "has " + found + " numbers a step, and the model reads " + width());
    }
  }

  Codec codec() {
    return codec;
  }

  SequenceNetwork network() {
    return network;
  }

  /** Number of weights. */
  public long parameters() {
    return Param.count(params());
  }

  /** Whether a file with this metadata is such a model, or a checkpoint of one. */
  public static boolean isIn(Map<String, String> metadata) {
    return FORMAT.equals(metadata.get("format"));
  }

  /**
   * Reads a model file.
   *
   * @throws FormatException if the file is no such model, or damaged, or its tensors do not fit its
   *     description
   * @throws IOException if it cannot be read
   */
  public static SeqModel load(Path path, Ops ops) throws IOException {
    return of(Safetensors.read(path), ops);
  }

  /**
   * The model in a file.
   *
   * @throws FormatException as {@link #load} does
   */
  static SeqModel of(Safetensors file, Ops ops) throws FormatException {
    if (!isIn(file.metadata())) {
      throw new FormatException(
          file.source(), null, "is not a sequence model (elman train-seq makes one)");
    }
    file.requireVersion(VERSION);
    try {
      return described(file, ops);
    } catch (IllegalArgumentException e) {
      throw new FormatException(file.source(), "metadata", e.getMessage(), e);
    }
  }

  private static SeqModel described(Safetensors file, Ops ops) throws FormatException {
    JsonFields json = new JsonFields(file.source(), KEY, file.requireMetadata(KEY));
    SeqSettings settings = SeqSettingsJson.read(json);
    Tokenizer tokenizer = settings.writesText() ? TokenizerMetadata.read(file) : null;
    Codec codec =
        new Codec(
            settings,
            json.strings("words"),
            json.strings("letters"),
            json.strings("labels"),
            tokenizer,
            unit(json));
    int width = json.integer("width", 0, 1 << 20);
    if (width == 0 && codec.words().isEmpty() && tokenizer == null) {
      throw json.bad("words", "those that it reads, as it reads no numbers");
    }
    Matrix moments = Matrix.zeros(2, width);
    if (width > 0) {
      moments = Matrix.of(file.require(MOMENTS, 2, width).data(), width);
    }
    long stored = file.tensors().stream().mapToLong(tensor -> tensor.data().length).sum();
    if (least(settings, codec, width) > stored) {
      throw new FormatException(file.source(), null, "has fewer weights than its description says");
    }
    SeqModel model = new SeqModel(settings, codec, columns(json, width), moments, ops);
    Weights.read(file, model.params());
    model.refresh();
    return model;
  }

  private static Unit unit(JsonFields json) throws FormatException {
    return json.has(MEAN) ? new Unit(json.number(MEAN), json.number(DEVIATION)) : Unit.PLAIN;
  }

  private static List<String> columns(JsonFields json, int width) throws FormatException {
    List<String> columns = json.strings("columns");
    if (!columns.isEmpty() && columns.size() != width) {
      throw json.bad("columns", "a name for each number");
    }
    return columns;
  }

  /** Weights that there must be, about: what is known before anything is allocated. */
  private static long least(SeqSettings settings, Codec codec, int width) {
    int symbols = codec.tokenizer() == null ? 0 : codec.tokenizer().vocabulary().size();
    long inputs = width > 0 ? width : settings.embed();
    long first = settings.cell().hasProduct() ? settings.hidden() : inputs;
    if (settings.context() > 0) {
      first = settings.context();
    }
    return (first + (settings.layers() - 1L) * settings.hidden()) * settings.hidden()
        + (long) settings.embed() * (codec.words().size() + symbols);
  }

  @Override
  public List<Param> params() {
    return network.params();
  }

  @Override
  public void refresh() {
    network.refresh();
  }

  @Override
  public Map<String, String> metadata(Map<String, String> training) {
    Map<String, Object> fields = new LinkedHashMap<>(SeqSettingsJson.write(settings));
    fields.put("width", (long) moments.cols());
    fields.put("columns", columns);
    fields.put("words", codec.words());
    fields.put("letters", codec.letters());
    fields.put("labels", codec.labels());
    if (settings.regress()) {
      fields.put(MEAN, codec.unit().mean());
      fields.put(DEVIATION, codec.unit().deviation());
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", FORMAT);
    metadata.put("format_version", VERSION);
    metadata.put(KEY, Json.write(fields));
    if (codec.tokenizer() != null) {
      TokenizerMetadata.add(codec.tokenizer(), metadata);
    }
    metadata.putAll(training);
    return metadata;
  }

  @Override
  public List<Tensor> tensors() {
    List<Tensor> tensors = new ArrayList<>(Weights.tensors(params()));
    if (moments.cols() > 0) {
      tensors.add(new Tensor(MOMENTS, new int[] {2, moments.cols()}, moments.data()));
    }
    return tensors;
  }
}
