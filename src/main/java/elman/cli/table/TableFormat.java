package elman.cli.table;

/** How rows and columns are written. */
public enum TableFormat {
  /** Aligned columns for people. */
  TABLE,
  /** Columns with tabs between them, below their names. */
  TSV,
  /** A line of JSON for each row. */
  JSON
}
