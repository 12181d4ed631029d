package elman.seq;

import elman.core.Matrix;
import elman.core.Ops;
import elman.io.FormatException;
import elman.io.Safetensors;
import elman.lm.CellKind;
import elman.lm.LanguageModel;
import elman.lm.ModelShape;
import elman.nn.Param;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;

/**
 * A model that another one begins with (Dai and Le 2015): a language model, whose words' vectors
 * and recurrent layers are taken, or one of sequences. What stands for a word, a letter or a label
 * goes to the same word, letter or label; all else to what has the same name and shape.
 */
public final class Pretrained {
  private final String source;
  private final Sizes sizes;
  private final Map<String, Param> params = new HashMap<>();
  private final Function<String, List<String>> names;

  /**
   * What it is made of.
   *
   * @param cell kind of its recurrent layers
   * @param layers number of them
   * @param hidden units of each
   * @param embed dimensions of the vectors of what is read; 0 if there are none
   */
  public record Sizes(CellKind cell, int layers, int hidden, int embed) {}

  private Pretrained(
      String source, Sizes sizes, List<Param> params, Function<String, List<String>> names) {
    this.source = source;
    this.sizes = sizes;
    params.forEach(param -> this.params.put(param.name(), param));
    this.names = names;
  }

  /**
   * Reads a model file.
   *
   * @throws FormatException if it is none, or damaged
   * @throws IOException if it cannot be read
   */
  public static Pretrained read(Path path, Ops ops) throws IOException {
    Safetensors file = Safetensors.read(path);
    if (LanguageModel.isIn(file.metadata())) {
      return of(file.source(), LanguageModel.of(file, ops));
    }
    if (!SeqModel.isIn(file.metadata())) {
      throw new FormatException(
          file.source(), null, "is not a model (elman train-lm and train-seq make some)");
    }
    SeqModel model = SeqModel.of(file, ops);
    SeqSettings settings = model.settings();
    Sizes sizes =
        new Sizes(settings.cell(), settings.layers(), settings.hidden(), settings.embed());
    return new Pretrained(file.source(), sizes, model.params(), model.codec()::names);
  }

  /** Of a language model all but the output, which is of symbols and not of labels. */
  private static Pretrained of(String source, LanguageModel model) {
    ModelShape shape = model.shape();
    List<String> symbols = model.tokenizer().vocabulary().tokens();
    return new Pretrained(
        source,
        new Sizes(shape.cell(), shape.layers(), shape.hidden(), shape.embed()),
        model.params().stream().filter(param -> !param.name().startsWith("output")).toList(),
        name -> name.equals(Codec.EMBEDDING) ? symbols : List.of());
  }

  /** What it is made of. */
  public Sizes sizes() {
    return sizes;
  }

  /**
   * Gives a network the weights that fit.
   *
   * @param codec of the network
   * @return what it got, for people
   * @throws FormatException if nothing fits
   */
  String into(List<Param> network, Codec codec) throws FormatException {
    int taken = 0;
    StringJoiner parts = new StringJoiner("");
    for (Param param : network) {
      List<String> symbols = codec.names(param.name());
      int rows = params.containsKey(param.name()) ? take(param, symbols) : 0;
      taken += rows > 0 ? 1 : 0;
      if (param.name().equals(Codec.EMBEDDING)) {
        parts.add(
            String.format(Locale.ROOT, "; vectors of %,d of %,d symbols", rows, symbols.size()));
      }
    }
    if (taken == 0) {
      throw new FormatException(
          source, null, "has no weights of such names and sizes as this network's");
    }
    return String.format(
        Locale.ROOT, "%d of %d tensors of %s%s", taken, network.size(), source, parts);
  }

  /** Takes what fits into a parameter; the number of rows. */
  private int take(Param to, List<String> symbols) {
    Param from = params.get(to.name());
    List<String> known = names.apply(to.name());
    if (known.equals(symbols)) {
      boolean fits =
          from.value().rows() == to.value().rows() && from.value().cols() == to.value().cols();
      if (fits) {
        to.value().copyFrom(from.value());
      }
      return fits ? Math.max(symbols.size(), to.value().rows()) : 0;
    }
    if (known.isEmpty() || symbols.isEmpty() || Codec.hasLabelColumns(to.name())) {
      return 0;
    }
    return take(byName(from, known), known, byName(to, symbols), symbols);
  }

  /** A row for each symbol, also of biases, which stand in one row. */
  private static Matrix byName(Param param, List<String> symbols) {
    return Matrix.of(param.weights(), param.weights().length / symbols.size());
  }

  private static int take(Matrix from, List<String> known, Matrix to, List<String> symbols) {
    if (from.cols() != to.cols()) {
      return 0;
    }
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < known.size(); i++) {
      places.putIfAbsent(known.get(i), i);
    }
    int rows = 0;
    for (int i = 0; i < symbols.size(); i++) {
      Integer place = places.get(symbols.get(i));
      if (place != null) {
        to.rows(i, 1).copyFrom(from.rows(place, 1));
        rows++;
      }
    }
    return rows;
  }
}
