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
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainerTest {
  /** A course on which nothing is learned, and whose validations give {@code score}. */
  private record Judged(Small.ModelCourse of, double score) implements Course {
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
    public long judged() {
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
    try (Workers workers = new Workers(1)) {
      Ops ops = new Ops(new ScalarKernels(), workers);
      Small.ModelCourse of = Small.course(Small.shape(CellKind.LSTM), 1, "none", ops);
      Trainer trainer = new Trainer(ops, new Judged(of, score), Small.recipe(3), model, 0);
      trainer.run(report -> {}, () -> false);
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
