package elman.token.file;

import elman.io.FormatException;
import elman.io.Json;
import elman.token.AddedToken;
import elman.token.AddedTokens;
import elman.token.ByteNames;
import elman.token.Surrounded;
import elman.token.TokenModel;
import elman.token.bpe.ByteLevelModel;
import elman.token.bpe.BytePairs;
import elman.token.bpe.SplitPattern;
import elman.token.pipeline.Decoding;
import elman.token.pipeline.Normalizer;
import elman.token.pipeline.PipelineModel;
import elman.token.pipeline.PreTokenizer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads Hugging Face's {@code tokenizer.json}. Byte-pair encodings of bytes whose split pattern is
 * known become a {@link ByteLevelModel}, all others a {@link PipelineModel}.
 */
final class TokenizerJson {
  private final Fields top;
  private final Fields model;
  private final List<AddedToken> added;

  private TokenizerJson(String source, Object json) throws FormatException {
    top = Fields.of(source, "", json);
    model = top.object("model");
    added = addedTokens();
  }

  /**
   * Reads the text of a file.
   *
   * @param source what messages call it
   * @throws FormatException if it is no tokenizer, is inconsistent, or asks for what there is not
   */
  static TokenModel read(String source, String text) throws FormatException {
    TokenizerJson file = new TokenizerJson(source, Json.parse(source, text));
    SplitPattern pattern = file.bytePattern();
    TokenModel made = pattern == null ? file.pipeline() : file.byteLevel(pattern);
    JsonTemplate template = new JsonTemplate();
    if (file.top.has("post_processor")) {
      template.read(file.top.object("post_processor"));
    }
    template.check(file.top, made);
    return template.isEmpty() ? made : new Surrounded(made, template.before(), template.after());
  }

  private List<AddedToken> addedTokens() throws FormatException {
    List<AddedToken> tokens = new ArrayList<>();
    for (Fields token : top.objects("added_tokens")) {
      String content = token.neededText("content");
      if (token.number("id") >= JsonModels.MOST_TOKENS) {
        throw token.fault("id", token.number("id") + " is too high");
      }
      tokens.add(
          new AddedToken(
              token.number("id"),
              content,
              token.is("single_word", false),
              token.is("lstrip", false),
              token.is("rstrip", false),
              token.is("normalized", true),
              token.is("special", false)));
    }
    return tokens;
  }

  /** The split pattern of a byte-level BPE without anything else, or null if it is none. */
  private SplitPattern bytePattern() throws FormatException {
    boolean plain = !top.has("normalizer") && top.has("pre_tokenizer");
    for (String option : List.of("continuing_subword_prefix", "end_of_word_suffix", "unk_token")) {
      plain &= !model.has(option) || model.text(option).isEmpty();
    }
    if (!plain || !new JsonModels(model).type().equals("BPE")) {
      return null;
    }
    Fields pre = top.object("pre_tokenizer");
    List<Fields> steps =
        "Sequence".equals(pre.text("type")) ? pre.objects("pretokenizers") : List.of(pre);
    Fields last = steps.isEmpty() ? pre : steps.get(steps.size() - 1);
    if (!"ByteLevel".equals(last.text("type")) || last.is("add_prefix_space", true)) {
      return null;
    }
    if (steps.size() == 1) {
      return last.is("use_regex", true) ? SplitPattern.GPT2 : null;
    }
    Fields split = steps.get(0);
    boolean one =
        steps.size() == 2
            && !last.is("use_regex", true)
            && "Split".equals(split.text("type"))
            && "Isolated".equals(split.text("behavior"))
            && !split.is("invert", false);
    String regex = one ? split.object("pattern").text("Regex") : null;
    return SplitPattern.of(regex == null ? "" : regex).orElse(null);
  }

  private TokenModel byteLevel(SplitPattern pattern) throws FormatException {
    JsonModels reader = new JsonModels(model);
    Map<String, Integer> ids = reader.ids();
    byte[][] tokens = new byte[ids.values().stream().mapToInt(id -> id).max().orElse(-1) + 1][];
    Map<String, Integer> literal = new HashMap<>();
    added.forEach(token -> literal.put(token.content(), token.id()));
    for (Map.Entry<String, Integer> entry : ids.entrySet()) {
      String piece = entry.getKey();
      byte[] bytes =
          literal.containsKey(piece)
              ? piece.getBytes(StandardCharsets.UTF_8)
              : ByteNames.bytes(piece);
      if (bytes == null) {
        throw model.fault("vocab", "\"" + piece + "\" is no row of byte names");
      }
      tokens[entry.getValue()] = bytes;
    }
    BytePairs pairs =
        new BytePairs(tokens, reader.merges(ids), pattern, model.is("ignore_merges", false));
    return new ByteLevelModel(pairs, new AddedTokens(added));
  }

  private TokenModel pipeline() throws FormatException {
    Normalizer normalizer =
        top.has("normalizer") ? JsonStages.normalizer(top.object("normalizer")) : text -> text;
    PreTokenizer preTokenizer =
        top.has("pre_tokenizer")
            ? JsonStages.preTokenizer(top.object("pre_tokenizer"))
            : (text, first) -> List.of(text);
    Decoding decoding =
        top.has("decoder")
            ? JsonStages.decoding(top.object("decoder"))
            : new Decoding(Decoding.Kind.WORDS, "", false, true);
    List<AddedToken> raw = added.stream().filter(token -> !token.normalized()).toList();
    List<AddedToken> normalized =
        added.stream()
            .filter(AddedToken::normalized)
            .map(token -> token.written(normalizer.normalize(token.content())))
            .toList();
    return new PipelineModel(
        new PipelineModel.Stages(
            new AddedTokens(raw),
            normalizer,
            new AddedTokens(normalized),
            preTokenizer,
            new JsonModels(model).wordModel(),
            decoding));
  }
}
