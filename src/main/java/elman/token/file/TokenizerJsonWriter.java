package elman.token.file;

import elman.io.Json;
import elman.token.AddedToken;
import elman.token.ByteNames;
import elman.token.bpe.ByteLevelModel;
import elman.token.bpe.BytePairs;
import elman.token.bpe.SplitPattern;
import elman.token.pipeline.Pieces;
import elman.token.pipeline.UnigramTrainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes Hugging Face's {@code tokenizer.json}. */
final class TokenizerJsonWriter {
  private static final int BYTES = 256;

  /** Stands for a space in the tokens of a unigram model. */
  private static final String MARK = "▁";

  private TokenizerJsonWriter() {}

  /**
   * The text of a file.
   *
   * @param merges as they were learned
   */
  static String write(ByteLevelModel model, List<BytePairs.Merge> merges) {
    Map<String, Object> top = top(model.added().tokens());
    top.put("normalizer", null);
    top.put("pre_tokenizer", preTokenizer(model.pairs().pattern()));
    top.put("post_processor", null);
    top.put("decoder", byteLevel(true));
    top.put("model", model(model, merges));
    return Json.write(top);
  }

  private static Map<String, Object> top(List<AddedToken> added) {
    Map<String, Object> top = new LinkedHashMap<>();
    top.put("version", "1.0");
    top.put("truncation", null);
    top.put("padding", null);
    top.put("added_tokens", added.stream().map(TokenizerJsonWriter::added).toList());
    return top;
  }

  /**
   * The text of a file with a unigram model: specials, of which the first is the unknown token, a
   * token for each byte, and what was learned.
   */
  static String write(List<String> specials, UnigramTrainer.Learned learned) {
    List<AddedToken> added = new ArrayList<>();
    List<Object> vocabulary = new ArrayList<>();
    for (int id = 0; id < specials.size(); id++) {
      added.add(AddedToken.special(id, specials.get(id)));
      vocabulary.add(List.of(specials.get(id), 0.0));
    }
    double least = Arrays.stream(learned.scores()).min().orElse(0);
    for (int b = 0; b < BYTES; b++) {
      vocabulary.add(List.of(Pieces.byteName(b), least));
    }
    for (int i = 0; i < learned.scores().length; i++) {
      String piece = learned.pieces().get(i);
      if (!specials.contains(piece) && !piece.matches(Pieces.BYTE_NAME)) {
        vocabulary.add(List.of(piece, learned.scores()[i]));
      }
    }
    Map<String, Object> model =
        fields("type", "Unigram", "unk_id", 0, "vocab", vocabulary, "byte_fallback", true);
    Map<String, Object> top = top(added);
    top.put("normalizer", fields("type", "Prepend", "prepend", MARK));
    top.put(
        "pre_tokenizer",
        fields("type", "Metaspace", "replacement", MARK, "prepend_scheme", "never", "split", true));
    top.put("post_processor", null);
    top.put(
        "decoder",
        fields(
            "type",
            "Sequence",
            "decoders",
            List.of(
                fields("type", "Replace", "pattern", fields("String", MARK), "content", " "),
                fields("type", "ByteFallback"),
                fields("type", "Fuse"),
                fields("type", "Strip", "content", " ", "start", 1, "stop", 0))));
    top.put("model", model);
    return Json.write(top);
  }

  /** An object of names and values, which alternate. */
  private static Map<String, Object> fields(Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }

  private static Map<String, Object> added(AddedToken token) {
    return fields(
        "id",
        token.id(),
        "content",
        token.content(),
        "single_word",
        token.singleWord(),
        "lstrip",
        token.leftStrip(),
        "rstrip",
        token.rightStrip(),
        "normalized",
        token.normalized(),
        "special",
        token.special());
  }

  private static Map<String, Object> byteLevel(boolean useRegex) {
    return fields(
        "type",
        "ByteLevel",
        "add_prefix_space",
        false,
        "trim_offsets",
        true,
        "use_regex",
        useRegex);
  }

  private static Map<String, Object> preTokenizer(SplitPattern pattern) {
    if (pattern == SplitPattern.GPT2) {
      return byteLevel(true);
    }
    Map<String, Object> regex = fields("Regex", pattern.regex());
    Map<String, Object> split =
        fields("type", "Split", "pattern", regex, "behavior", "Isolated", "invert", false);
    return fields("type", "Sequence", "pretokenizers", List.of(split, byteLevel(false)));
  }

  private static Map<String, Object> model(ByteLevelModel model, List<BytePairs.Merge> merges) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("type", "BPE");
    fields.put("dropout", null);
    fields.put("unk_token", null);
    fields.put("continuing_subword_prefix", null);
    fields.put("end_of_word_suffix", null);
    fields.put("fuse_unk", false);
    fields.put("byte_fallback", false);
    fields.put("ignore_merges", false);
    Map<String, Object> vocabulary = new LinkedHashMap<>();
    for (int id = 0; id < model.size(); id++) {
      vocabulary.put(model.piece(id), id);
    }
    fields.put("vocab", vocabulary);
    List<Object> pairs = new ArrayList<>(merges.size());
    for (BytePairs.Merge merge : merges) {
      pairs.add(List.of(name(model, merge.left()), name(model, merge.right())));
    }
    fields.put("merges", pairs);
    return fields;
  }

  private static String name(ByteLevelModel model, int id) {
    return ByteNames.of(model.pairs().bytes(id));
  }
}
