package elman.token.file;

import elman.io.FormatException;
import elman.token.AddedToken;
import elman.token.AddedTokens;
import elman.token.TokenModel;
import elman.token.WordModel;
import elman.token.bpe.TextPairs;
import elman.token.pipeline.Decoding;
import elman.token.pipeline.Normalizer;
import elman.token.pipeline.Normalizers;
import elman.token.pipeline.Pieces;
import elman.token.pipeline.PipelineModel;
import elman.token.pipeline.Unigram;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reads SentencePiece's {@code .model} (Kudo and Richardson 2018): unigram and BPE. */
final class SentencePieceModel {
  private static final String MARK = "▁";

  /** Fields of the file's messages. */
  private static final int PIECE = 1;

  private static final int TRAINER = 2;
  private static final int NORMALIZER = 3;

  /** Kinds of pieces. */
  private static final int NORMAL = 1;

  private static final int UNKNOWN = 2;
  private static final int USER_DEFINED = 4;
  private static final int BYTE = 6;

  private static final int UNIGRAM = 1;
  private static final int BPE = 2;

  private final String source;
  private final List<String> pieces = new ArrayList<>();
  private final List<Float> scores = new ArrayList<>();
  private final List<Integer> kinds = new ArrayList<>();
  private int algorithm = UNIGRAM;
  private byte[] characterMap = new byte[0];
  private boolean prefixSpace = true;
  private boolean oneSpace = true;

  private SentencePieceModel(String source) {
    this.source = source;
  }

  /**
   * Reads the bytes of a file.
   *
   * @param source what messages call it
   * @throws FormatException if it is no such model, or one of a kind that is not supported
   */
  static TokenModel read(String source, byte[] bytes) throws FormatException {
    SentencePieceModel file = new SentencePieceModel(source);
    Protobuf message = new Protobuf(source, ByteBuffer.wrap(bytes));
    for (int field = message.next(); field != 0; field = message.next()) {
      switch (field) {
        case PIECE -> file.readPiece(message.message());
        case TRAINER -> file.readTrainer(message.message());
        case NORMALIZER -> file.readNormalizer(message.message());
        default -> {}
      }
    }
    return file.model();
  }

  private void readPiece(Protobuf message) throws FormatException {
    String piece = "";
    float score = 0;
    int kind = NORMAL;
    for (int field = message.next(); field != 0; field = message.next()) {
      switch (field) {
        case 1 -> piece = message.text();
        case 2 -> score = message.real();
        case 3 -> kind = message.number();
        default -> {}
      }
    }
    pieces.add(piece);
    scores.add(score);
    kinds.add(kind);
  }

  private void readTrainer(Protobuf message) throws FormatException {
    for (int field = message.next(); field != 0; field = message.next()) {
      if (field == 3) {
        algorithm = message.number();
      } else if (field == 24 && message.number() != 0) {
        throw new FormatException(source, "trainer_spec", "spaces as suffixes are not supported");
      }
    }
  }

  private void readNormalizer(Protobuf message) throws FormatException {
    for (int field = message.next(); field != 0; field = message.next()) {
      switch (field) {
        case 2 -> characterMap = message.bytes();
        case 3 -> prefixSpace = message.number() != 0;
        case 4 -> oneSpace = message.number() != 0;
        default -> {}
      }
    }
  }

  private TokenModel model() throws FormatException {
    if (pieces.isEmpty()) {
      throw new FormatException(source, "pieces", "there are none");
    }
    if (algorithm != UNIGRAM && algorithm != BPE) {
      String reason = "is number " + algorithm + "; unigram (1) and BPE (2) are supported";
      throw new FormatException(source, "model_type", reason);
    }
    List<AddedToken> defined = new ArrayList<>();
    for (int id = 0; id < pieces.size(); id++) {
      if (kinds.get(id) == USER_DEFINED) {
        defined.add(new AddedToken(id, pieces.get(id), false, false, false, true, false));
      }
    }
    Normalizer normalizer;
    try {
      Normalizer characters =
          characterMap.length == 0 ? text -> text : new CharacterMap(characterMap, true);
      normalizer =
          Normalizer.sequence(
              List.of(
                  characters,
                  this::withOneSpace,
                  prefixSpace ? Normalizers.prepend(MARK) : text -> text,
                  this::marked));
    } catch (IllegalArgumentException e) {
      throw new FormatException(source, "precompiled_charsmap", e.getMessage(), e);
    }
    return new PipelineModel(
        new PipelineModel.Stages(
            new AddedTokens(List.of()),
            normalizer,
            new AddedTokens(defined),
            (text, first) -> List.of(text),
            wordModel(),
            new Decoding(Decoding.Kind.SPACE_MARKS, MARK, false, prefixSpace)));
  }

  private String withOneSpace(String text) {
    return oneSpace ? text.replaceAll("^ +| +$", "").replaceAll(" {2,}", " ") : text;
  }

  private String marked(String text) {
    String marked = text.replace(" ", MARK);
    return oneSpace ? marked.replaceAll(MARK + "+$", "") : marked;
  }

  private WordModel wordModel() {
    int size = pieces.size();
    Map<String, Integer> ids = new HashMap<>();
    String[] matched = new String[size];
    int unknown = -1;
    for (int id = 0; id < size; id++) {
      int kind = kinds.get(id);
      unknown = kind == UNKNOWN ? id : unknown;
      if (kind == NORMAL || kind == USER_DEFINED || kind == BYTE) {
        ids.putIfAbsent(pieces.get(id), id);
      }
      matched[id] = kind == NORMAL ? pieces.get(id) : null;
    }
    int[] byteIds = Pieces.byteIds(ids);
    if (algorithm == UNIGRAM) {
      double[] all = scores.stream().mapToDouble(score -> score).toArray();
      return new Unigram(matched, all, unknown, byteIds, pieces.toArray(new String[0]), true);
    }
    int[] ranks = new int[size];
    List<Integer> order =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparing(id -> -scores.get(id)))
            .toList();
    for (int rank = 0; rank < size; rank++) {
      int id = order.get(rank);
      ranks[id] = kinds.get(id) == NORMAL ? rank : -1;
    }
    TextPairs.Options options = new TextPairs.Options(unknown, true, byteIds, "", "", false);
    return TextPairs.byRank(ids, pieces.toArray(new String[0]), ranks, options);
  }
}
