package elman.token.file;

import elman.io.FormatException;
import elman.io.Json;
import elman.token.AddedToken;
import elman.token.AddedTokens;
import elman.token.ByteNames;
import elman.token.TokenModel;
import elman.token.bpe.ByteLevelModel;
import elman.token.bpe.BytePairs;
import elman.token.bpe.SplitPattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads Hugging Face's {@code tokenizer.json}. */
final class TokenizerJson {
  /** Ids beyond are taken for damage: a table of them would fill the memory. */
  private static final int MOST_TOKENS = 1 << 24;

  private final Fields top;
  private final Fields model;
  private final Map<String, Integer> ids = new HashMap<>();

  private TokenizerJson(String source, Object json) throws FormatException {
    top = Fields.of(source, "", json);
    model = top.object("model");
  }

  /**
   * Reads the text of a file.
   *
   * @param source what messages call it
   * @throws FormatException if it is no tokenizer, is inconsistent, or asks for what there is not
   */
  static TokenModel read(String source, String text) throws FormatException {
    return new TokenizerJson(source, Json.parse(source, text)).tokenModel();
  }

  private TokenModel tokenModel() throws FormatException {
    String type = model.text("type");
    if (type != null && !type.equals("BPE")) {
      throw model.fault("type", "\"" + type + "\" is not supported; BPE is");
    }
    SplitPattern pattern = pattern();
    for (String part : List.of("normalizer")) {
      if (top.has(part)) {
        throw top.fault(part, "is not supported beside bytes");
      }
    }
    for (String option : List.of("continuing_subword_prefix", "end_of_word_suffix")) {
      if (model.has(option) && !model.text(option).isEmpty()) {
        throw model.fault(option, "is not supported beside bytes");
      }
    }
    readIds();
    AddedTokens added = new AddedTokens(addedTokens());
    byte[][] tokens = tokens(added);
    return new ByteLevelModel(
        new BytePairs(tokens, merges(), pattern, model.is("ignore_merges", false)), added);
  }

  /** The split pattern of what must be a pre-tokenizer of the byte-level kind. */
  private SplitPattern pattern() throws FormatException {
    Fields pre = top.object("pre_tokenizer");
    List<Fields> steps =
        "Sequence".equals(pre.text("type")) ? pre.objects("pretokenizers") : List.of(pre);
    Fields last = steps.isEmpty() ? pre : steps.get(steps.size() - 1);
    if (!"ByteLevel".equals(last.text("type"))) {
      throw last.fault("type", "\"" + last.text("type") + "\" is not supported; ByteLevel is");
    }
    if (last.is("add_prefix_space", true)) {
      throw last.fault("add_prefix_space", "true is not supported");
    }
    if (last.is("use_regex", true) && steps.size() == 1) {
      return SplitPattern.GPT2;
    }
    Fields split = steps.get(0);
    if (steps.size() != 2
        || last.is("use_regex", true)
        || !"Split".equals(split.text("type"))
        || !"Isolated".equals(split.text("behavior"))
        || split.is("invert", false)) {
      throw top.fault("pre_tokenizer", "is not supported; one Split, Isolated, and ByteLevel are");
    }
    String regex = split.object("pattern").text("Regex");
    return SplitPattern.of(regex == null ? "" : regex)
        .orElseThrow(() -> split.fault("pattern", "is none of those of " + SplitPattern.names()));
  }

  private void readIds() throws FormatException {
    for (Map.Entry<?, ?> entry : model.map("vocab").entrySet()) {
      int id = model.number("vocab", entry.getValue());
      if (id >= MOST_TOKENS) {
        throw model.fault("vocab", "id " + id + " is too high");
      }
      ids.put((String) entry.getKey(), id);
    }
  }

  private List<AddedToken> addedTokens() throws FormatException {
    List<AddedToken> added = new ArrayList<>();
    for (Fields token : top.objects("added_tokens")) {
      String content = token.text("content");
      if (content == null || content.isEmpty()) {
        throw token.fault("content", "is missing");
      }
      if (token.number("id") >= MOST_TOKENS) {
        throw token.fault("id", token.number("id") + " is too high");
      }
      added.add(
          new AddedToken(
              token.number("id"),
              content,
              token.is("single_word", false),
              token.is("lstrip", false),
              token.is("rstrip", false),
              token.is("normalized", true),
              token.is("special", false)));
    }
    return added;
  }

  /** The bytes of the tokens by their ids; those of added tokens are as they are written. */
  private byte[][] tokens(AddedTokens added) throws FormatException {
    int size = ids.values().stream().mapToInt(id -> id).max().orElse(-1) + 1;
    byte[][] tokens = new byte[size][];
    Map<String, Integer> literal = new HashMap<>();
    added.tokens().forEach(token -> literal.put(token.content(), token.id()));
    for (Map.Entry<String, Integer> entry : ids.entrySet()) {
      int id = entry.getValue();
      if (tokens[id] != null) {
        throw model.fault("vocab", "has the id " + id + " twice");
      }
      tokens[id] =
          literal.containsKey(entry.getKey())
              ? entry.getKey().getBytes(StandardCharsets.UTF_8)
              : ByteNames.bytes(entry.getKey());
      if (tokens[id] == null) {
        throw model.fault("vocab", "\"" + entry.getKey() + "\" is no row of byte names");
      }
    }
    return tokens;
  }

  private List<BytePairs.Merge> merges() throws FormatException {
    List<?> list = model.list("merges");
    List<BytePairs.Merge> merges = new ArrayList<>(list.size());
    for (int rank = 0; rank < list.size(); rank++) {
      String place = "merges[" + rank + "]";
      String[] pair = pair(place, list.get(rank));
      merges.add(
          new BytePairs.Merge(
              id(place, pair[0]), id(place, pair[1]), id(place, pair[0] + pair[1])));
    }
    return merges;
  }

  /** A merge is a list of two strings, or one string with a space between them. */
  private String[] pair(String place, Object merge) throws FormatException {
    if (merge instanceof List<?> pair
        && pair.size() == 2
        && pair.get(0) instanceof String left
        && pair.get(1) instanceof String right) {
      return new String[] {left, right};
    }
    String[] parts = merge instanceof String text ? text.split(" ", -1) : new String[0];
    if (parts.length != 2) {
      throw model.fault(place, "is no pair of tokens");
    }
    return parts;
  }

  private int id(String place, String token) throws FormatException {
    Integer id = ids.get(token);
    if (id == null) {
      throw model.fault(place, "\"" + token + "\" is not in the vocabulary");
    }
    return id;
  }
}
