package elman.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallationTest {
  private static final List<Item> ITEMS =
      List.of(item("bin/run", "#!", true), item("share/man/man1/run.1", ".TH", false));

  private FileSystem files;
  private Path prefix;
  private Installation installation;

  @BeforeEach
  void setUp() throws IOException {
    files =
        Jimfs.newFileSystem(
            Configuration.unix().toBuilder().setAttributeViews("basic", "posix", "unix").build());
    prefix = files.getPath("/opt/tête d'or");
    Files.createDirectories(prefix.getParent());
    installation = new Installation(prefix);
  }

  @AfterEach
  void tearDown() throws IOException {
    files.close();
  }

  private static Item item(String name, String content, boolean isProgram) {
    return new Item(name, content.getBytes(StandardCharsets.UTF_8), isProgram);
  }

  private Set<String> all() throws IOException {
    try (Stream<Path> paths = Files.walk(prefix.getParent())) {
      Set<String> names = new TreeSet<>();
      paths.forEach(path -> names.add(prefix.getParent().relativize(path).toString()));
      return names;
    }
  }

  @Test
  void nothingIsLeft() throws IOException {
    Set<String> before = all();
    installation.install(ITEMS, false);
    assertEquals("#!", Files.readString(prefix.resolve("bin/run")));
    assertEquals(
        PosixFilePermissions.fromString("rwxr-xr-x"),
        Files.getPosixFilePermissions(prefix.resolve("bin/run")));
    Installation.Report report = installation.uninstall();
    assertEquals(List.of(), report.kept());
    assertEquals(2, report.done().size());
    assertEquals(before, all());
  }

  /** A file system of memory takes names that others do not. */
  @Test
  void nothingIsLeftOnDisk(@TempDir Path folder) throws IOException {
    Installation onDisk = new Installation(folder.resolve("prefix"));
    onDisk.install(ITEMS, false);
    onDisk.uninstall();
    assertFalse(Files.exists(folder.resolve("prefix")));
  }

  @Test
  void whatOthersAddedOrChangedStays() throws IOException {
    Files.createDirectories(prefix.resolve("share"));
    installation.install(ITEMS, false);
    Files.writeString(prefix.resolve("bin/other"), "other");
    Files.writeString(prefix.resolve("share/man/man1/run.1"), "changed");
    assertEquals(List.of("share/man/man1/run.1"), installation.uninstall().kept());
    assertTrue(Files.exists(prefix.resolve("bin/other")));
    assertEquals("changed", Files.readString(prefix.resolve("share/man/man1/run.1")));
    assertFalse(Files.exists(prefix.resolve("bin/run")));
    assertFalse(Files.exists(prefix.resolve("lib")));
  }

  @Test
  void foldersThatWereThereStay() throws IOException {
    Files.createDirectories(prefix.resolve("share/man"));
    installation.install(ITEMS, false);
    installation.uninstall();
    assertTrue(Files.isDirectory(prefix.resolve("share/man")));
    assertFalse(Files.exists(prefix.resolve("share/man/man1")));
    assertFalse(Files.exists(prefix.resolve("bin")));
  }

  @Test
  void aNewerOneReplacesAnOlder() throws IOException {
    installation.install(ITEMS, false);
    List<Item> young = List.of(item("bin/run", "#!!", true), item("bin/more", "", false));
    assertEquals(List.of("bin/run", "bin/more"), installation.install(young, false).done());
    assertFalse(Files.exists(prefix.resolve("share/man/man1/run.1")));
    assertEquals(List.of(), installation.install(young, false).done());
    installation.uninstall();
    assertFalse(Files.exists(prefix));
  }

  /** Between two files of an upgrade some are old and some new, and all are the program's. */
  @ParameterizedTest
  @ValueSource(strings = {"#!", "#!!"})
  void anUpgradeThatWasCutShortIsNoChange(String there) throws IOException {
    installation.install(ITEMS, false);
    Manifest half = Manifest.read(prefix);
    half.expect("bin/run", Manifest.checksum("#!!".getBytes(StandardCharsets.UTF_8)));
    half.write(prefix);
    Files.writeString(prefix.resolve("bin/run"), there);
    assertEquals(List.of(), installation.install(ITEMS, false).kept());
    half.write(prefix);
    Files.writeString(prefix.resolve("bin/run"), there);
    assertEquals(List.of(), installation.uninstall().kept());
    assertFalse(Files.exists(prefix));
  }

  @Test
  void aLinkToNowhereIsInTheWay() throws IOException {
    Files.createDirectories(prefix.resolve("bin"));
    Files.createSymbolicLink(prefix.resolve("bin/run"), prefix.resolve("nowhere/run"));
    assertThrows(IOException.class, () -> installation.install(ITEMS, false));
    assertFalse(Files.exists(prefix.resolve("lib")));
  }

  @Test
  void whatIsInTheWayIsNotTouched() throws IOException {
    Files.createDirectories(prefix.resolve("bin"));
    Files.writeString(prefix.resolve("bin/run"), "mine");
    Set<String> before = all();
    IOException e = assertThrows(IOException.class, () -> installation.install(ITEMS, false));
    assertEquals(
        prefix + "/bin/run: is there, and not of an installation of elman; --force replaces it",
        e.getMessage());
    assertEquals(before, all());
    installation.install(ITEMS, true);
    assertEquals("#!", Files.readString(prefix.resolve("bin/run")));
  }

  @Test
  void aFileInThePlaceOfAFolderIsRefusedBeforeAnythingIsWritten() throws IOException {
    Files.createDirectories(prefix);
    Files.writeString(prefix.resolve("share"), "");
    IOException e = assertThrows(IOException.class, () -> installation.install(ITEMS, false));
    assertEquals(prefix + "/share: is not a folder", e.getMessage());
    assertFalse(Files.exists(prefix.resolve("bin")));
  }

  @Test
  void aMissingParentIsRefused() {
    Installation deep = new Installation(files.getPath("/no/such/prefix"));
    IOException e = assertThrows(IOException.class, () -> deep.install(ITEMS, false));
    assertEquals("/no/such: no such folder", e.getMessage());
  }

  @Test
  void nothingInstalledIsSaid() {
    IOException e = assertThrows(IOException.class, installation::uninstall);
    String manifest = prefix + "/lib/elman/manifest";
    assertEquals(prefix + ": elman is not installed here: there is no " + manifest, e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "folder", "0a\t/etc/passwd", "0a\t../x", "0a\ta/../../x", "0a\ta\tb", "0a\t "})
  void aDamagedManifestDeletesNothing(String line) throws IOException {
    installation.install(ITEMS, false);
    Files.writeString(prefix.resolve(Manifest.NAME), "folder\tbin\n" + line + "\n");
    IOException e = assertThrows(IOException.class, installation::uninstall);
    assertTrue(e.getMessage().contains("lib/elman/manifest: line 2: "), e.getMessage());
    assertTrue(Files.exists(prefix.resolve("bin/run")));
  }

  @Test
  void anInstallationThatWasCutShortIsRemoved() throws IOException {
    installation.install(ITEMS, false);
    Files.delete(prefix.resolve("bin/run"));
    installation.uninstall();
    assertFalse(Files.exists(prefix));
  }
}
