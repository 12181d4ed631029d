/**
 * Tables that commands print: aligned columns for people, tab-separated values and JSON for
 * programs, and how numbers are written in them.
 *
 * <p>May use: {@link elman.text} for the kind of a tokenizer, and {@link elman.io}.
 */
package elman.cli.table;
