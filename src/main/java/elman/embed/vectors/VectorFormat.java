package elman.embed.vectors;

import elman.io.AtomicFile;
import java.nio.file.Path;
import java.util.Locale;

/** The formats in which word vectors are written. */
public enum VectorFormat {
  /** Word2vec's text: a line with the numbers of words and of floats, then a line for each word. */
  TEXT,
  /** Word2vec's binary format: such a line, then each word, a space and little-endian floats. */
  BINARY,
  /** Safetensors, as {@link VectorFile} lays it out. */
  SAFETENSORS;

  /** The format that a file's name asks for, compressed or not, or null if it asks for none. */
  public static VectorFormat ofName(Path path) {
    String name = AtomicFile.plainName(path).toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    return switch (dot < 0 ? "" : name.substring(dot + 1)) {
      case "txt", "vec" -> TEXT;
      case "bin" -> BINARY;
      case "safetensors", "elman" -> SAFETENSORS;
      default -> null;
    };
  }
}
