package elman.series.table;

/**
 * A series that cannot be forecast while others can.
 *
 * @param id its name
 * @param reason one line, with file and line of the fault
 */
public record Skipped(String id, String reason) {}
