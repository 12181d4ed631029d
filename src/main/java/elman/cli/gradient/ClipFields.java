package elman.cli.gradient;

import elman.cli.table.Fields;
import elman.cli.table.TableFormat;
import elman.gradient.Clipping;
import elman.gradient.NormHistogram;
import elman.gradient.NormReading;
import elman.gradient.NormStatistics;
import elman.gradient.Recommendation;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The norms of logs for programs: a row for each. */
final class ClipFields {
  private final TableFormat format;
  private boolean begun;

  /**
   * @param format TSV or JSON
   */
  ClipFields(TableFormat format) {
    this.format = format;
  }

  /** Writes the row of a log, below the names of the columns if it is the first. */
  void write(NormReading log, OutputStream out) throws IOException {
    Fields fields = fields(log);
    if (format == TableFormat.JSON) {
      fields.put("what_if", log.statistics().whatIfs().stream().map(c -> whatIf(c, log)).toList());
      fields.put("histogram", histogram(log.statistics()));
      fields.writeJson(out);
      return;
    }
    for (Clipping clipping : log.statistics().whatIfs()) {
      String name = "what_if_" + ClipReport.figure(clipping.threshold());
      fields.put(name, share(clipping, log.statistics()));
      fields.put(name + "_mean_factor", clipping.meanFactor());
    }
    if (!begun) {
      begun = true;
      fields.writeNames(out);
    }
    fields.writeTsv(out);
  }

  private static Fields fields(NormReading log) {
    NormStatistics s = log.statistics();
    boolean known = s.knowsClipped();
    Clipping clipping = s.clipping();
    Fields fields =
        new Fields()
            .put("log", log.source())
            .put("steps", s.steps())
            .put("threshold", s.threshold().value())
            .put("clipped", known ? clipping.clipped() : null)
            .put("clipped_share", known ? share(clipping, s) : Double.NaN)
            .put("mean_factor", known ? clipping.meanFactor() : Double.NaN)
            .put("worst_factor", known ? clipping.worstFactor() : Double.NaN)
            .put("longest_run", known ? s.longestRun().length() : null)
            .put("longest_run_step", s.longestRun().length() > 0 ? s.longestRun().begin() : null)
            .put("nan", s.notNumbers().count())
            .put("nan_steps", s.notNumbers().first())
            .put("infinite", s.infinite().count())
            .put("infinite_steps", s.infinite().first())
            .put("least", s.norms().least());
    for (String quantile : ClipReport.QUANTILES) {
      fields.put(quantile, s.norms().quantile(ClipReport.share(quantile)));
    }
    Recommendation advice = s.recommendation();
    return fields
        .put("greatest", s.norms().greatest())
        .put("first_tenth", s.tenth(false))
        .put("last_tenth", s.tenth(true))
        .put("last_to_first", s.tenth(true) / s.tenth(false))
        .put("average", advice.average())
        .put("recommended", advice.threshold())
        .put("reason", advice.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  private static double share(Clipping clipping, NormStatistics s) {
    return (double) clipping.clipped() / s.steps();
  }

  private static Object whatIf(Clipping clipping, NormReading log) {
    return new Fields()
        .put("threshold", clipping.threshold())
        .put("clipped", clipping.clipped())
        .put("clipped_share", share(clipping, log.statistics()))
        .put("mean_factor", clipping.meanFactor())
        .put("worst_factor", clipping.worstFactor())
        .tree();
  }

  private static List<Object> histogram(NormStatistics s) {
    List<Object> rows = new ArrayList<>();
    for (NormHistogram.Row row : NormHistogram.of(s.norms())) {
      rows.add(
          new Fields()
              .put("from", row.from())
              .put("to", row.to())
              .put("count", row.count())
              .tree());
    }
    return rows;
  }
}
