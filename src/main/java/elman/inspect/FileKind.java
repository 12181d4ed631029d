package elman.inspect;

import elman.embed.vectors.VectorFile;
import elman.lm.LanguageModel;
import elman.memory.MemoryFile;
import elman.seq.SeqModel;
import elman.series.auto.ModelFile;
import elman.train.Checkpoint;
import java.util.Map;

/** What a safetensors file is. */
public enum FileKind {
  /** A model that {@code train-lm} made. */
  LANGUAGE_MODEL("language model"),
  /** A run of {@code train-lm} to go on with. */
  CHECKPOINT("checkpoint of a language model"),
  /** Vectors that {@code train-word2vec} made. */
  WORD_VECTORS("word vectors"),
  /** A model that {@code forecast} saved. */
  FORECAST_MODEL("forecast model"),
  /** A model that {@code train-seq} made. */
  SEQUENCE_MODEL("sequence model"),
  /** A run of {@code train-seq} to go on with. */
  SEQUENCE_CHECKPOINT("checkpoint of a sequence model"),
  /** What {@code hopfield} remembers. */
  MEMORY("associative memory"),
  /** A file of another program. */
  OTHER("tensors of another program");

  private final String label;

  FileKind(String label) {
    this.label = label;
  }

  /** For people. */
  public String label() {
    return label;
  }

  /** The kind of a file with this metadata. */
  public static FileKind of(Map<String, String> metadata) {
    if (LanguageModel.isIn(metadata)) {
      return Checkpoint.isIn(metadata) ? CHECKPOINT : LANGUAGE_MODEL;
    }
    if (VectorFile.isIn(metadata)) {
      return WORD_VECTORS;
    }
    if (ModelFile.isIn(metadata)) {
      return FORECAST_MODEL;
    }
    if (SeqModel.isIn(metadata)) {
      return Checkpoint.isIn(metadata) ? SEQUENCE_CHECKPOINT : SEQUENCE_MODEL;
    }
    return MemoryFile.isIn(metadata) ? MEMORY : OTHER;
  }
}
