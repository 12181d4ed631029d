package elman.series.network;

import elman.core.Ops;
import elman.io.FormatException;
import elman.io.Safetensors;
import elman.io.Tensor;
import elman.nn.Param;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@link WindowNetwork} as parts of a safetensors file: metadata {@code window.SETTING} and
 * tensors {@code window.NAME}.
 */
public final class WindowFile {
  private static final String PREFIX = "window.";

  private WindowFile() {}

  /** Whether a file holds such a network. */
  public static boolean isIn(Safetensors file) {
    return file.metadata().containsKey(PREFIX + "cell");
  }

  /** Adds a network to the parts of a file. */
  public static void add(
      WindowNetwork network, Map<String, String> metadata, List<Tensor> tensors) {
    network.settings().metadata().forEach((key, value) -> metadata.put(PREFIX + key, value));
    for (Param param : network.params()) {
      int[] shape = {param.value().rows(), param.value().cols()};
      tensors.add(new Tensor(PREFIX + param.name(), shape, param.weights()));
    }
  }

  /**
   * Reads a network.
   *
   * @throws FormatException if something is missing or out of range
   */
  public static WindowNetwork read(Safetensors file, Ops ops) throws FormatException {
    Map<String, String> metadata = new HashMap<>();
    file.metadata()
        .forEach(
            (key, value) -> {
              if (key.startsWith(PREFIX)) {
                metadata.put(key.substring(PREFIX.length()), value);
              }
            });
    WindowNetwork network;
    try {
      WindowSettings settings = WindowSettings.of(metadata);
      double stored = file.tensors().stream().mapToDouble(tensor -> tensor.data().length).sum();
      if (settings.leastWeights() > stored) {
        throw new IllegalArgumentException("the sizes are larger than the tensors");
      }
      network = new WindowNetwork(ops, settings);
    } catch (IllegalArgumentException e) {
      throw new FormatException(file.source(), "metadata " + PREFIX + "*", e.getMessage(), e);
    }
    for (Param param : network.params()) {
      Tensor tensor =
          file.require(PREFIX + param.name(), param.value().rows(), param.value().cols());
      System.arraycopy(tensor.data(), 0, param.weights(), 0, tensor.data().length);
    }
    network.refresh();
    return network;
  }
}
