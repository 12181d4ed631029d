package elman.seq;

import elman.core.Matrix;
import elman.core.Ops;
import elman.lm.CellKind;
import elman.nn.Attention;
import elman.nn.AttentionPool;
import elman.nn.Cell;
import elman.nn.Embedding;
import elman.nn.JordanLayer;
import elman.nn.Linear;
import elman.nn.Param;
import elman.nn.Pool;
import elman.nn.Pooling;
import elman.nn.Potentials;
import elman.nn.RecursiveNetwork;
import elman.nn.SequenceLayers;
import elman.nn.SequenceStack;
import elman.nn.SoftmaxOutput;
import elman.nn.TreeLstm;
import elman.nn.TreeNetwork;
import elman.nn.WindowLayer;
import elman.seq.data.Shape;
import java.util.ArrayList;
import java.util.List;

/** Builds the network of {@link SeqSettings}, all weights zero. */
record SeqNetworkFactory(Ops ops, SeqSettings settings) {
  /** Dimensions of a character's vector. */
  private static final int LETTER = 32;

  /**
   * The network.
   *
   * @param codec what is read and written
   * @param moments of the vectors that are read, 2 x D; of no columns if words are
   */
  SequenceNetwork build(Codec codec, Matrix moments) {
    InputLayer input = moments.cols() > 0 ? new VectorInput(moments) : words(codec);
    return settings.writesText() ? text(codec, input) : labels(codec, input);
  }

  private WordInput words(Codec codec) {
    int count =
        codec.words().isEmpty() ? codec.tokenizer().vocabulary().size() : codec.words().size();
    Embedding table = new Embedding(ops, "embedding", count, settings.embed());
    return new WordInput(ops, table, spelling(codec), settings.dropout());
  }

  private Spelling spelling(Codec codec) {
    if (codec.letters().isEmpty()) {
      return null;
    }
    int units = settings.letters();
    Embedding table = new Embedding(ops, "letter_embedding", codec.letters().size(), LETTER);
    List<Cell> both =
        List.of(
            settings.cell().cell(ops, LETTER, units, "spelling_l0"),
            settings.cell().cell(ops, LETTER, units, "spelling_l0_reverse"));
    return new Spelling(ops, table, new SequenceStack(ops, List.of(both), 0, false));
  }

  private SequenceStack stack(int inputs, int directions, String prefix) {
    CellKind kind = settings.cell();
    List<List<Cell>> layers = new ArrayList<>();
    for (int l = 0; l < settings.layers(); l++) {
      int width = l == 0 ? inputs : directions * settings.hidden();
      List<Cell> cells = new ArrayList<>();
      cells.add(kind.cell(ops, width, settings.hidden(), prefix + "l" + l));
      if (directions == 2) {
        cells.add(kind.cell(ops, width, settings.hidden(), prefix + "l" + l + "_reverse"));
      }
      layers.add(cells);
    }
    return new SequenceStack(ops, layers, settings.dropout(), settings.skip());
  }

  private LabelNetwork labels(Codec codec, InputLayer input) {
    if (settings.cell() == CellKind.JORDAN) {
      int width = input.width();
      int labels = codec.labels().size();
      JordanLayer layer = new JordanLayer(ops, width, settings.hidden(), labels, "l0");
      return new LabelNetwork(input, new NoEncoder(width), new FeedbackHead(ops, layer, labels));
    }
    Encoder encoder = settings.shape() == Shape.TREE ? tree(input) : sequence(input);
    return new LabelNetwork(input, encoder, head(codec, input.width(), encoder.width()));
  }

  private SequenceEncoder sequence(InputLayer input) {
    SequenceLayers layers = layers(input.width());
    return new SequenceEncoder(layers, settings.hasOneLabel() ? pooling(layers.width()) : null);
  }

  private TreeEncoder tree(InputLayer input) {
    TreeNetwork tree =
        settings.cell() == CellKind.LSTM
            ? new TreeLstm(ops, "tree", input.width(), settings.hidden())
            : new RecursiveNetwork(ops, "tree", input.width(), settings.hidden());
    return new TreeEncoder(ops, tree, settings.dropout());
  }

  private SequenceLayers layers(int inputs) {
    return settings.context() == 0
        ? stack(inputs, settings.directions(), "")
        : new WindowLayer(
            ops, "window", inputs, settings.context(), settings.hidden(), settings.dropout());
  }

  private Pooling pooling(int width) {
    return switch (settings.pool()) {
      case LAST -> new Pool(Pool.Kind.LAST, settings.directions());
      case MEAN -> new Pool(Pool.Kind.MEAN, settings.directions());
      case MAX -> new Pool(Pool.Kind.MAX, settings.directions());
      case ATTENTION -> new AttentionPool(ops, "pool", width, settings.hidden());
    };
  }

  private Head head(Codec codec, int inputs, int width) {
    if (settings.regress()) {
      return new NumberHead(ops, width);
    }
    if (settings.frames()) {
      return new FrameHead(ops, width, inputs);
    }
    int labels = codec.labels().size();
    Potentials rules = settings.unit() == Batch.Unit.STEP ? EntityRules.of(codec.labels()) : null;
    return settings.crf()
        ? new ChainHead(ops, width, labels, rules)
        : new ClassHead(ops, width, labels, settings.unit(), rules);
  }

  private TextNetwork text(Codec codec, InputLayer input) {
    int hidden = settings.hidden();
    int symbols = codec.tokenizer().vocabulary().size() + 2;
    SequenceStack encoder = stack(input.width(), settings.directions(), "");
    Attention attention = attention(encoder.width());
    Param weight = Param.zeros("output.weight", symbols, hidden);
    Param bias = Param.zeros("output.bias", 1, symbols);
    return new TextNetwork(
        input,
        encoder,
        new Pool(Pool.Kind.LAST, settings.directions()),
        new Linear(ops, "bridge", encoder.width(), settings.layers() * hidden),
        new TextDecoder(
            ops,
            new TextDecoder.Parts(
                new Embedding(ops, "decoder_embedding", symbols, settings.embed()),
                stack(settings.embed(), 1, "decoder_"),
                attention,
                attention == null
                    ? null
                    : new Linear(ops, "combine", hidden + encoder.width(), hidden),
                new SoftmaxOutput(ops, weight, bias),
                List.of(weight, bias),
                settings.dropout())),
        settings.sampling(),
        settings.professor() > 0 ? new Professor(ops, hidden, settings.professor()) : null);
  }

  private Attention attention(int keys) {
    int hidden = settings.hidden();
    return switch (settings.attention()) {
      case NONE -> null;
      case DOT -> Attention.dot(ops, "attention", hidden, keys);
      case ADDITIVE -> Attention.additive(ops, "attention", hidden, keys, hidden);
    };
  }
}
