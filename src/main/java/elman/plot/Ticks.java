package elman.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** Round values on an axis and what is written beside them. */
final class Ticks {
  private static final double[] ROUND = {1, 2, 5, 10};

  /** A power of ten may be a little off. */
  private static final double SLACK = 1e-6;

  private static final double PLAIN_MOST = 1e6;
  private static final double PLAIN_LEAST = 1e-4;

  /**
   * A value of an axis.
   *
   * @param fraction its place, from 0 to 1
   */
  record Tick(double fraction, String text) {}

  private Ticks() {}

  /**
   * Values whose distance is 1, 2 or 5 times a power of ten, the least such distance that gives at
   * most so many.
   *
   * @param most at least 2
   */
  static List<Tick> of(Axis axis, Scale scale, int most) {
    return scale.log() ? powers(axis, scale, most) : multiples(axis, scale, most);
  }

  private static List<Tick> multiples(Axis axis, Scale scale, int most) {
    double least = (scale.high() - scale.low()) / most;
    double step = axis.text() == null ? step(least) : wholeStep(least, axis.period());
    int digits = (int) Math.floor(Math.log10(step) + SLACK);
    double size = Math.max(Math.abs(scale.low()), Math.abs(scale.high()));
    List<Tick> ticks = new ArrayList<>();
    for (double k = Math.ceil(scale.low() / step - SLACK);
        k <= scale.high() / step + SLACK && ticks.size() <= most;
        k++) {
      // adding 0 makes -0 a 0
      double value = k * step + 0.0;
      String text = axis.text() != null ? axis.text().apply(value) : number(value, digits, size);
      ticks.add(new Tick(scale.fraction(value), text));
    }
    return ticks;
  }

  private static List<Tick> powers(Axis axis, Scale scale, int most) {
    double decades = scale.high() - scale.low();
    int mantissas = decades * 3 <= most ? 3 : 1;
    double step = 1;
    while (Math.floor(scale.high() / step) - Math.ceil(scale.low() / step) >= most) {
      step = step(step * 1.5);
    }
    List<Tick> ticks = new ArrayList<>();
    for (double k = Math.floor(scale.low() / step) * step; k <= scale.high() + SLACK; k += step) {
      for (int m = 0; m < mantissas; m++) {
        double power = k + Math.log10(ROUND[m]);
        if (power >= scale.low() - SLACK && power <= scale.high() + SLACK) {
          DoubleFunction<String> named = axis.text();
          String text = named != null ? named.apply(Math.pow(10, power)) : power(ROUND[m], (int) k);
          ticks.add(new Tick(Math.max(0, Math.min(1, (power - scale.low()) / decades)), text));
        }
      }
    }
    return ticks;
  }

  private static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double round : ROUND) {
      if (round * power >= least * (1 - SLACK)) {
        return round * power;
      }
    }
    return 10 * power;
  }

  /** A whole step that divides a period or is divided by it. */
  private static double wholeStep(double least, int period) {
    for (int step = 1; step < period; step++) {
      if (period % step == 0 && step >= least) {
        return step;
      }
    }
    return period * Math.max(1, step(least / period));
  }

  /**
   * A multiple of a step.
   *
   * @param digits the power of ten of the step
   * @param size of the greatest number on the axis: either all have an exponent or none has
   */
  private static String number(double value, int digits, double size) {
    if (size < PLAIN_MOST * 10 && digits >= -4) {
      return String.format(Locale.ROOT, "%." + Math.max(0, -digits) + "f", value);
    }
    if (value == 0) {
      return "0";
    }
    int places = Math.max(0, (int) Math.floor(Math.log10(Math.abs(value)) + SLACK) - digits);
    return shortExponent(String.format(Locale.ROOT, "%." + places + "e", value));
  }

  private static String power(double mantissa, int exponent) {
    double value = mantissa * Math.pow(10, exponent);
    if (value <= PLAIN_MOST && value >= PLAIN_LEAST) {
      return String.format(Locale.ROOT, "%." + Math.max(0, -exponent) + "f", value);
    }
    return (int) mantissa + "e" + exponent;
  }

  private static String shortExponent(String text) {
    int e = text.indexOf('e');
    String mantissa = text.substring(0, e).replaceAll("\\.0*$|(\\.\\d*[1-9])0+$", "$1");
    return mantissa + "e" + Integer.parseInt(text.substring(e + 1));
  }
}
