package elman.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.cli.Elman;
import elman.cli.InProcess;
import elman.core.Ops;
import elman.core.ScalarKernels;
import elman.core.Workers;
import elman.lm.CellKind;
import elman.lm.Small;
import elman.train.Trainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small files of every kind that the program writes, made by it. */
public final class Specimens {
  private static final String TEXT = "abba baab\nbaba abab\n".repeat(20);
  private static final String SERIES = "t,y\n1,2\n2,3\n3,2\n4,3\n5,2\n6,3\n7,2\n8,3\n9,2\n10,3\n";
  private static final String BITS = "P1 2 2\n10\n01\nP1 2 2\n11\n00\n";

  private Specimens() {}

  /** Makes the files in a folder that is new. */
  public static void make(Path folder) throws Exception {
    Files.writeString(folder.resolve("text"), TEXT);
    Files.writeString(folder.resolve("series.csv"), SERIES);
    Files.writeString(folder.resolve("bits.pbm"), BITS);
    String to = folder + "/";
    String corpora = Elman.BASE.resolve("testdata/corpora") + "/";
    for (String command :
        List.of(
            "train-lm -q TOtext -o TOlm --cell elman --hidden 2 --embed 2 --steps 2 --log TOlog",
            "train-seq -q --shape many-to-one INreviews.tsv -o TOseq --hidden 2 --embed 2"
                + " --epochs 1",
            "train-seq -q --shape seq2seq INpairs.tsv -o TOpairs --hidden 2 --embed 2 --epochs 1",
            "forecast -q TOseries.csv --method theta --horizon 2 --save TOforecast -o TOfuture.csv",
            "hopfield store -q TObits.pbm -o TOmemory",
            "train-word2vec -q TOtext -o TOvectors.safetensors --dim 2 --epochs 1 --sample 0 --save-vocab"
                + " TOwords",
            "train-word2vec -q TOtext -o TOvectors.bin --dim 2 --epochs 1 --sample 0",
            "train-word2vec -q TOtext -o TOvectors.txt --dim 2 --epochs 1 --sample 0",
            "tokenize -q --bpe --train TObpe.json --vocab-size 260 TOtext",
            "tokenize -q --unigram --train TOunigram.json --vocab-size 260 TOtext",
            "tokenize -q --bytes --format npy TOtext --output TOids.npy")) {
      String[] arguments = command.replace("TO", to).replace("IN", corpora).split(" ", -1);
      assertEquals(new Elman.Result(0, "", ""), InProcess.run("", arguments), command);
    }
    checkpoint(folder.resolve("run"));
  }

  private static void checkpoint(Path model) throws Exception {
    try (Workers workers = new Workers(1)) {
      run(new Ops(new ScalarKernels(), workers), model).run(report -> {}, () -> true);
    }
  }

  /** A run that saves, or goes on from, a checkpoint beside a model. */
  static Trainer run(Ops ops, Path model) throws IOException {
    var course = Small.course(Small.shape(CellKind.GRU), 2, "crc32c:00000000:10:2", ops);
    return new Trainer(ops, course, Small.recipe(30), model, 0);
  }

  /** The bytes of a text. */
  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The bytes of files in a folder. */
  static List<byte[]> read(Path folder, String... names) throws IOException {
    byte[][] files = new byte[names.length][];
    for (int i = 0; i < names.length; i++) {
      files[i] = Files.readAllBytes(folder.resolve(names[i]));
    }
    return List.of(files);
  }
}
