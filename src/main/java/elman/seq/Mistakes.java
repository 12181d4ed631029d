package elman.seq;

import elman.seq.data.Shape;
import elman.seq.measure.EntityScore;
import java.util.Arrays;
import java.util.List;

/**
 * How often a network that gives labels is wrong: about entities where labels are of such, about
 * the root of a tree.
 */
final class Mistakes {
  private final LabelNetwork network;
  private final List<String> labels;
  private final EntityScore entities;
  private long wrong;
  private long count;

  private Mistakes(LabelNetwork network, List<String> labels, boolean entities) {
    this.network = network;
    this.labels = labels;
    this.entities = entities ? new EntityScore() : null;
  }

  /** Those of a model; null if it gives no labels. */
  static Mistakes of(SeqModel model) {
    List<String> labels = model.labels();
    boolean entities =
        model.settings().shape() == Shape.MANY_TO_MANY && EntityScore.isEntities(labels);
    return model.network() instanceof LabelNetwork network && !labels.isEmpty()
        ? new Mistakes(network, labels, entities)
        : null;
  }

  /** Adds those of a batch whose targets are known; the sum of its losses. */
  double add(Batch batch) {
    LabelNetwork.Judged judged = network.judged(batch);
    List<Head.Answer> answers = judged.answers();
    for (int b = 0; b < batch.size(); b++) {
      int[] target = batch.examples().get(b).target();
      int[] said = answers.get(b).labels();
      for (int t = batch.examples().get(b).firstJudged(); t < target.length; t++) {
        wrong += said[t] == target[t] ? 0 : 1;
        count++;
      }
      if (entities != null) {
        entities.add(names(target), names(said));
      }
    }
    return judged.loss();
  }

  private List<String> names(int[] ids) {
    return Arrays.stream(ids).mapToObj(labels::get).toList();
  }

  /** The share of wrong labels, or 1 - F1 of the entities; ties are decided by the labels. */
  double share() {
    double labelsWrong = (double) wrong / count;
    return entities == null ? labelsWrong : 1 - entities.overall().f1() + 1e-6 * labelsWrong;
  }
}
