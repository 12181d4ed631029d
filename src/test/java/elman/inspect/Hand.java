package elman.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;

import elman.core.Ops;
import elman.core.ScalarKernels;
import elman.core.Workers;
import elman.io.Json;
import elman.io.Safetensors;
import elman.io.Source;
import elman.io.Spool;
import elman.io.Tensor;
import elman.lm.CellKind;
import elman.lm.LanguageModel;
import elman.nn.Ssm;
import elman.text.Corpus;
import elman.text.Tokenizer;
import elman.text.Tokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Language models of one layer whose weights are set by hand: one-hot input, no embedding. */
final class Hand {
  private final CellKind cell;
  private final int hidden;
  private final Tokenizer tokenizer;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();

  /**
   * All weights zero.
   *
   * @param alphabet the characters, in the order of their ids but for the unknown one
   */
  Hand(CellKind cell, int gates, int hidden, String alphabet) throws IOException {
    this.cell = cell;
    this.hidden = hidden;
    tokenizer = tokenizer(alphabet);
    int symbols = tokenizer.vocabulary().size();
    put("rnn.weight_ih_l0", gates * hidden, symbols);
    put("rnn.weight_hh_l0", gates * hidden, hidden);
    put("rnn.bias_ih_l0", gates * hidden);
    put("rnn.bias_hh_l0", gates * hidden);
    put("output.weight", symbols, hidden);
    put("output.bias", symbols);
  }

  /** The same of a cell whose gates see the input alone. */
  static Hand scan(CellKind cell, int hidden, String alphabet) throws IOException {
    Hand hand = new Hand(cell, 1, hidden, alphabet);
    hand.tensors.remove("rnn.weight_hh_l0");
    hand.tensors.remove("rnn.bias_hh_l0");
    hand.put("rnn.weight_ih_l0", cell.inputRows(hidden), hand.symbols());
    hand.put("rnn.bias_ih_l0", cell.inputRows(hidden));
    if (cell == CellKind.SSM) {
      hand.put("rnn.A_log_l0", hidden, Ssm.STATES).put("rnn.D_l0", hidden);
    }
    return hand;
  }

  private static Tokenizer tokenizer(String text) throws IOException {
    Source source = Source.of("text", new ByteArrayInputStream(text.getBytes(UTF_8)));
    return Corpus.learn(Tokenizer.Kind.CHARS, List.of(source), 1, Spool.inMemory()).tokenizer();
  }

  /** A tensor of zeros. */
  Hand put(String name, int... shape) {
    int size = 1;
    for (int extent : shape) {
      size *= extent;
    }
    tensors.put(name, new Tensor(name, shape, new float[size]));
    return this;
  }

  /** Size of the vocabulary. */
  int symbols() {
    return tokenizer.vocabulary().size();
  }

  /** Adds a line to the metadata, in the place of one that is there. */
  Hand say(String key, String value) {
    metadata.put(key, value);
    return this;
  }

  /** Sets one weight of a matrix. */
  Hand set(String name, int row, int col, double value) {
    Tensor tensor = tensors.get(name);
    tensor.data()[row * tensor.shape()[1] + col] = (float) value;
    return this;
  }

  /** Sets one number of a vector. */
  Hand set(String name, int index, double value) {
    tensors.get(name).data()[index] = (float) value;
    return this;
  }

  /** The id of a character. */
  int id(String character) {
    return tokenizer.encode(character)[0];
  }

  Tokens tokens(String text) {
    return Tokens.of(tokenizer.encode(text));
  }

  /** What the file of the model holds. */
  Safetensors file() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("format", "elman-language-model");
    all.put("format_version", "1");
    all.put("cell", cell.label());
    all.put("layers", "1");
    all.put("hidden", Integer.toString(hidden));
    all.put("embed", "0");
    all.put("tie", "false");
    all.put("skip", "false");
    all.put("dropout", "0");
    all.put("feedback", "teacher");
    all.put("decay", "0");
    all.put("tokenizer", "chars");
    all.put("vocabulary", Json.write(tokenizer.vocabulary().tokens()));
    all.putAll(metadata);
    return new Safetensors(all, new ArrayList<>(tensors.values()));
  }

  LanguageModel model(Workers workers) throws IOException {
    return LanguageModel.of(file(), new Ops(new ScalarKernels(), workers));
  }
}
