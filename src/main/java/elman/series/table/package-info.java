/**
 * From tables to series, and from forecasts to tables: which column is what, how times are written
 * and how far they are apart, what is repaired and what is refused.
 *
 * <p>May use: {@code elman.series}, {@code elman.io}, {@code org.apache.commons.csv}.
 */
package elman.series.table;
