package elman.inspect;

import elman.io.FormatException;
import elman.io.Safetensors;
import elman.io.SafetensorsScan;
import elman.io.SafetensorsScan.Item;
import elman.io.Tensor;
import elman.lm.CellKind;
import elman.lm.LanguageModel;
import elman.train.Checkpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the weights of recurrence from a file, whatever else it holds. */
public final class RecurrentWeights {
  private static final Pattern WANTED =
      Pattern.compile(".*weight_(ih|hh|oh)_.*|(embedding|output)\\.weight");

  private RecurrentWeights() {}

  /**
   * The recurrent matrices in a file, layer by layer.
   *
   * @throws FormatException if there are none, or the file is not safetensors or damaged
   * @throws IOException if it cannot be read
   */
  public static List<RecurrentMatrix> matrices(Safetensors weights) throws IOException {
    requireMatrix(weights);
    boolean jordan =
        LanguageModel.isIn(weights.metadata())
            && CellKind.JORDAN.label().equals(weights.metadata().get("cell"));
    return jordan
        ? JordanMatrix.of(weights)
        : RecurrentMatrices.of(weights.source(), weights.tensors());
  }

  /** Says of a scan that it is one, and not that something were missing. */
  private static void requireMatrix(Safetensors weights) throws FormatException {
    for (CellKind cell : List.of(CellKind.MINGRU, CellKind.SSM)) {
      if (LanguageModel.isIn(weights.metadata())
          && cell.label().equals(weights.metadata().get("cell"))) {
        throw new FormatException(
            weights.source(),
            null,
            "has no recurrent matrix: in cells of kind '"
                + cell.label()
                + "' every unit keeps its own state (--gates shows how much)");
      }
    }
  }

  /**
   * Reads a file's metadata, and those of its tensors that the matrices are made of.
   *
   * @throws FormatException if the file is not safetensors or damaged, or such a tensor's numbers
   *     are of another type than can be read
   * @throws IOException if it cannot be read
   */
  public static Safetensors read(Path path) throws IOException {
    Map<String, float[]> found = new HashMap<>();
    Map<String, Integer> done = new HashMap<>();
    SafetensorsScan scan =
        SafetensorsScan.of(
            path,
            (tensor, values, count) -> {
              if (isWanted(tensor)) {
                float[] all =
                    found.computeIfAbsent(
                        tensor.name(), name -> new float[(int) tensor.elements()]);
                int at = done.merge(tensor.name(), count, Integer::sum) - count;
                System.arraycopy(values, 0, all, at, count);
              }
            });
    scan.requireUndamaged();
    List<Tensor> tensors = new ArrayList<>();
    for (Item item : scan.tensors()) {
      if (found.containsKey(item.name())) {
        tensors.add(new Tensor(item.name(), item.shape(), found.get(item.name())));
      } else if (isWanted(item) && item.bytes() > 0) {
        throw new FormatException(
            scan.source(),
            "tensor " + item.name(),
            "has dtype " + item.dtype() + ", which cannot be read as floats");
      }
    }
    return new Safetensors(scan.source(), scan.metadata(), tensors);
  }

  private static boolean isWanted(Item tensor) {
    return WANTED.matcher(tensor.name()).matches()
        && !Checkpoint.isState(tensor.name())
        && tensor.elements() <= Tensor.MOST_ELEMENTS;
  }
}
