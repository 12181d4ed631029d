package elman.series.classic;

import elman.series.Method;
import elman.series.Naive;
import elman.series.Naive2;
import elman.series.SeasonalNaive;
import java.util.List;

/** The classical methods as they are used: those that know no seasons on series without them. */
public final class Classic {
  private static final List<Method> SMOOTHING = List.of(new Ses(), new Holt(false), new Holt(true));

  private Classic() {}

  /** The mean of SES, Holt and damped Holt, the combination of M4's benchmarks. */
  public static Method comb() {
    return new Deseasonalised(new Combined("comb", SMOOTHING, false));
  }

  /** All of them, each under another name. */
  public static List<Method> all() {
    return List.of(
        new Naive(),
        new SeasonalNaive(false),
        new SeasonalNaive(true),
        new Naive2(),
        new Deseasonalised(new Ses()),
        new Deseasonalised(new Holt(false)),
        new Deseasonalised(new Holt(true)),
        comb(),
        new Theta(),
        new Deseasonalised(new OptimisedTheta(false)),
        new Deseasonalised(new OptimisedTheta(true)),
        new Intermittent(Intermittent.Kind.CROSTON),
        new Intermittent(Intermittent.Kind.SBA),
        new Intermittent(Intermittent.Kind.TSB));
  }
}
