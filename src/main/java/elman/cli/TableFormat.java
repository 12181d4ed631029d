package elman.cli;

/** How rows and columns are written. */
enum TableFormat {
  /** Aligned columns for people. */
  TABLE,
  /** Columns with tabs between them, below their names. */
  TSV,
  /** A line of JSON for each row. */
  JSON
}
