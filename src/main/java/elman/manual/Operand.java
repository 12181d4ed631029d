package elman.manual;

/**
 * What stands on the command line behind the options.
 *
 * @param label what it is called
 * @param isOptional whether it may be left out
 * @param isMany whether there may be several
 * @param description what it is
 * @param values what it may be
 */
public record Operand(
    String label, boolean isOptional, boolean isMany, String description, Values values) {}
