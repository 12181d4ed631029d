package elman.token.file;

import elman.io.FormatException;
import elman.token.bpe.SplitPattern;
import elman.token.pipeline.Decoding;
import elman.token.pipeline.Normalizer;
import elman.token.pipeline.Normalizers;
import elman.token.pipeline.PreTokenizer;
import elman.token.pipeline.PreTokenizers;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the stages of a {@code tokenizer.json} that are functions of text. */
final class JsonStages {
  private JsonStages() {}

  private static FormatException unsupported(Fields step) throws FormatException {
    return step.fault("type", "\"" + step.text("type") + "\" is not supported");
  }

  static Normalizer normalizer(Fields step) throws FormatException {
    String type = step.text("type");
    return switch (type == null ? "" : type) {
      case "Sequence" -> {
        List<Normalizer> steps = new ArrayList<>();
        for (Fields inner : step.objects("normalizers")) {
          steps.add(normalizer(inner));
        }
        yield Normalizer.sequence(steps);
      }
      case "NFC" -> Normalizers.form(Form.NFC);
      case "NFD" -> Normalizers.form(Form.NFD);
      case "NFKC" -> Normalizers.form(Form.NFKC);
      case "NFKD" -> Normalizers.form(Form.NFKD);
      case "Lowercase" -> Normalizers::lowercase;
      case "StripAccents" -> Normalizers::stripAccents;
      case "ByteLevel" -> Normalizers::byteNames;
      case "Strip" -> Normalizers.strip(step.is("strip_left", true), step.is("strip_right", true));
      case "Prepend" -> Normalizers.prepend(step.neededText("prepend"));
      case "Replace" -> Normalizers.replace(pattern(step, "pattern"), content(step));
      case "Precompiled" -> precompiled(step);
      case "BertNormalizer" -> {
        boolean lower = step.is("lowercase", true);
        yield Normalizers.bert(
            step.is("clean_text", true),
            step.is("handle_chinese_chars", true),
            step.is("strip_accents", lower),
            lower);
      }
      default -> throw unsupported(step);
    };
  }

  private static Normalizer precompiled(Fields step) throws FormatException {
    String map = step.text("precompiled_charsmap");
    try {
      return new CharacterMap(Base64.getDecoder().decode(map == null ? "" : map), false);
    } catch (IllegalArgumentException e) {
      throw step.fault("precompiled_charsmap", "is damaged: " + e.getMessage());
    }
  }

  /** What replaces a match, which may be nothing. */
  private static String content(Fields step) throws FormatException {
    String content = step.text("content");
    if (content == null) {
      throw step.fault("content", "is missing");
    }
    return content;
  }

  /** A pattern that is a string or a regular expression. */
  static Pattern pattern(Fields step, String name) throws FormatException {
    Fields pattern = step.object(name);
    String regex = pattern.text("Regex");
    String text = regex == null ? pattern.text("String") : regex;
    if (text == null) {
      throw step.fault(name, "has neither Regex nor String");
    }
    try {
      return regex == null ? Pattern.compile(Pattern.quote(text)) : Oniguruma.compile(regex);
    } catch (PatternSyntaxException e) {
      throw step.fault(name, "is no regular expression that can be read: " + e.getDescription());
    }
  }

  static PreTokenizer preTokenizer(Fields step) throws FormatException {
    String type = step.text("type");
    return switch (type == null ? "" : type) {
      case "Sequence" -> {
        List<PreTokenizer> steps = new ArrayList<>();
        for (Fields inner : step.objects("pretokenizers")) {
          steps.add(preTokenizer(inner));
        }
        yield PreTokenizer.sequence(steps);
      }
      case "BertPreTokenizer" -> (text, first) -> PreTokenizers.bert(text);
      case "Whitespace" -> (text, first) -> PreTokenizers.whitespace(text);
      case "WhitespaceSplit" -> (text, first) -> PreTokenizers.whitespaceSplit(text);
      case "Digits" -> PreTokenizers.digits(step.is("individual_digits", false));
      case "CharDelimiterSplit" ->
          PreTokenizers.delimiter(step.neededText("delimiter").codePointAt(0));
      case "Punctuation" ->
          known(
              step,
              PreTokenizers.punctuation(step.has("behavior") ? step.text("behavior") : "Isolated"));
      case "Split" ->
          known(
              step,
              PreTokenizers.split(
                  pattern(step, "pattern"), step.neededText("behavior"), step.is("invert", false)));
      case "ByteLevel" ->
          PreTokenizers.byteLevel(
              step.is("add_prefix_space", true),
              step.is("use_regex", true)
                  ? Pattern.compile(SplitPattern.GPT2.regex(), Pattern.UNICODE_CHARACTER_CLASS)
                  : null);
      case "Metaspace" -> PreTokenizers.metaspace(mark(step), scheme(step), step.is("split", true));
      default -> throw unsupported(step);
    };
  }

  private static PreTokenizer known(Fields step, Optional<PreTokenizer> made)
      throws FormatException {
    if (made.isEmpty()) {
      throw step.fault("behavior", "\"" + step.text("behavior") + "\" is not supported");
    }
    return made.get();
  }

  private static String mark(Fields step) throws FormatException {
    String mark = step.text("replacement");
    if (mark == null || mark.codePointCount(0, mark.length()) != 1) {
      throw step.fault("replacement", "is not one character");
    }
    return mark;
  }

  /** Old files say whether to put a space before the text, newer ones where. */
  private static String scheme(Fields step) throws FormatException {
    if (step.has("prepend_scheme")) {
      String scheme = step.text("prepend_scheme");
      if (!List.of("always", "first", "never").contains(scheme)) {
        throw step.fault("prepend_scheme", "\"" + scheme + "\" is not supported");
      }
      return scheme;
    }
    return step.is("add_prefix_space", true) ? "always" : "never";
  }

  /** What the decoder says of single tokens. */
  static Decoding decoding(Fields decoder) throws FormatException {
    Decoding decoding = new Decoding(Decoding.Kind.WORDS, "", false, true);
    List<Fields> steps =
        "Sequence".equals(decoder.text("type")) ? decoder.objects("decoders") : List.of(decoder);
    boolean strips = false;
    for (Fields step : steps) {
      String type = step.text("type");
      switch (type == null ? "" : type) {
        case "ByteLevel" -> decoding = new Decoding(Decoding.Kind.BYTES, "", false, false);
        case "Metaspace" ->
            decoding =
                new Decoding(
                    Decoding.Kind.SPACE_MARKS, mark(step), false, !scheme(step).equals("never"));
        case "WordPiece" ->
            decoding =
                new Decoding(
                    Decoding.Kind.INNER_MARKS,
                    step.neededText("prefix"),
                    step.is("cleanup", true),
                    true);
        case "BPEDecoder" ->
            decoding =
                new Decoding(Decoding.Kind.END_MARKS, step.neededText("suffix"), false, false);
        case "Replace" -> {
          String mark = step.object("pattern").text("String");
          decoding =
              new Decoding(Decoding.Kind.SPACE_MARKS, mark == null ? "▁" : mark, false, false);
        }
        case "Strip" -> strips = step.has("start") && step.number("start") > 0;
        case "ByteFallback", "Fuse" -> {}
        default -> throw unsupported(step);
      }
    }
    return strips
        ? new Decoding(decoding.kind(), decoding.mark(), decoding.clean(), true)
        : decoding;
  }
}
