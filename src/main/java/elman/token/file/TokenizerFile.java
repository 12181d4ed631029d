package elman.token.file;

import elman.io.AtomicFile;
import elman.io.FormatException;
import elman.io.Source;
import elman.io.Utf8;
import elman.token.TokenModel;
import elman.token.bpe.ByteLevelModel;
import elman.token.bpe.BytePairs;
import elman.token.bpe.SplitPattern;
import elman.token.pipeline.UnigramTrainer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A tokenizer's file, of whichever format; known by its content, not by its name. */
public final class TokenizerFile {
  private static final int PROTOBUF_START = 0x0a;

  /** A line of tiktoken's: a token in Base64, and its id. */
  private static final Pattern RANK = Pattern.compile("[A-Za-z0-9+/=]+ \\d+");

  private TokenizerFile() {}

  /**
   * Reads a tokenizer.
   *
   * @param pattern how text is split where the file does not say; null if it was not said
   * @throws FormatException if it is none, is inconsistent, or asks for what there is not; or if it
   *     says itself how to split text, and a pattern was said
   * @throws IOException if it cannot be read
   */
  public static TokenModel read(Source source, SplitPattern pattern) throws IOException {
    try (InputStream in = source.open()) {
      return read(source.name(), in.readAllBytes(), pattern);
    }
  }

  /**
   * Reads a tokenizer from the bytes of its file.
   *
   * @param name what messages call it
   * @param pattern how text is split where the file does not say; null if it was not said
   * @throws FormatException if it is none, is inconsistent, or asks for what there is not; or if it
   *     says itself how to split text, and a pattern was said
   */
  public static TokenModel read(String name, byte[] file, SplitPattern pattern)
      throws FormatException {
    // A message's first field is what SentencePiece begins with, and no text.
    if (file.length > 0 && file[0] == PROTOBUF_START) {
      requireUnsaid(name, pattern);
      return SentencePieceModel.read(name, file);
    }
    try {
      String text = Utf8.read(Source.of(name, new ByteArrayInputStream(file)));
      return read(name, text, pattern);
    } catch (FormatException e) {
      throw e;
    } catch (IOException e) {
      throw new FormatException(name, null, "cannot be read", e);
    }
  }

  /**
   * Reads a tokenizer from the text of its file.
   *
   * @param name what messages call it
   * @param pattern how text is split where the file does not say; null if it was not said
   * @throws FormatException if it is none, is inconsistent, or asks for what there is not; or if it
   *     says itself how to split text, and a pattern was said
   */
  static TokenModel read(String name, String text, SplitPattern pattern) throws FormatException {
    if (text.stripLeading().startsWith("{")) {
      requireUnsaid(name, pattern);
      TokenModel model = TokenizerJson.read(name, text);
      if (model.size() == 0) {
        throw new FormatException(name, "model.vocab", "is empty");
      }
      return model;
    }
    if (text.isBlank()) {
      throw new FormatException(name, null, "is empty");
    }
    if (text.startsWith("[PAD]") || text.startsWith("[UNK]") || text.contains("\n[UNK]")) {
      requireUnsaid(name, pattern);
      return VocabularyText.read(name, text);
    }
    if (pattern == null) {
      boolean ranks = RANK.matcher(text.lines().findFirst().orElse("")).matches();
      throw new FormatException(
          name,
          null,
          ranks
              ? "ranks do not say how to split text: --pattern " + SplitPattern.names()
              : "is no tokenizer: no JSON, no vocabulary with [UNK], and no ranks of tiktoken");
    }
    return TiktokenRanks.read(name, text, pattern);
  }

  /** Refuses to be told what the file says itself. */
  private static void requireUnsaid(String name, SplitPattern pattern) throws FormatException {
    if (pattern != null) {
      throw new FormatException(
          name, null, "says itself how to split text: --pattern is for tiktoken's ranks");
    }
  }

  /** The file that {@link #writeJson} writes. */
  public static byte[] json(ByteLevelModel model, List<BytePairs.Merge> merges) {
    return TokenizerJsonWriter.write(model, merges).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Writes Hugging Face's {@code tokenizer.json}.
   *
   * @param merges of the model, as they were learned
   * @throws IOException naming the file, if it cannot be written
   */
  public static void writeJson(Path path, ByteLevelModel model, List<BytePairs.Merge> merges)
      throws IOException {
    write(path, TokenizerJsonWriter.write(model, merges) + "\n");
  }

  /**
   * Writes a {@code tokenizer.json} with a unigram model.
   *
   * @param specials the special tokens, in the order of their ids, the unknown one first
   * @throws IOException naming the file, if it cannot be written
   */
  public static void writeUnigram(Path path, List<String> specials, UnigramTrainer.Learned learned)
      throws IOException {
    write(path, TokenizerJsonWriter.write(specials, learned) + "\n");
  }

  /**
   * Writes tiktoken's ranks, which hold no added tokens.
   *
   * @throws IOException naming the file, if it cannot be written
   */
  public static void writeRanks(Path path, BytePairs pairs) throws IOException {
    write(path, TiktokenRanks.write(pairs));
  }

  private static void write(Path path, String text) throws IOException {
    AtomicFile.writeByName(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
