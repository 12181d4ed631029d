/**
 * The command line: {@link elman.cli.Main}, what is about the program itself (help, manual pages,
 * mistyped names, installation), and {@code synth}. The other commands are in the packages below,
 * by what they work on. Data goes to standard output, talk to standard error; only {@code Main}
 * ends the process.
 *
 * <p>May use every other package of elman, and picocli; nothing uses it.
 */
package elman.cli;
