package elman.cli.shell;

import java.util.function.Function;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads options that are numbers. */
public final class Numbers {
  /** What Java takes for numbers and a shell's user means something else by: 1d, 1f, 0x1p3. */
  private static final Pattern OF_JAVA = Pattern.compile("(?i).*([0-9.][df]|0x.*)");

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
      if (OF_JAVA.matcher(text).matches()) {
        throw new NumberFormatException(text);
      }
      return text.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is not a number");
    }
  }
}
