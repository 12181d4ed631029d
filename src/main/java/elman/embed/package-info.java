/**
 * Training of word vectors: continuous bag of words and skip-gram, by negative sampling or
 * hierarchical softmax (Mikolov et al. 2013), with n-grams (Bojanowski et al. 2017).
 *
 * <p>Depends on {@link elman.embed.vectors} for what is made, {@link elman.token} for how text is
 * cut, {@link elman.core} and {@link elman.io}.
 */
package elman.embed;
