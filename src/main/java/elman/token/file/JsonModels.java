package elman.token.file;

import elman.io.FormatException;
import elman.token.WordModel;
import elman.token.bpe.BytePairs;
import elman.token.bpe.TextPairs;
import elman.token.pipeline.Pieces;
import elman.token.pipeline.Unigram;
import elman.token.pipeline.WordLevel;
import elman.token.pipeline.WordPiece;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the model of a {@code tokenizer.json}: the vocabulary, and how words become tokens. */
final class JsonModels {
  /** Ids beyond are taken for damage: a table of them would fill the memory. */
  static final int MOST_TOKENS = 1 << 24;

  private final Fields model;

  JsonModels(Fields model) {
    this.model = model;
  }

  /** The model. */
  WordModel wordModel() throws FormatException {
    String type = type();
    return switch (type) {
      case "BPE" -> pairs();
      case "WordPiece" -> {
        Map<String, Integer> ids = ids();
        String prefix = model.text("continuing_subword_prefix");
        int longest =
            model.has("max_input_chars_per_word") ? model.number("max_input_chars_per_word") : 100;
        yield new WordPiece(ids, unknown(ids, true), prefix == null ? "##" : prefix, longest);
      }
      case "WordLevel" -> {
        Map<String, Integer> ids = ids();
        yield new WordLevel(ids, unknown(ids, true));
      }
      case "Unigram" -> unigram();
      default ->
          throw model.fault(
              "type", "\"" + type + "\" is not supported; BPE, WordPiece, WordLevel, Unigram are");
    };
  }

  /** What kind of model it is; old files do not say so. */
  String type() throws FormatException {
    if (model.text("type") != null) {
      return model.text("type");
    }
    return model.has("merges") ? "BPE" : "WordPiece";
  }

  /** The tokens' ids. */
  Map<String, Integer> ids() throws FormatException {
    Map<String, Integer> ids = new LinkedHashMap<>();
    Map<Integer, String> taken = new HashMap<>();
    for (Map.Entry<?, ?> entry : model.map("vocab").entrySet()) {
      int id = model.number("vocab", entry.getValue());
      if (id >= MOST_TOKENS) {
        throw model.fault("vocab", "id " + id + " is too high");
      }
      if (taken.put(id, (String) entry.getKey()) != null) {
        throw model.fault("vocab", "has the id " + id + " twice");
      }
      ids.put((String) entry.getKey(), id);
    }
    return ids;
  }

  private int unknown(Map<String, Integer> ids, boolean needed) throws FormatException {
    String token = model.text("unk_token");
    Integer id = token == null ? null : ids.get(token);
    if (id == null && (needed || token != null)) {
      throw model.fault("unk_token", "is not in the vocabulary");
    }
    return id == null ? -1 : id;
  }

  private WordModel pairs() throws FormatException {
    Map<String, Integer> ids = ids();
    String prefix = model.text("continuing_subword_prefix");
    String suffix = model.text("end_of_word_suffix");
    TextPairs.Options options =
        new TextPairs.Options(
            unknown(ids, false),
            model.is("fuse_unk", false),
            model.is("byte_fallback", false) ? Pieces.byteIds(ids) : null,
            prefix == null ? "" : prefix,
            suffix == null ? "" : suffix,
            model.is("ignore_merges", false));
    return new TextPairs(ids, Pieces.byId(ids), merges(ids), options);
  }

  /** The merges of a BPE. */
  List<BytePairs.Merge> merges(Map<String, Integer> ids) throws FormatException {
    List<?> list = model.list("merges");
    String prefix = model.text("continuing_subword_prefix");
    int inner = prefix == null ? 0 : prefix.length();
    List<BytePairs.Merge> merges = new ArrayList<>(list.size());
    for (int rank = 0; rank < list.size(); rank++) {
      String place = "merges[" + rank + "]";
      String[] pair = pair(place, list.get(rank));
      int left = id(ids, place, pair[0]);
      int right = id(ids, place, pair[1]);
      String merged = pair[0] + pair[1].substring(Math.min(inner, pair[1].length()));
      merges.add(new BytePairs.Merge(left, right, id(ids, place, merged)));
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

  private int id(Map<String, Integer> ids, String place, String token) throws FormatException {
    Integer id = ids.get(token);
    if (id == null) {
      throw model.fault(place, "\"" + token + "\" is not in the vocabulary");
    }
    return id;
  }

  private WordModel unigram() throws FormatException {
    List<?> vocabulary = model.list("vocab");
    String[] pieces = new String[vocabulary.size()];
    double[] scores = new double[pieces.length];
    Map<String, Integer> ids = new HashMap<>();
    for (int id = 0; id < pieces.length; id++) {
      if (vocabulary.get(id) instanceof List<?> entry
          && entry.size() == 2
          && entry.get(0) instanceof String piece
          && entry.get(1) instanceof Number score) {
        pieces[id] = piece;
        scores[id] = score.doubleValue();
        if (ids.put(piece, id) != null) {
          throw model.fault("vocab[" + id + "]", "is there a second time");
        }
      } else {
        throw model.fault("vocab[" + id + "]", "is no token with its score");
      }
    }
    int unknown = model.has("unk_id") ? model.number("unk_id") : -1;
    if (unknown >= pieces.length) {
      throw model.fault("unk_id", "is not in the vocabulary");
    }
    int[] byteIds = model.is("byte_fallback", false) ? Pieces.byteIds(ids) : null;
    return new Unigram(pieces, scores, unknown, byteIds);
  }
}
