package elman.cli.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Converts an option's value to an enum constant by the constant's label, usually its name in lower
 * case, with hyphens.
 *
 * @param <E> the enum
 */
public final class Choice<E extends Enum<E>> implements ITypeConverter<E> {
  private final E[] constants;
  private final Function<E, String> label;

  /** A converter to the constants of {@code type}, called by their names. */
  public Choice(Class<E> type) {
    this(type, Choice::label);
  }

  /** A converter to the constants of {@code type}, called as {@code label} says. */
  public Choice(Class<E> type, Function<E, String> label) {
    constants = type.getEnumConstants();
    this.label = label;
  }

  @Override
  public E convert(String value) {
    for (E constant : constants) {
      if (label.apply(constant).equals(value.toLowerCase(Locale.ROOT))) {
        return constant;
      }
    }
    List<String> labels = Arrays.stream(constants).map(label).toList();
    throw new TypeConversionException(none(value, labels));
  }

  /** Returns what to say of a value that is not among those that there are. */
  public static String none(String value, List<String> labels) {
    return "'"
        + value
        + "' is none of "
        + String.join(", ", labels)
        + Similar.question(value, labels);
  }

  /** Returns a constant's name in lower case, with hyphens. */
  public static String label(Enum<?> constant) {
    return label(constant.name());
  }

  /** Returns the label of a constant of that name. */
  public static String label(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
