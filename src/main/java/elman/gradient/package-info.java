/**
 * What happens to gradients: norms that training wrote down and what clipping did to them, and how
 * far a loss reaches back through the steps of a model.
 *
 * <p>May use: {@link elman.lm}, {@link elman.text}, {@link elman.nn}, {@link elman.core}, {@link
 * elman.io}, commons-csv for lines with quotes, and sketches-java for quantiles. A norm is
 * Euclidean, over all parameters; a step is one update of them. Letters are those of {@link
 * elman.nn}.
 */
package elman.gradient;
