package elman.install;

import elman.io.AtomicFile;
import elman.io.Messages;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The program's files below a prefix. Each is replaced as a whole, and the manifest is written
 * before them, so that an installation that was cut short can be removed or done again.
 */
public final class Installation {
  private static final String PROGRAM = "rwxr-xr-x";

  private final Path prefix;

  /**
   * What was done.
   *
   * @param done paths below the prefix that were written or deleted
   * @param kept paths below the prefix that somebody has changed since
   */
  public record Report(List<String> done, List<String> kept) {}

  /** An installation below a folder, which need not be there, but the folder that it is in. */
  public Installation(Path prefix) {
    this.prefix = prefix;
  }

  /**
   * Writes files, but for those that are there already, and removes those of an installation before
   * that are not among them.
   *
   * @param force whether to replace files that are not of an installation, or were changed since
   * @throws IOException if something cannot be written, or is in the way; what can be foreseen is
   *     said before anything is touched
   */
  public Report install(List<Item> items, boolean force) throws IOException {
    Manifest old = Manifest.read(prefix);
    check(items, old, force);
    Manifest young = Manifest.empty();
    young.folders().addAll(old.folders());
    young.files().putAll(old.files());
    makeFolders(Manifest.NAME, young);
    for (Item item : items) {
      makeFolders(item.name(), young);
      young.expect(item.name(), Manifest.checksum(item.content()));
    }
    // Until all is done a file may be the old one or the new one, and is ours in both cases.
    young.write(prefix);
    List<String> done = new ArrayList<>();
    for (Item item : items) {
      if (write(item)) {
        done.add(item.name());
      }
    }
    List<String> obsolete = new ArrayList<>(old.files().keySet());
    items.forEach(item -> obsolete.remove(item.name()));
    List<String> kept = remove(obsolete, old);
    young.files().keySet().removeAll(obsolete);
    items.forEach(item -> young.files().put(item.name(), Manifest.checksum(item.content())));
    young.write(prefix);
    return new Report(done, kept);
  }

  /**
   * Deletes what was installed and is as it was, and the folders that were made for it, if they are
   * empty now.
   *
   * @throws IOException if nothing was installed there, or something cannot be deleted
   */
  public Report uninstall() throws IOException {
    Path file = prefix.resolve(Manifest.NAME);
    if (!Files.exists(file)) {
      throw new IOException(
          Messages.printable(prefix + ": elman is not installed here: there is no " + file));
    }
    Manifest manifest = Manifest.read(prefix);
    Path real = prefix.toRealPath(); // a link to the folder is not ours
    List<String> names = new ArrayList<>(manifest.files().keySet());
    List<String> kept = remove(names, manifest);
    names.removeAll(kept);
    AtomicFile.delete(file);
    List<String> folders = new ArrayList<>(manifest.folders());
    Collections.reverse(folders);
    for (String folder : folders) {
      deleteIfEmpty(real.resolve(folder).normalize());
    }
    return new Report(names, kept);
  }

  private void check(List<Item> items, Manifest old, boolean force) throws IOException {
    for (Item item : items) {
      Path file = prefix.resolve(item.name());
      checkFolder(file.getParent());
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        continue;
      }
      AtomicFile.check(file);
      if (!force && !old.isIntact(prefix, item.name()) && !isThere(item)) {
        String why =
            old.files().containsKey(item.name())
                ? "was changed since it was installed"
                : "is there, and not of an installation of elman";
        throw new IOException(Messages.printable(file + ": " + why + "; --force replaces it"));
      }
    }
  }

  private void checkFolder(Path wanted) throws IOException {
    Path folder = wanted;
    while (!Files.exists(folder) && !folder.equals(prefix.getParent())) {
      folder = folder.getParent();
    }
    String problem =
        !Files.exists(folder)
            ? "no such folder"
            : !Files.isDirectory(folder)
                ? "is not a folder"
                : Files.isWritable(folder)
                    ? null
                    : "permission denied; --prefix DIR goes elsewhere";
    if (problem != null) {
      throw new IOException(Messages.printable(folder + ": " + problem));
    }
  }

  /** Makes what is missing between the prefix and a file, and notes it. */
  private void makeFolders(String name, Manifest manifest) throws IOException {
    List<Path> missing = new ArrayList<>();
    for (Path p = prefix.resolve(name).getParent(); !Files.exists(p); p = p.getParent()) {
      missing.add(0, p);
    }
    for (Path folder : missing) {
      try {
        Files.createDirectory(folder);
      } catch (IOException e) {
        throw Messages.named(folder.toString(), e);
      }
      String relative = prefix.relativize(folder).toString();
      manifest.folders().add(relative.isEmpty() ? "." : relative);
    }
  }

  private boolean isThere(Item item) throws IOException {
    Path file = prefix.resolve(item.name());
    return Files.isRegularFile(file)
        && Files.size(file) == item.content().length
        && Arrays.equals(Files.readAllBytes(file), item.content());
  }

  private boolean write(Item item) throws IOException {
    Path file = prefix.resolve(item.name());
    boolean needed = !isThere(item);
    if (needed) {
      AtomicFile.write(file, out -> out.write(item.content()));
    }
    var permissions = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (item.isProgram() && permissions != null) {
      permissions.setPermissions(PosixFilePermissions.fromString(PROGRAM));
    }
    return needed;
  }

  /** Returns those that were not removed because somebody has changed them. */
  private List<String> remove(List<String> names, Manifest manifest) throws IOException {
    List<String> kept = new ArrayList<>();
    for (String name : names) {
      if (manifest.isIntact(prefix, name)) {
        AtomicFile.delete(prefix.resolve(name));
      } else if (Files.exists(prefix.resolve(name))) {
        kept.add(name);
      }
    }
    return kept;
  }

  private static void deleteIfEmpty(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      // Somebody else's files are in it.
    } catch (IOException e) {
      throw Messages.named(folder.toString(), e);
    }
  }
}
