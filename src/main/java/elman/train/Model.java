package elman.train;

import elman.io.Safetensors;
import elman.io.Tensor;
import elman.nn.Param;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A network that is trained, with all that its file has of it. */
public interface Model {
  /** All parameters in a fixed order. */
  List<Param> params();

  /** Must be called after the weights were changed, before the next pass. */
  void refresh();

  /**
   * The metadata of the model's file.
   *
   * @param training what is known of the training, added to it
   */
  Map<String, String> metadata(Map<String, String> training);

  /** The tensors of the model's file: the weights, in the network's own arrays. */
  default List<Tensor> tensors() {
    return Weights.tensors(params());
  }

  /**
   * Writes the model file, atomically.
   *
   * @param training what is known of the training, added to the metadata
   * @throws IOException naming the file, if it cannot be written; an old file then stays
   */
  default void save(Path path, Map<String, String> training) throws IOException {
    new Safetensors(metadata(training), tensors()).write(path);
  }
}
