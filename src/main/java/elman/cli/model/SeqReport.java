package elman.cli.model;

import elman.seq.Predictor;
import elman.seq.Predictor.Judged;
import elman.seq.SeqModel;
import elman.seq.data.Example;
import elman.seq.data.ExampleReader;
import elman.seq.data.Shape;
import elman.seq.measure.Bleu;
import elman.seq.measure.Confusion;
import elman.seq.measure.EntityScore;
import elman.seq.measure.LabelScore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How right a model is about examples whose labels or texts are known, as a table with tabs. */
final class SeqReport {
  private final SeqModel model;
  private final Predictor predictor;
  private final int beam;
  private final Confusion labels = new Confusion();

  /** Of all nodes of trees that have a label, while {@link #labels} are those of the roots. */
  private final Confusion nodes = new Confusion();

  private final EntityScore entities = new EntityScore();
  private final Bleu texts = new Bleu();
  private final StringBuilder table = new StringBuilder();
  private double squares;
  private long examples;
  private double loss;
  private long predictions;

  /**
   * @param beam hypotheses of the search for a text
   */
  SeqReport(SeqModel model, int beam) {
    this.model = model;
    this.beam = beam;
    predictor = new Predictor(model);
  }

  /** Reads all examples and writes the table. */
  void write(ExampleReader reader, OutputStream out) throws IOException {
    ExampleBatches batches = new ExampleBatches(reader);
    for (List<Example> some = batches.next(); !some.isEmpty(); some = batches.next()) {
      Judged judged = predictor.judged(some, batches.source(), beam);
      loss += judged.loss();
      predictions += judged.count();
      for (int i = 0; i < some.size(); i++) {
        add(some.get(i), judged.said().get(i));
      }
    }
    row("examples", String.valueOf(examples));
    if (model.settings().frames()) {
      row("loss", figure(loss / predictions));
    } else if (model.settings().writesText()) {
      ofTexts();
    } else if (model.settings().regress()) {
      row("mean_squared_error", String.format(Locale.ROOT, "%.4g", squares / examples));
    } else {
      ofLabels();
    }
    out.write(table.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void add(Example example, Predictor.Said prediction) {
    List<String> gold = example.output();
    List<String> said = prediction.output();
    examples++;
    if (model.settings().frames()) {
      return;
    }
    if (model.settings().writesText()) {
      texts.add(said.get(0), gold);
    } else if (model.settings().regress()) {
      double error = prediction.number() - example.number();
      squares += error * error;
    } else if (model.settings().shape() == Shape.TREE) {
      ofTree(gold, said);
    } else {
      labels.add(gold, said);
      entities.add(gold, said);
    }
  }

  private void ofTree(List<String> gold, List<String> said) {
    int root = gold.size() - 1;
    labels.add(gold.get(root), said.get(root));
    for (int i = 0; i < gold.size(); i++) {
      if (!gold.get(i).isEmpty()) {
        nodes.add(gold.get(i), said.get(i));
      }
    }
  }

  private void ofTexts() {
    row("bleu", figure(texts.result().bleu()));
    row("signature", texts.signature());
    row("loss", figure(loss / predictions));
    row("perplexity", figure(Math.exp(loss / predictions)));
  }

  private void ofLabels() {
    row("accuracy", figure(labels.accuracy()));
    Shape shape = model.settings().shape();
    if (shape == Shape.TREE) {
      row("node_accuracy", figure(nodes.accuracy()));
    }
    row("macro_f1", figure(labels.macroF1()));
    row("loss", figure(loss / predictions));
    if (shape == Shape.MANY_TO_MANY && EntityScore.isEntities(labels.labels())) {
      List<LabelScore> types = new ArrayList<>(entities.perType());
      types.add(entities.overall());
      scores("entity", types);
    } else {
      scores("label", labels.perLabel());
      confusion();
    }
  }

  private void scores(String of, List<LabelScore> scores) {
    table.append('\n');
    row(of, "precision", "recall", "f1", "gold");
    for (LabelScore score : scores) {
      row(
          score.name().isEmpty() ? "all" : score.name(),
          figure(score.precision()),
          figure(score.recall()),
          figure(score.f1()),
          String.valueOf(score.gold()));
    }
  }

  private void confusion() {
    table.append('\n');
    List<String> names = labels.labels();
    List<String> head = new ArrayList<>(List.of("gold\\predicted"));
    head.addAll(names);
    row(head.toArray(String[]::new));
    for (String gold : names) {
      List<String> cells = new ArrayList<>(List.of(gold));
      names.forEach(said -> cells.add(String.valueOf(labels.count(gold, said))));
      row(cells.toArray(String[]::new));
    }
  }

  private void row(String... cells) {
    table.append(String.join("\t", cells)).append('\n');
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
