package elman.seq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.ScalarKernels;
import elman.core.Workers;
import elman.io.FormatException;
import elman.io.Safetensors;
import elman.lm.CellKind;
import elman.seq.SeqSettings.AttentionKind;
import elman.seq.SeqSettings.PoolKind;
import elman.seq.data.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeqModelTest {
  private static final int WIDTH = 2;

  private final Ops ops = new Ops(new ScalarKernels(), new Workers(1));

  private SeqModel model(List<String> columns) {
    SeqSettings settings =
        new SeqSettings(
            Shape.ONE_TO_ONE,
            CellKind.GRU,
            1,
            3,
            4,
            0,
            false,
            PoolKind.LAST,
            AttentionKind.NONE,
            false,
            false,
            false,
            false,
            false,
            false,
            0,
            0,
            0,
            0);
    Codec codec = new Codec(settings, List.of(), List.of(), List.of("a", "b"), null, Unit.PLAIN);
    return new SeqModel(settings, codec, columns, Matrix.zeros(2, WIDTH), ops);
  }

  private Safetensors file(SeqModel model, Map<String, String> changes) {
    Map<String, String> metadata = new LinkedHashMap<>(model.metadata(Map.of()));
    metadata.putAll(changes);
    return new Safetensors(metadata, model.tensors());
  }

  private String refused(Safetensors file) {
    return assertThrows(FormatException.class, () -> SeqModel.of(file, ops)).getMessage();
  }

  @Test
  void columnsComeBackAsTheyWere() throws FormatException {
    assertEquals(
        List.of("y", "x"), SeqModel.of(file(model(List.of("y", "x")), Map.of()), ops).columns());
    assertEquals(List.of(), SeqModel.of(file(model(List.of()), Map.of()), ops).columns());
  }

  @Test
  void aNameForEachNumberOrNone() {
    String found = refused(file(model(List.of("x")), Map.of()));
    assertEquals("columns must be a name for each number", found.substring(found.indexOf("col")));
  }

  @Test
  void anotherVersionIsRefused() {
    String found = refused(file(model(List.of()), Map.of("format_version", "1")));
    assertEquals(
        "has format version 1; this program reads 2 (make it again, or use the program that made it)",
        found.substring(found.indexOf("has")));
  }
}
