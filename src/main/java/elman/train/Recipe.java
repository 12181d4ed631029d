package elman.train;

import elman.core.Check;
import elman.io.Messages;
import elman.nn.optim.Optimizer;
import elman.nn.optim.Schedule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * How a model is trained; checked here. A run ends at the first of its limits that is set.
 *
 * @param batch sequences B side by side
 * @param bptt steps T of a chunk, through which the gradient flows; the mean if random
 * @param randomBptt whether chunk lengths are random with compensation (Tallec and Ollivier 2017)
 * @param clip threshold of the gradient's norm; infinite for none
 * @param optimizer rule of the step
 * @param lr peak learning rate
 * @param schedule its shape
 * @param warmup share of the run in which it rises from zero, in [0, 1)
 * @param l1 penalty on absolute weights
 * @param l2 penalty on squared weights
 * @param weightDecay AdamW's decay
 * @param momentum SGD's momentum
 * @param orthogonal whether recurrent weights start orthogonal
 * @param forgetBias where an LSTM's forget-gate bias starts
 * @param epochs limit in passes over the text, 0 for none
 * @param steps limit in optimizer steps, 0 for none
 * @param minutes limit in minutes of wall time, 0 for none
 * @param evalEvery steps between validations, 0 to choose
 * @param seed of all random numbers
 * @param plan for which the defaults were chosen
 */
public record Recipe(
    int batch,
    int bptt,
    boolean randomBptt,
    double clip,
    Optimizer.Rule optimizer,
    double lr,
    Schedule.Shape schedule,
    double warmup,
    float l1,
    float l2,
    float weightDecay,
    float momentum,
    boolean orthogonal,
    float forgetBias,
    int epochs,
    long steps,
    double minutes,
    long evalEvery,
    long seed,
    Plan plan) {
  private static final int MOST_AT_ONCE = 65536;

  /** Of a step; a random length may be 8 times as long, and is still counted by an int. */
  private static final int MOST_TOKENS = 1 << 27;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException naming the option that is wrong and what would be right
   */
  public Recipe {
    Check.range("--batch", batch, 1, MOST_AT_ONCE);
    Check.range("--bptt", bptt, 1, MOST_AT_ONCE);
    Check.that(
        (long) batch * bptt <= MOST_TOKENS,
        "--batch times --bptt must be at most " + MOST_TOKENS + ", not " + (long) batch * bptt);
    Check.that(!randomBptt || bptt >= 2, "--bptt-random needs --bptt of at least 2");
    Check.that(clip > 0, "--clip must be positive (inf for none), not " + clip);
    // Before the rate, whose usual value follows from it.
    Check.that(momentum >= 0 && momentum < 1, "--momentum must be in [0, 1): " + momentum);
    Check.that(lr > 0 && lr < 1000, "--lr must be positive and below 1000, not " + lr);
    Check.that(warmup >= 0 && warmup < 1, "--warmup must be at least 0 and below 1, not " + warmup);
    Check.that(l1 >= 0 && Float.isFinite(l1), "--l1 must be finite and not negative, not " + l1);
    Check.that(l2 >= 0 && Float.isFinite(l2), "--l2 must be finite and not negative, not " + l2);
    Check.that(
        weightDecay >= 0 && weightDecay < 1, "--weight-decay must be in [0, 1): " + weightDecay);
    Check.that(
        Float.isFinite(forgetBias), "--forget-bias must be a finite number, not " + forgetBias);
    Check.that(epochs >= 0, "--epochs must be positive, not " + epochs);
    Check.that(steps >= 0, "--steps must be positive, not " + steps);
    Check.that(
        minutes >= 0 && minutes < 1e7, "--minutes must be positive and finite, not " + minutes);
    Check.that(
        epochs > 0 || steps > 0 || minutes > 0, "one of --epochs, --steps, --minutes is needed");
    Check.that(evalEvery >= 0, "--eval-every must be positive, not " + evalEvery);
  }

  /**
   * Checks that a text is long enough.
   *
   * @param tokens to train on
   * @throws IllegalArgumentException if that is less than one chunk of all sequences
   */
  public void checkLength(long tokens) {
    long needed = (long) batch * bptt + 1;
    Check.that(
        tokens >= needed,
        "the text is too short: "
            + tokens
            + " tokens to train on, and one chunk of --batch "
            + batch
            + " sequences of --bptt "
            + bptt
            + " needs "
            + needed
            + "; smaller ones need less");
  }

  /** The constants of the optimizer. */
  public Optimizer.Settings settings() {
    Optimizer.Settings usual = Optimizer.Settings.DEFAULT;
    return new Optimizer.Settings(
        momentum, usual.smoothing(), usual.beta1(), usual.beta2(), usual.epsilon(), weightDecay);
  }

  /**
   * For people, e.g. {@code adam, lr 0.004 cosine, 32 x 64 tokens a step, 20 epochs}.
   *
   * @param read what a step learns from
   */
  public String describe(String read) {
    StringJoiner limits = new StringJoiner(" or ");
    if (epochs > 0) {
      limits.add(Messages.counted(epochs, "epoch", "epochs"));
    }
    if (steps > 0) {
      limits.add(Messages.counted(steps, "step", "steps"));
    }
    if (minutes > 0) {
      boolean whole = minutes == Math.rint(minutes);
      limits.add(
          whole ? Messages.counted((long) minutes, "minute", "minutes") : minutes + " minutes");
    }
    return optimizer.label()
        + ", lr "
        + (float) lr
        + " "
        + schedule.label()
        + ", "
        + read
        + " a step, "
        + limits;
  }

  /** Everything that decides the course of a run but its limits, by option name. */
  public Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("batch", Integer.toString(batch));
    options.put("bptt", Integer.toString(bptt));
    options.put("bptt-random", Boolean.toString(randomBptt));
    options.put("clip", Double.toString(clip));
    options.put("optimizer", optimizer.label());
    options.put("lr", Double.toString(lr));
    options.put("schedule", schedule.label());
    options.put("warmup", Double.toString(warmup));
    options.put("l1", Float.toString(l1));
    options.put("l2", Float.toString(l2));
    options.put("weight-decay", Float.toString(weightDecay));
    options.put("momentum", Float.toString(momentum));
    options.put("init", orthogonal ? "orthogonal" : "uniform");
    options.put("forget-bias", Float.toString(forgetBias));
    options.put("eval-every", Long.toString(evalEvery));
    options.put("seed", Long.toString(seed));
    return options;
  }
}
