package elman.cli.shell;

import elman.io.Decimal;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads options that are numbers. */
public final class Numbers {
  private Numbers() {}

  /** Tells the parser of a command how numbers are written. */
  public static void register(CommandLine parser) {
    ITypeConverter<Integer> toInt = text -> whole(text, Integer::valueOf);
    ITypeConverter<Long> toLong = text -> whole(text, Long::valueOf);
    ITypeConverter<Double> toDouble = Numbers::real;
    ITypeConverter<Float> toFloat = text -> (float) real(text);
    parser
        .registerConverter(ByteCount.class, ByteCount::parse)
        .registerConverter(Integer.class, toInt)
        .registerConverter(int.class, toInt)
        .registerConverter(Long.class, toLong)
        .registerConverter(long.class, toLong)
        .registerConverter(Double.class, toDouble)
        .registerConverter(double.class, toDouble)
        .registerConverter(Float.class, toFloat)
        .registerConverter(float.class, toFloat);
  }

  private static <N> N whole(String text, Function<String, N> parse) {
    try {
      return parse.apply(text);
    } catch (NumberFormatException e) {
      boolean large = text.matches("[+-]?[0-9]+");
      throw new TypeConversionException(
          "'" + text + "' is " + (large ? "too large" : "not a whole number"));
    }
  }

  private static double real(String text) {
    try {
      return switch (text) {
        case "inf", "Infinity" -> Double.POSITIVE_INFINITY;
        case "NaN" -> Double.NaN; // which is in no option's range, as it will say
        default -> Decimal.parse(text.strip());
      };
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is not a number");
    }
  }
}
