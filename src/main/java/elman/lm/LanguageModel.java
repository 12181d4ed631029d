package elman.lm;

import elman.core.Ops;
import elman.io.FormatException;
import elman.io.Safetensors;
import elman.nn.JordanNetwork.Feedback;
import elman.nn.Network;
import elman.nn.Param;
import elman.text.Tokenizer;
import elman.train.Model;
import elman.train.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A network with the tokenizer whose symbols it knows, and its file: safetensors whose tensors have
 * PyTorch's names, shapes and gate order, all else as metadata.
 *
 * @param shape what the network is made of
 * @param tokenizer text to symbols and back
 * @param network the network
 */
public record LanguageModel(ModelShape shape, Tokenizer tokenizer, Network network)
    implements Model {
  private static final String FORMAT = "elman-language-model";
  private static final String VERSION = "1";

  /** A model with all weights zero. */
  static LanguageModel zeros(ModelShape shape, Tokenizer tokenizer, Ops ops) {
    return new LanguageModel(
        shape, tokenizer, NetworkFactory.build(shape, tokenizer.vocabulary().size(), ops));
  }

  /** Whether a file with this metadata is a language model, or a checkpoint of one. */
  public static boolean isIn(Map<String, String> metadata) {
    return FORMAT.equals(metadata.get("format"));
  }

  /**
   * Reads a model file.
   *
   * @throws FormatException if the file is not a model, or damaged, or its tensors do not fit its
   *     description
   * @throws IOException if it cannot be read
   */
  public static LanguageModel load(Path path, Ops ops) throws IOException {
    return of(Safetensors.read(path), ops);
  }

  /**
   * The model in a file's content.
   *
   * @throws FormatException as {@link #load}
   */
  public static LanguageModel of(Safetensors file, Ops ops) throws FormatException {
    if (!isIn(file.metadata())) {
      throw new FormatException(
          file.source(), null, "is not a language model (elman train-lm makes one)");
    }
    file.requireVersion(VERSION);
    ModelShape shape = shape(file);
    Tokenizer tokenizer;
    try {
      tokenizer = TokenizerMetadata.read(file);
    } catch (IllegalArgumentException e) {
      throw new FormatException(file.source(), "metadata", e.getMessage(), e);
    }
    checkSizes(file, shape, tokenizer.vocabulary().size());
    LanguageModel model = zeros(shape, tokenizer, ops);
    Weights.read(file, model.params());
    model.refresh();
    return model;
  }

  /**
   * The symbol that stands before a text which starts from nothing: a line's end if there is one.
   */
  public int startSymbol() {
    for (String text : List.of("\n", " ")) {
      int[] ids = tokenizer.encode(text);
      if (ids.length == 1 && ids[0] != tokenizer.unknown()) {
        return ids[0];
      }
    }
    return tokenizer.vocabulary().size() - 1;
  }

  /** Refuses a description that promises more than the file holds, before anything is allocated. */
  private static void checkSizes(Safetensors file, ModelShape shape, int vocabulary)
      throws FormatException {
    file.require("output.bias", vocabulary);
    if (shape.embed() > 0) {
      file.require("embedding.weight", vocabulary, shape.embed());
    }
    int hidden = shape.hidden();
    if (!shape.tie()) {
      file.require("output.weight", vocabulary, hidden);
    }
    int rows = shape.cell().inputRows(hidden);
    int inputs = shape.embed() > 0 ? shape.embed() : vocabulary;
    for (int l = 0; l < shape.layers(); l++) {
      file.require("rnn.weight_ih_l" + l, rows, l == 0 ? inputs : hidden);
      if (shape.cell().hasProduct()) {
        file.require("rnn.weight_hh_l" + l, rows, hidden);
      } else if (shape.cell() == CellKind.JORDAN) {
        file.require("rnn.weight_oh_l" + l, hidden, vocabulary);
      }
    }
  }

  /**
   * What the network in a file is made of, by the file's metadata.
   *
   * @throws FormatException if they do not say it, or there is no such network
   */
  public static ModelShape shape(Safetensors file) throws FormatException {
    try {
      return new ModelShape(
          CellKind.of(file.requireMetadata("cell")),
          number(file, "layers"),
          number(file, "hidden"),
          number(file, "embed"),
          Boolean.parseBoolean(file.requireMetadata("tie")),
          Boolean.parseBoolean(file.requireMetadata("skip")),
          Float.parseFloat(file.requireMetadata("dropout")),
          file.requireChoice("feedback", Feedback.class),
          Float.parseFloat(file.requireMetadata("decay")));
    } catch (IllegalArgumentException e) {
      throw new FormatException(file.source(), "metadata", e.getMessage(), e);
    }
  }

  private static int number(Safetensors file, String key) throws FormatException {
    return Integer.parseInt(file.requireMetadata(key));
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
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", FORMAT);
    metadata.put("format_version", VERSION);
    metadata.put("cell", shape.cell().label());
    metadata.put("layers", Integer.toString(shape.layers()));
    metadata.put("hidden", Integer.toString(shape.hidden()));
    metadata.put("embed", Integer.toString(shape.embed()));
    metadata.put("tie", Boolean.toString(shape.tie()));
    metadata.put("skip", Boolean.toString(shape.skip()));
    metadata.put("dropout", Float.toString(shape.dropout()));
    metadata.put("feedback", shape.feedback().name().toLowerCase(Locale.ROOT));
    metadata.put("decay", Float.toString(shape.decay()));
    TokenizerMetadata.add(tokenizer, metadata);
    metadata.putAll(training);
    return metadata;
  }
}
