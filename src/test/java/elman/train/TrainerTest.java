package elman.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import elman.core.Matrix;
import elman.core.Ops;
import elman.core.ScalarKernels;
import elman.core.Workers;
import elman.lm.CellKind;
import elman.lm.Small;
import elman.nn.optim.Optimizer;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrainerTest {
  /** A course on which nothing is learned, and whose validations give {@code score}. */
  private record Judged(Small.ModelCourse of, double score, long judged) implements Course {
    @Override
    public Model model() {
      return of.model();
    }

    @Override
    public long length() {
      return 1;
    }

    @Override
    public double pass(TrainingProgress progress) {
      progress.tokens++;
      return 1;
    }

    @Override
    public Judgement judge() {
      return new Judgement(score, score);
    }

    @Override
    public List<Matrix> state() {
      return of.state();
    }

    @Override
    public String fingerprint() {
      return of.fingerprint();
    }
  }

  private static void train(Path model, double score) throws IOException, DivergedException {
    validations(model, Small.recipe(3), new Judged(course(), score, 1), 3);
  }

  private static Small.ModelCourse course() throws IOException {
    Ops ops = new Ops(new ScalarKernels(), new Workers(1));
    return Small.course(Small.shape(CellKind.LSTM), 1, "none", ops);
  }

  /** One that leaves it to the trainer when there is a validation. */
  private static Recipe recipe(long steps) {
    return Small.recipe(steps, 0, Optimizer.Rule.ADAM, 0.02, false, 1);
  }

  /** Trains, or goes on, until a step; the steps at which there was a validation. */
  private static List<Long> validations(Path model, Recipe recipe, Course course, long until)
      throws IOException, DivergedException {
    List<Long> steps = new ArrayList<>();
    try (Workers workers = new Workers(1)) {
      Ops ops = new Ops(new ScalarKernels(), workers);
      Trainer trainer = new Trainer(ops, course, recipe, model, 0);
      if (Files.exists(Trainer.checkpointFile(model))) {
        trainer.resume();
      }
      long[] step = {0};
      trainer.run(
          report -> {
            step[0] = report.step();
            if (!Double.isNaN(report.validLoss())) {
              steps.add(report.step());
            }
          },
          () -> step[0] >= until && until < recipe.steps());
    }
    return steps;
  }

  @Test
  void aRunThatIsMadeLongerIsValidatedAsOften() throws IOException, DivergedException {
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      Path model = memory.getPath("m.elman");
      Judged course = new Judged(course(), 1.5, 0);
      assertEquals(15, validations(model, recipe(40), course, 30).size());
      assertEquals(
          LongStream.rangeClosed(2, 20).map(twentieth -> twentieth * 20).boxed().toList(),
          validations(model, recipe(400), course, 400));
    }
  }

  @Test
  void aModelIsKeptIfItsLossIsANumber() throws IOException, DivergedException {
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      Path model = memory.getPath("m.elman");
      train(model, 1.5);
      try (var files = Files.list(model.toAbsolutePath().getParent())) {
        assertEquals(List.of("m.elman"), files.map(f -> f.getFileName().toString()).toList());
      }
    }
  }

  @Test
  void aModelWhoseLossIsNoNumberIsNotTheBest() throws IOException {
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      Path model = memory.getPath("m.elman");
      assertThrows(DivergedException.class, () -> train(model, Double.NaN));
      assertFalse(Files.exists(model));
    }
  }
}
