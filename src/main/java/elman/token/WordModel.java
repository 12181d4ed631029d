package elman.token;

/** Cuts a word into tokens. Immutable; each thread takes a {@link Cutter} of its own. */
public interface WordModel {
  /** The names of the tokens by their ids; null where an id has none. */
  String[] pieces();

  /** Id of the unknown token, or -1. */
  int unknown();

  /** What cuts words, for one thread. */
  Cutter cutter();

  /** Cuts words. */
  @FunctionalInterface
  interface Cutter {
    /** Adds the tokens of a word, which is not empty. */
    void cut(String word, TokenBuffer ids);
  }
}
