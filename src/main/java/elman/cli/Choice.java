package elman.cli;

import java.util.Locale;
import java.util.StringJoiner;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Converts an option's value to an enum constant by the constant's name in lower case, with
 * hyphens.
 *
 * @param <E> the enum
 */
final class Choice<E extends Enum<E>> implements ITypeConverter<E> {
  private final E[] constants;

  /** A converter to the constants of {@code type}. */
  Choice(Class<E> type) {
    constants = type.getEnumConstants();
  }

  @Override
  public E convert(String value) {
    StringJoiner labels = new StringJoiner(", ");
    for (E constant : constants) {
      String label = label(constant);
      if (label.equals(value)) {
        return constant;
      }
      labels.add(label);
    }
    throw new TypeConversionException("'" + value + "' is none of " + labels);
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
