package elman.inspect;

import elman.io.FormatException;
import elman.io.Json;
import elman.io.SafetensorsScan;
import elman.io.SafetensorsScan.Item;
import elman.seq.SeqModel;
import elman.train.Checkpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The content of a file in a few lines: names of facts, and the facts, texts or whole numbers. */
public final class Summary {
  /** Metadata that are too long to be read, and are said in another way. */
  private static final Set<String> LONG =
      Set.of("format", "vocabulary", "tokenizer_file", "words", "counts");

  /** Characters of a text that are shown. */
  private static final int SHOWN = 200;

  private static final int MOST_LISTED = 8;

  /** Values of a network's fields that say that it has no such thing. */
  private static final Set<Object> ABSENT = Set.of(0L, false, "none");

  private final Contents contents;
  private final SafetensorsScan file;
  private final Map<String, Object> facts = new LinkedHashMap<>();

  private Summary(Contents contents) {
    this.contents = contents;
    file = contents.file();
  }

  /** The facts in the order in which they are to be read. */
  public static Map<String, Object> of(Contents contents) {
    return new Summary(contents).facts();
  }

  private Map<String, Object> facts() {
    facts.put("file", file.source());
    facts.put("kind", contents.kind().label());
    facts.put("bytes", file.bytes());
    facts.put(
        "checksum",
        switch (file.checksum()) {
          case RIGHT -> "right";
          case NONE -> "none";
          case WRONG -> "wrong: the file was altered or damaged";
        });
    facts.put("tensors", (long) file.tensors().size());
    switch (contents.kind()) {
      case LANGUAGE_MODEL, CHECKPOINT -> addLanguageModel();
      case SEQUENCE_MODEL, SEQUENCE_CHECKPOINT -> addWeights();
      case WORD_VECTORS -> addVectors();
      case FORECAST_MODEL, MEMORY, OTHER -> facts.put("parameters", elements(name -> true));
    }
    addTypes();
    long strange =
        contents.statistics().values().stream().mapToLong(TensorStatistics::notFinite).sum();
    if (strange > 0) {
      facts.put("not_finite", strange);
    }
    file.metadata().forEach(this::addMetadata);
    return facts;
  }

  private void addWeights() {
    facts.put("parameters", elements(name -> !Checkpoint.isState(name)));
    if (Checkpoint.isIn(file.metadata())) {
      facts.put("state", elements(Checkpoint::isState));
    }
  }

  private void addLanguageModel() {
    addWeights();
    addExtent("symbols", "output.bias", 0);
  }

  private void addVectors() {
    facts.put("parameters", elements(name -> true));
    addExtent("words", "vectors", 0);
    addExtent("dimensions", "vectors", 1);
    boolean complete = file.tensors().stream().anyMatch(tensor -> tensor.name().equals("outputs"));
    facts.put("continues", complete ? "yes" : "no");
  }

  private void addExtent(String fact, String tensor, int axis) {
    for (Item item : file.tensors()) {
      if (item.name().equals(tensor) && item.shape().length > axis) {
        facts.put(fact, (long) item.shape()[axis]);
      }
    }
  }

  private long elements(Predicate<String> which) {
    return file.tensors().stream()
        .filter(tensor -> which.test(tensor.name()))
        .mapToLong(Item::elements)
        .sum();
  }

  /** The types of the numbers, with how many tensors are of each. */
  private void addTypes() {
    Map<String, Integer> types = new TreeMap<>();
    file.tensors().forEach(tensor -> types.merge(tensor.dtype(), 1, Integer::sum));
    if (!types.isEmpty()) {
      String text = types.toString();
      facts.put("types", text.substring(1, text.length() - 1).replace("=", " "));
    }
  }

  private void addMetadata(String key, String value) {
    boolean own = contents.kind() != FileKind.OTHER;
    if (own && (LONG.contains(key) || isOfAnotherCell(key))) {
      return;
    }
    if (own && value.startsWith("{")) {
      try {
        Object object = Json.parse(file.source(), value);
        if (SeqModel.isIn(file.metadata()) && key.equals(SeqModel.KEY)) {
          addNetwork(object);
        } else {
          addObject(key, object);
        }
        return;
      } catch (FormatException e) {
        // Then it is shown as it is.
      }
    }
    addText(key, value);
  }

  /** The network of a sequence model: of what it knows how many, of the rest what there is. */
  private void addNetwork(Object network) {
    if (network instanceof Map<?, ?> fields) {
      fields.forEach(
          (name, value) -> {
            if (value instanceof List<?> known) {
              addKnown(name.toString(), known);
            } else if (!ABSENT.contains(value)) {
              addObject(name.toString(), value);
            }
          });
    }
  }

  private void addKnown(String name, List<?> known) {
    if (!known.isEmpty()) {
      facts.put(name, (long) known.size());
    }
    if (name.equals("labels") && !known.isEmpty()) {
      addText(
          "labels.names", known.stream().map(Object::toString).collect(Collectors.joining(", ")));
    }
  }

  /** What only a Jordan network has is written for every cell. */
  private boolean isOfAnotherCell(String key) {
    return (key.equals("feedback") || key.equals("decay"))
        && !"jordan".equals(file.metadata().get("cell"));
  }

  private void addObject(String key, Object value) {
    if (value instanceof Map<?, ?> object) {
      object.forEach((name, part) -> addObject(key + "." + name, part));
    } else if (value instanceof List<?> list && list.size() > MOST_LISTED) {
      facts.put(key, list.size() + " entries");
    } else {
      addText(key, value instanceof String text ? text : Json.write(value));
    }
  }

  /** A fact of the metadata; one that has the name of another is told apart from it. */
  private void addText(String key, String value) {
    String name = facts.containsKey(key) ? "metadata." + key : key;
    int end = value.offsetByCodePoints(0, Math.min(SHOWN, value.codePointCount(0, value.length())));
    if (contents.kind() != FileKind.OTHER && value.matches("-?\\d{1,18}")) {
      facts.put(name, Long.valueOf(value));
    } else {
      facts.put(name, end < value.length() ? value.substring(0, end) + "..." : value);
    }
  }
}
