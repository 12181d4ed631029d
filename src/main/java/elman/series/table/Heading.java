package elman.series.table;

import java.util.Locale;
import java.util.Set;

/** What columns of a kind are usually called. */
enum Heading {
  /** Names of series. */
  ID(
      "unique_id",
      "uniqueid",
      "id",
      "series",
      "series_id",
      "seriesid",
      "item",
      "item_id",
      "itemid",
      "sku",
      "key",
      "group",
      "product",
      "product_id",
      "store",
      "ts_id",
      "sensor"),

  /** Times. */
  TIME(
      "ds",
      "date",
      "time",
      "timestamp",
      "datetime",
      "date_time",
      "t",
      "day",
      "week",
      "month",
      "quarter",
      "year",
      "period",
      "hour",
      "step",
      "index",
      "ts",
      "epoch",
      "datum",
      "zeit"),

  /** What is to be forecast. */
  VALUE(
      "y",
      "value",
      "values",
      "target",
      "sales",
      "demand",
      "quantity",
      "count",
      "amount",
      "volume",
      "load",
      "wert"),

  /** The same, if there is none of those: prices often stand beside what is sold for them. */
  PERHAPS_VALUE("price", "x", "v");

  @SuppressWarnings("ImmutableEnumChecker") // a set that cannot be changed
  private final Set<String> names;

  Heading(String... names) {
    this.names = Set.of(names);
  }

  /** Whether a column of this name is one of these. */
  boolean is(String name) {
    return names.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether a name is that of any kind. */
  static boolean isAny(String name) {
    return ID.is(name) || TIME.is(name) || VALUE.is(name) || PERHAPS_VALUE.is(name);
  }
}
