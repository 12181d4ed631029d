package elman.inspect;

import elman.io.SafetensorsScan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What is in a safetensors file, whoever wrote it.
 *
 * @param file what it says of itself
 * @param kind what it is
 * @param statistics of the tensors, by their names
 */
public record Contents(
    SafetensorsScan file, FileKind kind, Map<String, TensorStatistics> statistics) {

  /**
   * Reads through a file; what it takes of memory does not grow with the tensors.
   *
   * @throws elman.io.FormatException if it is not safetensors or is truncated; a wrong checksum is
   *     no error, but said by the content
   * @throws IOException if it cannot be read
   */
  public static Contents of(Path path) throws IOException {
    Map<String, TensorStatistics> statistics = new HashMap<>();
    SafetensorsScan file =
        SafetensorsScan.of(
            path,
            (tensor, values, count) ->
                statistics
                    .computeIfAbsent(tensor.name(), name -> new TensorStatistics())
                    .add(values, count));
    return new Contents(file, FileKind.of(file.metadata()), statistics);
  }
}
