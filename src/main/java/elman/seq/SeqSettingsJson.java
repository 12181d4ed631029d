package elman.seq;

import elman.io.FormatException;
import elman.io.JsonFields;
import elman.lm.CellKind;
import elman.lm.ModelShape;
import elman.seq.data.Shape;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@link SeqSettings} as they stand in a model file. */
final class SeqSettingsJson {
  private SeqSettingsJson() {}

  /** Settings as the fields of a JSON object. */
  static Map<String, Object> write(SeqSettings s) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("shape", s.shape().label());
    if (s.context() == 0) {
      fields.put("cell", s.cell().label());
    }
    fields.put("layers", (long) s.layers());
    fields.put("hidden", (long) s.hidden());
    fields.put("embed", (long) s.embed());
    fields.put("spelling", (long) s.letters());
    fields.put("bidirectional", s.bidirectional());
    fields.put("pool", SeqSettings.label(s.pool()));
    fields.put("attention", SeqSettings.label(s.attention()));
    fields.put("crf", s.crf());
    fields.put("regress", s.regress());
    if (s.frames()) {
      fields.put("frames", true);
    }
    fields.put("lower", s.lower());
    fields.put("skip", s.skip());
    fields.put("balanced", s.balanced());
    fields.put("dropout", Double.valueOf(Float.toString(s.dropout())));
    if (s.context() > 0) {
      fields.put("context", (long) s.context());
    }
    if (s.sampling() > 0) {
      fields.put("sampling", Double.valueOf(Float.toString(s.sampling())));
    }
    if (s.professor() > 0) {
      fields.put("professor", Double.valueOf(Float.toString(s.professor())));
    }
    return fields;
  }

  /**
   * The settings in the fields of a JSON object.
   *
   * @throws FormatException if one is missing or not what it should be
   * @throws IllegalArgumentException if they do not go together
   */
  static SeqSettings read(JsonFields json) throws FormatException {
    return new SeqSettings(
        Shape.of(json.string("shape")).orElseThrow(() -> json.bad("shape", "a shape")),
        json.has("context") ? CellKind.ELMAN : CellKind.of(json.string("cell")),
        json.integer("layers", 1, ModelShape.MOST_LAYERS),
        json.integer("hidden", 1, ModelShape.MOST_UNITS),
        json.integer("embed", 1, ModelShape.MOST_UNITS),
        json.integer("spelling", 0, ModelShape.MOST_UNITS),
        json.bool("bidirectional"),
        json.choice("pool", SeqSettings.PoolKind.class),
        json.choice("attention", SeqSettings.AttentionKind.class),
        json.bool("crf"),
        json.bool("regress"),
        json.has("frames") && json.bool("frames"),
        json.bool("lower"),
        json.bool("skip"),
        json.bool("balanced"),
        (float) json.number("dropout"),
        json.has("context") ? json.integer("context", 1, SeqSettings.MOST_STEPS) : 0,
        json.has("sampling") ? (float) json.number("sampling") : 0,
        json.has("professor") ? (float) json.number("professor") : 0);
  }
}
