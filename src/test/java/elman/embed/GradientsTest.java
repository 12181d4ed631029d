package elman.embed;

import elman.embed.vectors.Subwords;
import elman.nn.Backend;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a sentence does to the weights is what steps down the numerical gradient of the loss do. The
 * loss is written out in double, and knows nothing of how the training computes it.
 *
 * <p>One thing is not the gradient: where h is the mean of m input rows, each of these gets the
 * gradient by h whole instead of divided by m, as in word2vec and fastText. So the gradient by
 * input rows is taken m times there.
 */
class GradientsTest {
  @ParameterizedTest
  @CsvSource({
    "SKIPGRAM, NS, 5, false",
    "SKIPGRAM, NS, 33, true",
    "SKIPGRAM, HS, 16, false",
    "SKIPGRAM, HS, 5, true",
    "CBOW, NS, 17, false",
    "CBOW, NS, 5, true",
    "CBOW, HS, 5, false",
    "CBOW, HS, 16, true",
  })
  void followsTheGradient(Settings.Model model, Settings.Loss loss, int dim, boolean subwords) {
    Subwords ngrams = subwords ? new Subwords(2, 3, 7) : null;
    Backend.each(ops -> new Descent(model, loss, dim, ngrams).check(ops));
  }
}
