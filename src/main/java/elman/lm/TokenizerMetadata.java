package elman.lm;

import elman.io.FormatException;
import elman.io.Json;
import elman.io.Safetensors;
import elman.text.FileTokenizer;
import elman.text.Tokenizer;
import elman.token.bpe.SplitPattern;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A model's tokenizer in the metadata of its file. */
public final class TokenizerMetadata {
  private static final String PATTERN = "tokenizer_pattern";

  private TokenizerMetadata() {}

  /** Adds a tokenizer to the metadata. */
  public static void add(Tokenizer tokenizer, Map<String, String> metadata) {
    metadata.put("tokenizer", tokenizer.kind().label());
    if (tokenizer instanceof FileTokenizer made) {
      metadata.put("tokenizer_file", Base64.getEncoder().encodeToString(made.file()));
      if (made.pattern() != null) {
        metadata.put(PATTERN, made.pattern().name());
      }
    } else {
      metadata.put("vocabulary", Json.write(tokenizer.vocabulary().tokens()));
    }
  }

  /**
   * The tokenizer of a model's file.
   *
   * @throws FormatException if it is missing or cannot be read
   * @throws IllegalArgumentException if there is none of its kind
   */
  public static Tokenizer read(Safetensors file) throws FormatException {
    Tokenizer.Kind kind = Tokenizer.Kind.of(file.requireMetadata("tokenizer"));
    if (kind == Tokenizer.Kind.FILE) {
      byte[] bytes = Base64.getDecoder().decode(file.requireMetadata("tokenizer_file"));
      SplitPattern pattern =
          file.metadata().containsKey(PATTERN)
              ? file.requireChoice(PATTERN, SplitPattern.class)
              : null;
      return FileTokenizer.of(file.source(), bytes, pattern);
    }
    List<String> tokens = new ArrayList<>();
    if (Json.parse(file.source(), file.requireMetadata("vocabulary")) instanceof List<?> list) {
      for (Object token : list) {
        if (!(token instanceof String text)) {
          throw new IllegalArgumentException("the vocabulary has an entry that is no string");
        }
        tokens.add(text);
      }
    }
    return Tokenizer.of(kind, tokens);
  }
}
