/**
 * {@code inspect}: what is in a file, and what a network does inside.
 *
 * <p>May use: {@link elman.cli.shell}, {@link elman.cli.table}, {@link elman.inspect}, {@link
 * elman.plot} and below, and picocli.
 */
package elman.cli.inspect;
