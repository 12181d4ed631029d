package elman.lm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import elman.text.Corpus;
import elman.text.Tokenizer;
import elman.text.Tokens;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingTextTest {
  private static final Tokenizer TOKENIZER =
      Tokenizer.of(Tokenizer.Kind.CHARS, List.of("<unk>", "a", "b", "c"));

  /** 60,000 ids, longer than what is read at once: 1 2 3 1 2 3 and so on. */
  private static int[] ids() {
    int[] ids = new int[60_000];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = 1 + i % 3;
    }
    return ids;
  }

  private static TrainingText.Survey survey(int[] ids, int cut) throws Exception {
    Tokens all = Tokens.of(ids);
    return new TrainingText(TOKENIZER, all.range(0, cut), all.range(cut, ids.length)).survey();
  }

  @Test
  void whatThereIsToLearnFromIsCounted() throws Exception {
    assertArrayEquals(new long[] {0, 16_667, 16_667, 16_666}, survey(ids(), 50_000).counts());
  }

  @Test
  void anyOtherTextOrCutHasAnotherFingerprint() throws Exception {
    String fingerprint = survey(ids(), 50_000).fingerprint();
    assertEquals(fingerprint, survey(ids(), 50_000).fingerprint());
    assertNotEquals(fingerprint, survey(ids(), 49_999).fingerprint());
    for (int at : new int[] {0, 20_000, 49_999, 50_000, 59_999}) {
      int[] other = ids();
      other[at] = 0;
      assertNotEquals(fingerprint, survey(other, 50_000).fingerprint());
    }
  }

  @Test
  void aShareOfZeroHoldsNothingOut() throws Exception {
    Corpus corpus = Small.corpus("abc".repeat(50));
    TrainingText text = TrainingText.split(corpus, 0, Long.MAX_VALUE);
    assertEquals(150, text.train().size());
    assertEquals(15, text.valid().size());
    assertEquals(9, TrainingText.split(corpus, 0, 9).valid().size());
  }
}
