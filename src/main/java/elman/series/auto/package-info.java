/**
 * The methods by their names, the choice and combination of methods by what they would have
 * forecast, and the files that models of all methods are kept in.
 *
 * <p>May use: {@code elman.series} and all packages below it but {@code elman.series.table}, {@code
 * elman.core}, {@code elman.io}.
 */
package elman.series.auto;
