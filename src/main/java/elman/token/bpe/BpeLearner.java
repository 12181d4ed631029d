package elman.token.bpe;

import elman.token.AddedToken;
import elman.token.AddedTokens;
import elman.token.ByteNames;
import java.util.ArrayList;
import java.util.List;

/**
 * Learns a tokenizer as Hugging Face's does: the special tokens have the first ids, the bytes in
 * the order of their names the next, then come the merged tokens.
 *
 * @param pattern how text is split into words
 * @param specials the special tokens, in the order of their ids
 * @param vocabularySize how many ids there may be
 * @param minFrequency how often a pair has to occur to be merged
 */
public record BpeLearner(
    SplitPattern pattern, List<String> specials, int vocabularySize, long minFrequency) {

  /**
   * What was learned.
   *
   * @param model the tokenizer
   * @param merges in the order in which they were learned
   */
  public record Learned(ByteLevelModel model, List<BytePairs.Merge> merges) {}

  /**
   * Learns from the words of a text.
   *
   * @throws IllegalArgumentException if a special token is also one that was learned
   */
  public Learned learn(WordCounts counts) {
    BpeTrainer.Learned learned =
        BpeTrainer.learn(
            counts, ByteNames.inOrderOfNames(), specials.size(), vocabularySize, minFrequency);
    byte[][] tokens = new byte[specials.size() + learned.tokens().size()][];
    List<AddedToken> added = new ArrayList<>();
    for (int id = 0; id < specials.size(); id++) {
      added.add(AddedToken.special(id, specials.get(id)));
    }
    for (int i = 0; i < learned.tokens().size(); i++) {
      byte[] token = learned.tokens().get(i);
      tokens[specials.size() + i] = token;
      if (specials.contains(ByteNames.of(token))) {
        throw new IllegalArgumentException(
            "the special token " + ByteNames.of(token) + " would be a token of the text as well");
      }
    }
    BytePairs pairs = new BytePairs(tokens, learned.merges(), pattern, false);
    return new Learned(new ByteLevelModel(pairs, new AddedTokens(added)), learned.merges());
  }
}
