/**
 * What every command shares: inputs and outputs, the terminal, progress, signals, values of
 * options, and the complaints about them. The one way to do each.
 *
 * <p>May use: {@link elman.cli.table}, {@link elman.plot}, {@link elman.train}, {@link
 * elman.install}, {@link elman.io}, {@link elman.core}, and picocli.
 */
package elman.cli.shell;
