package elman;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Enforces the dependency direction that the package-info files state, by reading the sources. */
class ArchitectureTest {
  private static final Path ROOT =
      Path.of(System.getProperty("elman.basedir", ""), "src", "main", "java");

  /**
   * What a package may use besides itself and {@code java.*}: a package, a single type of one, or,
   * with a dot at the end, a whole library.
   */
  private static final Map<String, List<String>> ALLOWED =
      table(
          """
          elman.core
          elman.core.simd elman.core jdk.incubator.vector.
          elman.io        elman.core.Matrix org.apache.commons. org.tukaani.xz. \
                          com.github.luben.zstd.
          elman.nn        elman.core
          elman.nn.optim  elman.nn elman.core
          elman.token     elman.io
          elman.token.bpe elman.token
          elman.token.plain elman.token
          elman.token.pipeline elman.token elman.core.Workers
          elman.token.file elman.token elman.token.bpe elman.token.pipeline elman.io
          elman.token.stream elman.token elman.token.bpe elman.token.plain \
                          elman.core.Workers elman.io
          elman.text      elman.token elman.token.bpe elman.token.file elman.token.stream \
                          elman.core.Workers elman.core.Rng elman.io
          elman.train     elman.nn elman.nn.optim elman.core elman.io
          elman.lm        elman.train elman.text elman.token.bpe elman.nn elman.nn.optim \
                          elman.core elman.io
          elman.embed.vectors elman.token.ByteTable elman.token.TokenBuffer elman.core elman.io
          elman.embed.query elman.embed.vectors elman.token.ByteTable elman.token.TokenBuffer \
                          elman.core elman.io
          elman.embed     elman.embed.vectors elman.token elman.core elman.io
          elman.series    elman.core
          elman.series.table elman.series elman.io org.apache.commons.csv.
          elman.series.classic elman.series
          elman.series.decompose
          elman.series.ets elman.series elman.series.decompose
          elman.series.arima elman.series elman.series.decompose
          elman.series.network elman.series elman.nn elman.nn.optim elman.core elman.io
          elman.series.auto elman.series elman.series.classic elman.series.ets \
                          elman.series.arima elman.series.network elman.core elman.io
          elman.gradient  elman.lm elman.text elman.nn elman.core elman.io \
                          org.apache.commons.csv. com.datadoghq.sketch.
          elman.inspect   elman.lm elman.train elman.text elman.nn elman.nn.JordanNetwork \
                          elman.core elman.io \
                          elman.gradient.GeometricFit elman.gradient.Outlook \
                          elman.embed.vectors.VectorFile elman.series.auto.ModelFile \
                          elman.memory.MemoryFile elman.seq.SeqModel org.ejml.
          elman.plot
          elman.seq.data  elman.seq.measure.EntityLabel elman.io org.apache.commons.csv.
          elman.seq.measure
          elman.memory    elman.core elman.io
          elman.synth     elman.core
          elman.seq       elman.seq.data elman.seq.measure elman.embed.vectors elman.nn \
                          elman.nn.optim elman.lm elman.train elman.text elman.core elman.io
          elman.manual    elman.io
          elman.install   elman.io
          elman.cli       elman. picocli.
          elman.cli.shell elman.cli.table elman.plot elman.train elman.install elman.core \
                          elman.io picocli.
          elman.cli.table elman.text elman.io
          elman.cli.train elman.cli.shell elman.cli.table elman.cli.text.TokenizerKinds \
                          elman.seq elman.seq.data elman.lm elman.train elman.text \
                          elman.embed.vectors elman.token.bpe elman.nn elman.nn.optim \
                          elman.core elman.io picocli.
          elman.cli.model elman.cli.shell elman.seq elman.seq.data elman.seq.measure elman.lm \
                          elman.text elman.core elman.io picocli.
          elman.cli.text  elman.cli.shell elman.token elman.token.bpe elman.token.file \
                          elman.token.pipeline elman.token.plain elman.token.stream \
                          elman.core elman.io picocli.
          elman.cli.vectors elman.cli.shell elman.cli.table elman.cli.text.TokenizerKinds \
                          elman.embed elman.embed.query elman.embed.vectors elman.token.bpe \
                          elman.token.file elman.token.plain elman.train elman.core elman.io \
                          picocli.
          elman.cli.series elman.cli.shell elman.series elman.series.auto elman.series.table \
                          elman.plot elman.core elman.io picocli.
          elman.cli.gradient elman.cli.shell elman.cli.table elman.gradient elman.lm elman.text \
                          elman.plot elman.core elman.io picocli.
          elman.cli.inspect elman.cli.shell elman.cli.table elman.inspect elman.lm elman.text \
                          elman.plot elman.core elman.io picocli.
          elman.cli.memory elman.cli.shell elman.cli.table elman.memory elman.plot elman.core \
                          elman.io picocli.
          """);

  private static final Pattern NOT_CODE =
      Pattern.compile(
          "//[^\n]*|/\\*.*?\\*/|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\n])*+'",
          Pattern.DOTALL);
  private static final Pattern QUALIFIED_NAME =
      Pattern.compile(
          "\\b((?:elman|picocli|org|com|javax|jdk|sun)(?:\\.[a-z]\\w*)*)\\.([A-Z]\\w*|\\*)");

  private static final Pattern EXIT =
      Pattern.compile("\\b(?:System|getRuntime\\s*\\(\\s*\\))\\s*\\.\\s*(?:exit|halt)\\b");
  private static final Pattern FILE =
      Pattern.compile("\\bjava\\.io\\.(?:File\\b|\\*)|\\btoFile\\b");
  private static final Pattern PRINT = Pattern.compile("\\bSystem\\s*\\.\\s*(?:out|err)\\b");

  @Test
  void packagesUseOnlyWhatTheTableAllows() throws IOException {
    List<String> found = new ArrayList<>();
    for (Source source : sources()) {
      found.addAll(source.find(QUALIFIED_NAME, use -> !allowed(source.packageName(), use)));
    }
    assertNone("uses that the table of this test does not allow", found);
  }

  @Test
  void everyPackageIsInTheTableAndSaysWhatItIs() throws IOException {
    Set<String> packages = new TreeSet<>();
    sources().forEach(source -> packages.add(source.packageName()));
    assertFalse(packages.isEmpty(), "no sources under " + ROOT.toAbsolutePath());
    List<String> found = new ArrayList<>();
    for (String name : packages) {
      if (!ALLOWED.containsKey(name)) {
        found.add(name + ": unknown; add it to the table of this test");
      }
      if (!Files.exists(ROOT.resolve(name.replace('.', '/')).resolve("package-info.java"))) {
        found.add(name + ": has no package-info.java");
      }
    }
    assertNone("packages to put in order", found);
  }

  @Test
  void onlyMainEndsTheProcessOnlyCliPrintsAndNobodyUsesFile() throws IOException {
    List<String> found = new ArrayList<>();
    for (Source source : sources()) {
      found.addAll(source.find(FILE, use -> true));
      found.addAll(source.find(PRINT, use -> !source.packageName().startsWith("elman.cli")));
      found.addAll(source.find(EXIT, use -> !source.path().endsWith("elman/cli/Main.java")));
    }
    assertNone("calls that have no place here", found);
  }

  @Test
  void readsImportsAndQualifiedNamesButNoCommentsOrStrings() {
    Source source =
        Source.of(
            Path.of("elman", "nn", "Cell.java"),
            """
            package elman.nn;
            import elman.core.Matrix;
            import static elman.lm.Sampler.draw;
            import elman.text.*;
            /* {@link elman.cli.Main} */ // elman.cli.Main
            String s = "elman.cli.Main", t = '"' + elman.io.Csv.NAME;
            picocli.CommandLine.Model m;
            """);
    assertEquals(
        List.of(
            "elman/nn/Cell.java:3: elman.lm.Sampler",
            "elman/nn/Cell.java:4: elman.text.*",
            "elman/nn/Cell.java:6: elman.io.Csv",
            "elman/nn/Cell.java:7: picocli.CommandLine"),
        source.find(QUALIFIED_NAME, use -> !allowed("elman.nn", use)));
  }

  private static boolean allowed(String user, Matcher use) {
    String name = use.group(1);
    return name.equals(user)
        || ALLOWED.getOrDefault(user, List.of()).stream()
            .anyMatch(
                right ->
                    right.endsWith(".")
                        ? (name + ".").startsWith(right)
                        : right.equals(name) || right.equals(use.group()));
  }

  private static Map<String, List<String>> table(String text) {
    return text.lines()
        .map(line -> List.of(line.split(" +", -1)))
        .collect(toMap(words -> words.get(0), words -> words.subList(1, words.size())));
  }

  private static List<Source> sources() throws IOException {
    try (var paths = Files.walk(ROOT)) {
      List<Path> files = paths.filter(path -> path.toString().endsWith(".java")).sorted().toList();
      List<Source> sources = new ArrayList<>();
      for (Path file : files) {
        sources.add(Source.of(ROOT.relativize(file), Files.readString(file)));
      }
      return sources;
    }
  }

  private static void assertNone(String what, List<String> found) {
    if (!found.isEmpty()) {
      fail(what + ":\n  " + String.join("\n  ", found));
    }
  }

  /** A source file without its comments and literals, its lines where they were. */
  private record Source(Path path, String code) {
    static Source of(Path path, String text) {
      return new Source(
          path, NOT_CODE.matcher(text).replaceAll(match -> match.group().replaceAll("[^\n]", "")));
    }

    String packageName() {
      return path.getParent().toString().replace(path.getFileSystem().getSeparator(), ".");
    }

    List<String> find(Pattern pattern, Predicate<Matcher> wrong) {
      List<String> found = new ArrayList<>();
      Matcher use = pattern.matcher(code);
      while (use.find()) {
        if (wrong.test(use)) {
          long line = code.substring(0, use.start()).chars().filter(c -> c == '\n').count() + 1;
          found.add(path + ":" + line + ": " + use.group());
        }
      }
      return found;
    }
  }
}
