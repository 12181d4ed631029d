/**
 * The command line: {@link elman.cli.Main}, a class for each command, and what the commands share.
 * Data goes to standard output, talk to standard error; only {@code Main} ends the process.
 *
 * <p>May depend on every other package of elman and on picocli; nothing depends on it.
 */
package elman.cli;
