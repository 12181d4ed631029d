package elman.install;

import elman.io.AtomicFile;
import elman.io.FormatException;
import elman.io.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an installation consists of: files with the SHA-256 of their content, and the folders that
 * were made for them. It is a text file, with a line for each, and tabs between its columns.
 *
 * @param files checksums by path below the prefix, with slashes; of a file that is about to be
 *     replaced that of the old one and that of the new one, with a comma between
 * @param folders paths below the prefix, outer ones first
 */
record Manifest(Map<String, String> files, Set<String> folders) {
  /** Where it is, below the prefix. */
  static final String NAME = "lib/elman/manifest";

  private static final String FOLDER = "folder";
  private static final int COLUMNS = 2;

  /** Returns one of nothing. */
  static Manifest empty() {
    return new Manifest(new TreeMap<>(), new LinkedHashSet<>());
  }

  /**
   * Reads the manifest below a prefix, or an empty one if there is none.
   *
   * @throws FormatException if it is damaged, or names what is not below the prefix
   */
  static Manifest read(Path prefix) throws IOException {
    Path file = prefix.resolve(NAME);
    Manifest manifest = empty();
    if (!Files.exists(file)) {
      return manifest;
    }
    int number = 0;
    for (String line : lines(file)) {
      number++;
      String[] columns = line.split("\t", -1);
      if (columns.length != COLUMNS || !isBelow(columns[1])) {
        throw new FormatException(
            file.toString(),
            "line " + number,
            "should be a checksum or 'folder', a tab, and a path below the folder");
      }
      if (columns[0].equals(FOLDER)) {
        manifest.folders.add(columns[1]);
      } else {
        manifest.files.put(columns[1], columns[0]);
      }
    }
    return manifest;
  }

  private static Iterable<String> lines(Path file) throws IOException {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw Messages.named(file.toString(), e);
    }
  }

  private static boolean isBelow(String path) {
    return path.matches("[\\w.+-]+(?:/[\\w.+-]+)*") && !("/" + path + "/").contains("/../");
  }

  /** Writes it below a prefix. */
  void write(Path prefix) throws IOException {
    StringBuilder text = new StringBuilder();
    folders.forEach(folder -> text.append(FOLDER).append('\t').append(folder).append('\n'));
    files.forEach((name, sum) -> text.append(sum).append('\t').append(name).append('\n'));
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(prefix.resolve(NAME), out -> out.write(bytes));
  }

  /** Notes that a file is about to get a content of this checksum. */
  void expect(String name, String sum) {
    files.merge(name, sum, (old, young) -> old.equals(young) ? old : old + "," + young);
  }

  /** Returns whether a file is there as it was installed. */
  boolean isIntact(Path prefix, String name) throws IOException {
    Path file = prefix.resolve(name);
    return files.containsKey(name)
        && Files.isRegularFile(file)
        && List.of(files.get(name).split(",", -1)).contains(checksum(Files.readAllBytes(file)));
  }

  /** Returns the SHA-256 of a file's content, in hexadecimal digits. */
  static String checksum(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
