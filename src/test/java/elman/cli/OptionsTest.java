package elman.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--layers=0 | --layers must be from 1 to 100, not 0",
        "--hidden=-1 | --hidden must be from 1 to 16384, not -1",
        "--hidden=99999999999 | invalid value for option '--hidden': '99999999999' is too large",
        "--hidden=2.5 | invalid value for option '--hidden': '2.5' is not a whole number",
        "--embed=99999 | --embed must be from 0 to 16384, not 99999",
        "--dropout=1 | --dropout must be at least 0 and below 1, not 1.0",
        "--batch=0 | --batch must be from 1 to 65536, not 0",
        "--bptt=0 | --bptt must be from 1 to 65536, not 0",
        "--clip=0 | --clip must be positive (inf for none), not 0.0",
        "--lr=fast | invalid value for option '--lr': 'fast' is not a number",
        "--lr=NaN | --lr must be positive and below 1000, not NaN",
        "--lr=inf | --lr must be positive and below 1000, not Infinity",
        "--warmup=1 | --warmup must be at least 0 and below 1, not 1.0",
        "--epochs=0 | --epochs must be positive, not 0",
        "--steps=-3 | --steps must be positive, not -3",
        "--minutes=0 | --minutes must be positive, not 0.0",
        "--eval-every=0 | --eval-every must be positive, not 0",
        "--valid=1 | --valid must be from 0 to below 1, or a file, not 1",
        "--min-count=0 | --min-count must be positive, not 0",
        "--checkpoint-every=0 | --checkpoint-every must be positive, not 0",
        "--optimizer=adan | invalid value for option '--optimizer': 'adan' is none of sgd, rmsprop,"
            + " adagrad, adam, adamw; did you mean adam?",
        "--schedule=sine | invalid value for option '--schedule': 'sine' is none of constant, step,"
            + " cosine, linear",
        "--tokenizer=bpe | --tokenizer: 'bpe' is none of chars, bytes, words, and no file",
        "--init=zero | invalid value for option '--init': 'zero' is none of uniform, orthogonal",
        "--feedback=none | invalid value for option '--feedback': 'none' is none of teacher,"
            + " logits, softmax, sigmoid",
        "--feedback=logits | --feedback and --decay go with --cell jordan only",
        "--decay=0.3 | --feedback and --decay go with --cell jordan only",
        "--skip | --skip needs a second layer: --layers 2",
      })
  void trainLmRefusesWhatIsOutOfRange(String option, String message) {
    Path model = directory.resolve("m.elman");
    Elman.Result result = InProcess.run("", "train-lm", "-o", model.toString(), option);
    String line = "elman train-lm: " + message + " (see elman train-lm --help)\n";
    assertEquals(new Elman.Result(2, "", line), result);
    assertFalse(Files.exists(model));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--length=-1 | --length must not be negative: -1",
        "--count=0 | --count must be positive, not 0",
        "--temperature=-1 | --temperature must be from 0 to 100, not -1.0",
        "--top-k=-1 | --top-k must not be negative: -1",
        "--top-p=0 | --top-p must be above 0 and at most 1, not 0.0",
        "--min-p=2 | --min-p must be from 0 to 1, not 2.0",
        "--seed=one | invalid value for option '--seed': 'one' is not a whole number",
        "--threads=0 | --threads must be from 1 to 1024, not 0",
      })
  void sampleRefusesWhatIsOutOfRange(String option, String message) {
    Elman.Result result = InProcess.run("", "sample", "no-such.elman", option);
    String line = "elman sample: " + message + " (see elman sample --help)\n";
    assertEquals(new Elman.Result(2, "", line), result);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--cell elman",
        "--cell irnn --optimizer rmsprop --clip inf",
        "--cell jordan --feedback sigmoid --decay 0.3",
        "--cell lstm --tie --skip --layers 2 --dropout 0.2 --optimizer adamw --weight-decay 0.1",
        "--cell gru --embed 0 --optimizer sgd --momentum 0.5 --schedule step",
        "--cell gru-reset-before --optimizer adagrad --l1 0.001 --l2 0.001 --schedule linear",
        "--bptt-random --bptt 8 --batch 3 --init uniform --forget-bias 0 --schedule constant",
        "--tokenizer words --min-count 1 --valid 0.3 --warmup 0.5 --lr 0.01 --seed -4",
      })
  void whatIsTrainedWithAnyChoicesCanBeSampledAndScored(String choices) {
    String model = directory.resolve("m.elman").toString();
    String train =
        "train-lm -q --hidden 8 --steps 2 --threads 2 -o "
            + model
            + " "
            + Elman.TEXT
            + " "
            + choices;
    assertEquals(new Elman.Result(0, "", ""), InProcess.run("", train.split(" ", -1)));
    Elman.Result sample = InProcess.run("Bern, ", "sample", model, "-", "--length", "20");
    assertEquals(new Elman.Result(0, "Bern, ", ""), withOut(sample, sample.out().substring(0, 6)));
    Elman.Result score = InProcess.run("Bern,\n", "score", "--quiet", model);
    assertEquals(new Elman.Result(0, "Bern,", ""), withOut(score, lastColumn(score.out())));
  }

  private static String lastColumn(String line) {
    return line.substring(line.lastIndexOf('\t') + 1).stripTrailing();
  }

  private static Elman.Result withOut(Elman.Result result, String out) {
    return new Elman.Result(result.code(), out, result.err());
  }
}
