package elman.series.auto;

import elman.core.Ops;
import elman.io.FormatException;
import elman.io.Json;
import elman.io.JsonFields;
import elman.io.Safetensors;
import elman.io.Tensor;
import elman.series.GlobalModel;
import elman.series.Task;
import elman.series.network.EsRnnFile;
import elman.series.network.EsRnnModel;
import elman.series.network.WindowFile;
import elman.series.network.WindowNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The file that a model of forecasting is kept in: safetensors, with metadata {@code format},
 * {@code method}, {@code task} (a JSON object of horizon, periods and scale period), {@code
 * frequency} and {@code columns} (a JSON object of the regressors' names); {@code auto}, the
 * combinations, and the parts of a network where there is one.
 */
public final class ModelFile {
  private static final String FORMAT = "elman-forecast-model";

  private ModelFile() {}

  /**
   * What a file holds.
   *
   * @param method the model's name
   * @param model the model
   * @param task that it was trained for; its probabilities are none
   * @param frequency of the series, as they were called
   * @param regressors the names of the columns that a network has learned from, in their order
   */
  public record Content(
      String method, GlobalModel model, Task task, String frequency, List<String> regressors) {
    /** Only a network has use for regressors. */
    public Content {
      regressors = hasNetwork(model) ? List.copyOf(regressors) : List.of();
    }

    /** Whether there is a network in the model. */
    public boolean hasNetwork() {
      return hasNetwork(model);
    }

    private static boolean hasNetwork(GlobalModel model) {
      return model instanceof AutoModel auto
          ? !auto.networks().isEmpty()
          : !(model instanceof LocalMethod.Model);
    }
  }

  /** Whether a file with this metadata holds a model of forecasting. */
  public static boolean isIn(Map<String, String> metadata) {
    return FORMAT.equals(metadata.get("format"));
  }

  /**
   * Writes a file, atomically.
   *
   * @throws IOException naming the file, if it cannot be written; the old file then stays
   */
  public static void write(Path path, Content content) throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    List<Tensor> tensors = new ArrayList<>();
    metadata.put("format", FORMAT);
    metadata.put("method", content.method());
    metadata.put("frequency", content.frequency());
    metadata.put("task", Json.write(task(content.task())));
    metadata.put("columns", Json.write(Map.of("regressors", content.regressors())));
    if (content.model() instanceof AutoModel auto) {
      metadata.put("auto", Json.write(combinations(auto)));
      auto.networks().values().forEach(network -> add(network, metadata, tensors));
    } else {
      add(content.model(), metadata, tensors);
    }
    new Safetensors(metadata, tensors).write(path);
  }

  /** Adds a network; other models have no parts. */
  private static void add(GlobalModel model, Map<String, String> metadata, List<Tensor> tensors) {
    if (model instanceof EsRnnModel network) {
      EsRnnFile.add(network, metadata, tensors);
    } else if (model instanceof WindowNetwork network) {
      WindowFile.add(network, metadata, tensors);
    }
  }

  private static Map<String, Object> task(Task task) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("horizon", (long) task.horizon());
    json.put("periods", task.periods().stream().map(Integer::longValue).toList());
    json.put("scalePeriod", (long) task.scalePeriod());
    return json;
  }

  private static Map<String, Object> combinations(AutoModel model) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      Combination combination = model.combinations().get(kind);
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("names", combination.names());
      fields.put("weights", Arrays.stream(combination.weights()).boxed().toList());
      fields.put("spread", Arrays.stream(combination.spread().factors()).boxed().toList());
      json.put(kind.name(), fields);
    }
    return json;
  }

  /**
   * Reads a file.
   *
   * @throws FormatException if it is no such file, damaged, or of a later format
   * @throws IOException if it cannot be read
   */
  public static Content read(Path path, Ops ops) throws IOException {
    Safetensors file = Safetensors.read(path);
    if (!isIn(file.metadata())) {
      throw new FormatException(
          file.source(), null, "is no model of forecasting (made by forecast --save)");
    }
    JsonFields json = new JsonFields(file.source(), "task", file.requireMetadata("task"));
    Task task;
    try {
      task =
          new Task(
              json.integer("horizon", 1, Task.MOST_STEPS),
              json.integers("periods", 2, Task.MOST_STEPS),
              json.integer("scalePeriod", 1, Task.MOST_STEPS),
              List.of());
    } catch (IllegalArgumentException e) {
      throw new FormatException(file.source(), "metadata task", e.getMessage(), e);
    }
    String method = file.requireMetadata("method");
    JsonFields columns = new JsonFields(file.source(), "columns", file.requireMetadata("columns"));
    return new Content(
        method,
        model(file, method, ops),
        task,
        file.requireMetadata("frequency"),
        columns.strings("regressors"));
  }

  private static GlobalModel model(Safetensors file, String method, Ops ops)
      throws FormatException {
    Map<String, GlobalModel> networks = new TreeMap<>();
    if (EsRnnFile.isIn(file)) {
      networks.put("esrnn", EsRnnFile.read(file, ops));
    }
    if (WindowFile.isIn(file)) {
      WindowNetwork network = WindowFile.read(file, ops);
      networks.put(network.settings().cell().label(), network);
    }
    if (file.metadata().containsKey("auto")) {
      return new AutoModel(combinations(file, networks), networks, ops.workers());
    }
    if (networks.containsKey(method)) {
      return networks.get(method);
    }
    if (Methods.local(method) == null) {
      throw new FormatException(
          file.source(), "metadata method", "there is no method '" + method + "'");
    }
    return new LocalMethod.Model(Methods.local(method), ops.workers());
  }

  private static Map<Kind, Combination> combinations(
      Safetensors file, Map<String, GlobalModel> networks) throws FormatException {
    JsonFields json = new JsonFields(file.source(), "auto", file.requireMetadata("auto"));
    Map<Kind, Combination> combinations = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      JsonFields fields = json.object(kind.name());
      List<String> names = fields.strings("names");
      double[] weights = fields.doubles("weights", names.size());
      double[] factors = fields.doubles("spread", Spread.PROBABILITIES.size());
      for (int k = 0; k < weights.length; k++) {
        String name = names.get(k);
        boolean there = networks.containsKey(name) || Methods.local(name) != null;
        if (!(weights[k] >= 0) || (weights[k] > 0 && !there)) {
          throw fields.bad("names and weights", "those of methods that are there");
        }
      }
      combinations.put(kind, new Combination(names, weights, new Spread(factors)));
    }
    return combinations;
  }
}
