package elman.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;

/**
 * Replacement of whole files: whoever opens the target sees the old file or the new one, never a
 * part, even after a crash or a loss of power.
 *
 * <p>The new file is written beside its target, see {@link TemporaryFiles}; one process may write
 * to a target with one thread at a time.
 */
public final class AtomicFile {
  private static final int BUFFER = 1 << 16;
  private static final int MOST_LINKS = 40;

  /** Where a link is to what a process has open. */
  private static final String DESCRIPTORS = "/proc";

  /** Bytes of a file's name at most, on all usual file systems. */
  private static final int LONGEST_NAME = 255;

  /** What is to be written. */
  @FunctionalInterface
  public interface Body {
    /**
     * Writes the whole content.
     *
     * @param out buffered; closing it does no more than flush it
     */
    void writeTo(OutputStream out) throws IOException;
  }

  private AtomicFile() {}

  /** Deletes what is being written, for a process that ends now; targets stay as they were. */
  public static void discardUnfinished() {
    TemporaryFiles.discardAll();
  }

  /**
   * Replaces or creates a file. If that fails for whatever reason, the old file stays as it was. A
   * symbolic link stays a link, permissions are kept, and what is no regular file (a named pipe, or
   * {@code /dev/stdout}, whatever that is) is written to directly.
   *
   * @throws IOException naming the target, if it cannot be written; or what the body threw
   */
  public static void write(Path target, Body body) throws IOException {
    check(target);
    String name = target.toString();
    if (isSpecial(target)) {
      // Appended, for /dev/stdout may be a file that others have written to.
      try (var out =
          new NamedOutputStream(
              name, target, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
        pour(body, out);
      }
      return;
    }
    Path real = resolve(target);
    Path temporary = TemporaryFiles.begin(real);
    try {
      writeForced(name, temporary, real, body);
      move(name, temporary, real);
    } finally {
      TemporaryFiles.end(temporary);
    }
    forceDirectory(directory(real));
  }

  /**
   * As {@link #write}, compressed as the target's name says: {@code .gz}, {@code .bz2}, {@code .xz}
   * or {@code .zst}.
   *
   * @throws IOException naming the target, if it cannot be written; or what the body threw
   */
  public static void writeByName(Path target, Body body) throws IOException {
    Codec codec = Codec.ofName(target);
    if (codec == null) {
      write(target, body);
      return;
    }
    write(
        target,
        out -> {
          OutputStream encoder = encoder(codec, target, out);
          body.writeTo(encoder);
          encoder.close(); // not after a failure: what has an end counts as whole
        });
  }

  private static OutputStream encoder(Codec codec, Path target, OutputStream out)
      throws IOException {
    try {
      return new BufferedOutputStream(codec.encoder(out), BUFFER);
    } catch (LinkageError e) {
      String reason = codec.label() + " cannot be written on this platform; name another format";
      throw new IOException(Messages.printable(target + ": " + reason), e);
    }
  }

  /**
   * Deletes a file, if it is there.
   *
   * @throws IOException naming the file, if that fails
   */
  public static void delete(Path file) throws IOException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw Messages.named(file.toString(), e);
    }
  }

  /** Whether {@link #writeByName} compresses what it writes to a file. */
  public static boolean isCompressed(Path file) {
    return Codec.ofName(file) != null;
  }

  /** Returns a file's name in its folder without the ending of a compression. */
  public static String plainName(Path file) {
    Path last = file.getFileName();
    String name = last == null ? "" : last.toString();
    Codec codec = Codec.ofName(file);
    return codec == null ? name : name.substring(0, name.length() - codec.ending().length());
  }

  /**
   * Fails now with the message with which {@link #write} would fail later, if it can be foreseen.
   *
   * @throws IOException if the target is a directory or write-protected, or if its directory is
   *     missing or write-protected, or if it cannot be compressed as its name says
   */
  public static void check(Path target) throws IOException {
    if (Codec.ofName(target) == Codec.ZSTD) { // the one with a native library
      encoder(Codec.ZSTD, target, OutputStream.nullOutputStream()).close();
    }
    if (Files.isDirectory(target)) {
      throw problem(target, "is a directory");
    }
    if (Files.exists(target) && !Files.isWritable(target)) {
      throw problem(target, "permission denied");
    }
    if (isSpecial(target)) {
      return;
    }
    Path real = resolve(target);
    if (real.getFileName().toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      throw problem(target, "the name is too long");
    }
    Path directory = directory(real);
    if (!Files.isDirectory(directory)) {
      throw problem(target, "no such directory: " + directory);
    }
    if (!Files.isWritable(directory)) {
      throw problem(target, "directory not writable: " + directory);
    }
  }

  private static IOException problem(Path target, String reason) {
    return new IOException(Messages.printable(target + ": " + reason));
  }

  /** Whether a file is a device, a pipe, or by way of {@code /dev/stdout} whatever is behind it. */
  private static boolean isSpecial(Path target) throws IOException {
    if (!Files.exists(target)) {
      return false;
    }
    if (!Files.isRegularFile(target)) {
      return true;
    }
    for (Path link : links(target)) {
      if (directory(link).toRealPath().startsWith(DESCRIPTORS)) {
        return true;
      }
    }
    return false;
  }

  /** Follows symbolic links, also to a file that doesn't exist yet. */
  private static Path resolve(Path target) throws IOException {
    List<Path> links = links(target);
    return links.isEmpty() ? target : behind(links.get(links.size() - 1));
  }

  /** The symbolic links on the way to a file, the first of them being the target itself. */
  private static List<Path> links(Path target) throws IOException {
    List<Path> links = new ArrayList<>();
    for (Path real = target; Files.isSymbolicLink(real); real = behind(real)) {
      if (links.size() == MOST_LINKS) {
        throw problem(target, "too many symbolic links");
      }
      links.add(real);
    }
    return links;
  }

  private static Path behind(Path link) throws IOException {
    return link.resolveSibling(Files.readSymbolicLink(link));
  }

  /** The folder that a file is in. */
  static Path directory(Path file) {
    Path parent = file.getParent();
    return parent == null ? file.toAbsolutePath().getParent() : parent;
  }

  private static void pour(Body body, NamedOutputStream file) throws IOException {
    OutputStream out =
        new BufferedOutputStream(file, BUFFER) {
          @Override
          public void close() throws IOException {
            flush();
          }
        };
    body.writeTo(out);
    out.flush();
  }

  private static void writeForced(String name, Path temporary, Path real, Body body)
      throws IOException {
    try (var out =
        new NamedOutputStream(
            name, temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
      copyPermissions(real, temporary);
      pour(body, out);
      out.force();
    }
  }

  /** Keeps a private file private; where permissions cannot be set, there is nothing to keep. */
  private static void copyPermissions(Path from, Path to) {
    var old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    var young = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (old == null || young == null || !Files.exists(from)) {
      return;
    }
    try {
      young.setPermissions(old.readAttributes().permissions());
    } catch (IOException e) {
      // A file system without permissions of its own (FAT) refuses; the content matters more.
    }
  }

  private static void move(String name, Path temporary, Path real) throws IOException {
    try {
      Files.move(
          temporary, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw Messages.named(name, e);
    }
  }

  /** Makes the renaming durable on the file systems that can open a directory. */
  private static void forceDirectory(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException | UnsupportedOperationException e) {
      // Elsewhere the file system orders the renaming by itself.
    }
  }
}
