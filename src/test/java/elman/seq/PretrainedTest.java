package elman.seq;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import elman.core.ScalarKernels;
import elman.core.Workers;
import elman.io.FormatException;
import elman.lm.CellKind;
import elman.lm.Small;
import elman.nn.Initializer;
import elman.nn.Param;
import elman.seq.SeqSettings.AttentionKind;
import elman.seq.SeqSettings.PoolKind;
import elman.seq.data.Example;
import elman.seq.data.Shape;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PretrainedTest {
  private static final float[][] NO_VECTORS = {};

  private final Ops ops = new Ops(new ScalarKernels(), new Workers(1));

  private SeqModel model(int hidden, int embed, List<String> words, List<String> labels) {
    SeqSettings settings =
        new SeqSettings(
            Shape.MANY_TO_MANY,
            CellKind.GRU,
            1,
            hidden,
            embed,
            0,
            false,
            PoolKind.LAST,
            AttentionKind.NONE,
            true,
            false,
            false,
            false,
            false,
            false,
            0,
            0,
            0,
            0);
    Codec codec = new Codec(settings, words, List.of(), labels, null, Unit.PLAIN);
    return new SeqModel(settings, codec, List.of(), Matrix.zeros(2, 0), ops);
  }

  private Pretrained read(SeqModel model) throws IOException {
    Initializer initializer = new Initializer(new Rng(3));
    model.params().forEach(param -> initializer.uniform(param, 1));
    try (FileSystem files = Jimfs.newFileSystem(Configuration.unix())) {
      Path path = files.getPath("x.elman");
      model.save(path, Map.of());
      return Pretrained.read(path, ops);
    }
  }

  private static Param param(SeqModel model, String name) {
    return model.params().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  private static float[] row(SeqModel model, String name, int row) {
    return param(model, name).value().rows(row, 1).toArray();
  }

  @Test
  void aRowGoesToTheRowOfTheSameName() throws Exception {
    SeqModel from = model(3, 4, List.of("", "a", "b", "c"), List.of("O", "B-x"));
    SeqModel to = model(3, 4, List.of("", "c", "d"), List.of("B-x", "B-y", "O"));
    Pretrained pretrained = read(from);
    assertEquals(new Pretrained.Sizes(CellKind.GRU, 1, 3, 4), pretrained.sizes());
    String got = pretrained.into(to.params(), to.codec());
    assertEquals("7 of 10 tensors of x.elman; vectors of 2 of 3 symbols", got);
    assertArrayEquals(row(from, "embedding.weight", 3), row(to, "embedding.weight", 1));
    assertArrayEquals(new float[4], row(to, "embedding.weight", 2));
    assertArrayEquals(
        param(from, "rnn.weight_hh_l0").weights(), param(to, "rnn.weight_hh_l0").weights());
    assertArrayEquals(row(from, "output.weight", 1), row(to, "output.weight", 0));
    assertArrayEquals(new float[3], row(to, "output.weight", 1));
    assertEquals(param(from, "output.bias").weights()[0], param(to, "output.bias").weights()[2]);
  }

  @Test
  void aModelOfTheSameKindIsTakenWhole() throws Exception {
    SeqModel from = model(3, 4, List.of("", "a"), List.of("O", "B-x"));
    SeqModel to = model(3, 4, List.of("", "a"), List.of("O", "B-x"));
    read(from).into(to.params(), to.codec());
    for (Param param : from.params()) {
      assertArrayEquals(param.weights(), param(to, param.name()).weights(), param.name());
    }
  }

  @Test
  void labelsInAnotherOrderLeaveTheFieldOfPairsAlone() throws Exception {
    SeqModel from = model(3, 4, List.of("", "a"), List.of("O", "B-x"));
    SeqModel to = model(3, 4, List.of("", "a"), List.of("B-x", "O"));
    read(from).into(to.params(), to.codec());
    for (Param param : to.params()) {
      if (Codec.hasLabelColumns(param.name())) {
        assertArrayEquals(new float[param.weights().length], param.weights(), param.name());
      }
    }
    assertArrayEquals(row(from, "output.weight", 1), row(to, "output.weight", 0));
  }

  @Test
  void nothingThatFitsIsAFault() throws Exception {
    SeqModel to = model(2, 5, List.of("", "a"), List.of("p", "q"));
    Pretrained pretrained = read(model(3, 4, List.of("", "a"), List.of("O", "B-x")));
    FormatException e =
        assertThrows(FormatException.class, () -> pretrained.into(to.params(), to.codec()));
    assertEquals(
        "x.elman: has no weights of such names and sizes as this network's", e.getMessage());
  }

  /**
   * What labels are expected of the examples at hand must not take the place of what was learned.
   */
  @Test
  void aBiasThatWasLearnedStays() throws Exception {
    SeqModel from = model(3, 4, List.of("", "a"), List.of("O", "B-x"));
    Pretrained pretrained = read(from);
    Example example =
        new Example("line 1", List.of(), List.of("a", "a"), NO_VECTORS, List.of("O", "B-y"));
    SeqData data =
        new SeqData(
            "file",
            "file",
            List.of(example),
            List.of(example),
            List.of(),
            Map.of(),
            pretrained,
            null);
    SeqModel to = new SeqCourse(ops, from.settings(), data, Small.recipe(1)).model();
    assertEquals(List.of("B-y", "O"), to.labels());
    float[] bias = param(to, "output.bias").weights();
    assertEquals(Math.log(0.5), bias[0], 1e-6);
    assertEquals(param(from, "output.bias").weights()[0], bias[1]);
  }
}
