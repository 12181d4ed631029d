package elman.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import elman.manual.Article;
import elman.manual.Program;
import elman.manual.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The examples of the manual pages work, typed as they are, in a folder with files of the names
 * that they use. That they end soon is seen to by the {@code elman} that they call: it adds a few
 * steps, a small network or a small number to a command that says nothing of these.
 */
class ExamplesIT {
  private static final Path CORPORA = Elman.BASE.resolve("testdata/corpora");

  private static final String PROGRAM =
      """
      #!/bin/sh
      limit() { case " $arguments " in *" $1 "* | *--help*) ;; *) more="$more $1 $2" ;; esac; }
      arguments=$* more=
      case $1 in
        train-lm)
          case " $arguments " in
            *" --steps "*) arguments=$(echo " $arguments" | sed 's/ --steps [0-9]*//'); set -- $arguments ;;
            *" --minutes "*) arguments=$(echo " $arguments" | sed 's/ --minutes [0-9]*//'); set -- $arguments ;;
          esac
          limit --steps 30; limit --hidden 16 ;;
        train-seq) limit --epochs 2 ;;
        train-word2vec) case $arguments in *--continue* | *--print-pairs*) ;; *) limit --dim 10 ;; esac ;;
      esac
      exec %s "$@" $more
      """;

  private static final String FILES =
      """
      for i in 1 2 3 4 5; do
        echo 'ROMEO: the king and the queen went from france to paris.'
        echo 'JULIET: a doctor, a nurse, a man and a woman were in france too.'
      done > plays
      cat weather.txt plays > corpus.txt
      cp corpus.txt a.txt
      cp plays more.txt
      head -n 30 weather.txt > held-out.txt
      head -n 60 weather.txt > access.log
      gzip < corpus.txt > corpus.txt.gz
      gzip < access.log > access.log.gz
      gzip < corpus.txt > news.gz
      printf 'ROMEO: the\\nJULIET: a\\n' > first-words.txt
      cp royal.vec vectors.bin
      printf ': family\\nking man queen woman\\n' > questions-words.txt
      cp reviews.tsv held-out.tsv
      cut -f 2 reviews.tsv > new-reviews.txt
      cp tags.conll names.conll
      cut -f 1 pairs.tsv > train.de
      cut -f 2 pairs.tsv > train.en
      i=0
      echo day,sold > sales.csv
      while [ $i -lt 28 ]; do
        i=$((i + 1))
        printf '2024-02-%02d,%d\\n' $i $((10 + i % 7 * 3 + i % 3)) >> sales.csv
      done
      printf 'P1 4 4\\n1001\\n1001\\n1111\\n1001\\nP1 4 4\\n1111\\n0100\\n0100\\n0100\\n' > letters.pbm
      cp letters.pbm noisy.pbm
      elman train-lm corpus.txt -o corpus.elman -q --log run.tsv
      cp run.tsv a.tsv
      cp corpus.elman shakespeare.elman
      cp corpus.elman logs.elman
      elman train-word2vec corpus.txt -o vectors.safetensors -q
      elman tokenize --bpe --train tokenizer.json --vocab-size 300 corpus.txt -q
      elman train-seq --shape many-to-one reviews.tsv -o reviews.elman -q
      elman train-seq --shape seq2seq pairs.tsv -o en-de.elman -q
      elman hopfield store letters.pbm -o letters.memory -q
      """;

  private static final String INSTALLED = "java -jar elman.jar install --prefix ~/.local -q\n";

  @TempDir static Path fixtures;
  @TempDir static Path programs;

  @BeforeAll
  static void setUp() throws Exception {
    String command = "'" + String.join("' '", Elman.command(false)) + "'";
    Path program = Files.writeString(programs.resolve("elman"), PROGRAM.formatted(command));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (Stream<Path> files = Files.list(CORPORA)) {
      for (Path file : files.toList()) {
        Files.copy(file, fixtures.resolve(file.getFileName()));
      }
    }
    assertEquals(new Elman.Result(0, "", ""), shell(fixtures, FILES));
  }

  @TestFactory
  @Execution(ExecutionMode.CONCURRENT)
  List<DynamicTest> examples() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    Program program = Pages.program();
    for (Topic topic : Pages.topics(program)) {
      for (Article.Block block : topic.article().section(Article.EXAMPLES)) {
        String lines = (removes(topic) ? INSTALLED : "") + String.join("\n", block.body());
        tests.add(DynamicTest.dynamicTest(program.page(topic) + ": " + lines, () -> check(lines)));
      }
    }
    return tests;
  }

  private static boolean removes(Topic topic) {
    return topic.name().equals("uninstall");
  }

  private static void check(String lines) throws Exception {
    Path directory = Files.createTempDirectory(programs, "example");
    try (Stream<Path> files = Files.list(fixtures)) {
      for (Path file : files.toList()) {
        Files.copy(file, directory.resolve(file.getFileName()));
      }
    }
    Files.copy(Path.of(System.getProperty("elman.jar")), directory.resolve("elman.jar"));
    Elman.Result result = shell(directory, lines);
    assertEquals(0, result.code(), result.err());
    assertFalse(
        result.err().lines().anyMatch(line -> line.matches("(elman [a-z0-9-]+|sh): .*")),
        result.err());
  }

  private static Elman.Result shell(Path directory, String lines) throws Exception {
    String home = directory.resolve("home").toString();
    String before =
        """
        set -e
        PATH='%s':'%s':"$PATH" HOME='%s' DIR="$HOME/all"
        export PATH HOME
        mkdir -p "$HOME"
        """
            .formatted(programs, Path.of(System.getProperty("java.home"), "bin"), home);
    return Elman.start(directory, Elman.NOTHING, List.of("sh", "-c", before + lines)).await();
  }
}
