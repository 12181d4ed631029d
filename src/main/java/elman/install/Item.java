package elman.install;

/**
 * A file to be installed.
 *
 * @param name its path below the prefix, with slashes
 * @param content all of it
 * @param isProgram whether it can be run
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Item(String name, byte[] content, boolean isProgram) {}
