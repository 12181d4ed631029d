package elman.series.network;

import elman.core.Ops;
import elman.io.FormatException;
import elman.io.Json;
import elman.io.JsonFields;
import elman.io.Safetensors;
import elman.io.Tensor;
import elman.nn.Param;
import elman.series.network.SeriesState.Remembered;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An {@link EsRnnModel} as parts of a safetensors file: metadata {@code esrnn}, a JSON object of
 * the settings, of the regressors' means and deviations, and of the ids, beginnings and numbers of
 * parameters of the series that the model remembers; tensors {@code esrnn.I.NAME}, the weights of
 * network I under their own names, and {@code esrnn.I.own}, the parameters of all series one after
 * the other.
 */
public final class EsRnnFile {
  private static final String KEY = "esrnn";
  private static final int MOST_NETS = 1000;

  private EsRnnFile() {}

  /** Whether a file holds such a model. */
  public static boolean isIn(Safetensors file) {
    return file.metadata().containsKey(KEY);
  }

  /** Adds a model to the parts of a file. */
  public static void add(EsRnnModel model, Map<String, String> metadata, List<Tensor> tensors) {
    Map<String, Remembered> first = model.nets().get(0).memory();
    Map<String, Object> json = new LinkedHashMap<>(settings(model.settings()));
    json.put("means", list(model.standardizer().means()));
    json.put("deviations", list(model.standardizer().deviations()));
    json.put("ids", List.copyOf(first.keySet()));
    json.put("beginnings", first.values().stream().map(r -> (long) r.beginning()).toList());
    json.put("widths", first.values().stream().map(r -> (long) r.parameters().length).toList());
    metadata.put(KEY, Json.write(json));
    for (int i = 0; i < model.nets().size(); i++) {
      EsRnnNet net = model.nets().get(i);
      for (Param param : net.params()) {
        int[] shape = {param.value().rows(), param.value().cols()};
        tensors.add(new Tensor(name(i, param.name()), shape, param.weights()));
      }
      float[] own = own(first.keySet(), net.memory());
      tensors.add(new Tensor(name(i, "own"), new int[] {own.length}, own));
    }
  }

  private static String name(int net, String part) {
    return KEY + "." + net + "." + part;
  }

  private static float[] own(Iterable<String> ids, Map<String, Remembered> memory) {
    float[] own = new float[memory.values().stream().mapToInt(r -> r.parameters().length).sum()];
    int at = 0;
    for (String id : ids) {
      for (double parameter : memory.get(id).parameters()) {
        own[at++] = (float) parameter;
      }
    }
    return own;
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static Map<String, Object> settings(EsRnnSettings s) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("window", (long) s.window());
    json.put("horizon", (long) s.horizon());
    json.put("periods", longs(s.periods()));
    json.put("dilations", s.dilations().stream().map(EsRnnFile::longs).toList());
    json.put("hidden", (long) s.hidden());
    json.put("regressors", (long) s.regressors());
    json.put("pointTau", s.pointTau());
    json.put("levelPenalty", s.levelPenalty());
    json.put("batch", (long) s.batch());
    json.put("rate", s.rate());
    json.put("ownRate", s.ownRate());
    json.put("epochs", (long) s.epochs());
    json.put("nets", (long) s.nets());
    json.put("longest", (long) s.longest());
    return json;
  }

  private static List<Long> longs(List<Integer> ints) {
    return ints.stream().map(Integer::longValue).toList();
  }

  /**
   * Reads a model.
   *
   * @throws FormatException if something is missing or out of range
   */
  public static EsRnnModel read(Safetensors file, Ops ops) throws FormatException {
    JsonFields json = new JsonFields(file.source(), KEY, file.requireMetadata(KEY));
    EsRnnSettings settings;
    try {
      settings = settings(json);
    } catch (IllegalArgumentException e) {
      throw new FormatException(file.source(), "metadata " + KEY, e.getMessage(), e);
    }
    double stored = file.tensors().stream().mapToDouble(tensor -> tensor.data().length).sum();
    if (stored < settings.nets() * settings.weights()) {
      throw json.bad("nets and sizes", "those of the tensors");
    }
    Standardizer standardizer =
        new Standardizer(
            json.doubles("means", settings.regressors()),
            json.doubles("deviations", settings.regressors()));
    EsRnnModel model = EsRnnModel.untrained(settings, standardizer, ops, 0);
    List<String> ids = json.strings("ids");
    List<Integer> beginnings = json.integers("beginnings", Integer.MIN_VALUE, Integer.MAX_VALUE);
    List<Integer> widths = json.integers("widths", 1, settings.mostParameters());
    if (beginnings.size() != ids.size() || widths.size() != ids.size()) {
      throw json.bad("ids", "as many as beginnings and widths");
    }
    long parameters = widths.stream().mapToLong(Integer::longValue).sum();
    if (parameters > stored) {
      throw json.bad("widths", "those of the tensors");
    }
    for (int i = 0; i < settings.nets(); i++) {
      EsRnnNet net = model.nets().get(i);
      for (Param param : net.params()) {
        Tensor tensor =
            file.require(name(i, param.name()), param.value().rows(), param.value().cols());
        System.arraycopy(tensor.data(), 0, param.weights(), 0, tensor.data().length);
      }
      float[] own = file.require(name(i, "own"), (int) parameters).data();
      remember(net, ids, beginnings, widths, own);
      net.refresh();
    }
    return model;
  }

  /**
   * Gives a network its memory of each series: {@code own}, one series' parameters after another.
   */
  private static void remember(
      EsRnnNet net, List<String> ids, List<Integer> beginnings, List<Integer> widths, float[] own) {
    int at = 0;
    for (int s = 0; s < ids.size(); s++) {
      double[] its = new double[widths.get(s)];
      for (int j = 0; j < its.length; j++) {
        its[j] = own[at++];
      }
      net.memory().put(ids.get(s), new Remembered(beginnings.get(s), its));
    }
  }

  private static EsRnnSettings settings(JsonFields json) throws FormatException {
    List<List<Integer>> dilations = new ArrayList<>();
    for (Object block : json.list("dilations")) {
      dilations.add(json.integers("dilations", block, 1, EsRnnSettings.MOST));
    }
    return new EsRnnSettings(
        json.integer("window", 1, EsRnnSettings.MOST),
        json.integer("horizon", 1, EsRnnSettings.MOST),
        json.integers("periods", 2, EsRnnSettings.MOST),
        dilations,
        json.integer("hidden", 1, 4096),
        json.integer("regressors", 0, 4096),
        json.number("pointTau"),
        json.number("levelPenalty"),
        json.integer("batch", 1, EsRnnSettings.MOST),
        json.number("rate"),
        json.number("ownRate"),
        json.integer("epochs", 1, EsRnnSettings.MOST),
        json.integer("nets", 1, MOST_NETS),
        json.integer("longest", 1, Integer.MAX_VALUE));
  }
}
