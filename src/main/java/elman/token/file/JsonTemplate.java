package elman.token.file;

import elman.io.FormatException;
import elman.token.TokenBuffer;
import elman.token.TokenModel;
import java.util.List;

/** Reads which ids a {@code tokenizer.json} wants before and after every text. */
final class JsonTemplate {
  private final TokenBuffer before = new TokenBuffer();
  private final TokenBuffer after = new TokenBuffer();

  /** Reads a post-processor. */
  void read(Fields step) throws FormatException {
    String type = step.text("type");
    switch (type == null ? "" : type) {
      case "Sequence" -> {
        for (Fields inner : step.objects("processors")) {
          read(inner);
        }
      }
      case "ByteLevel" -> {}
      case "BertProcessing", "RobertaProcessing" -> {
        before.add(id(step, "cls"));
        after.add(id(step, "sep"));
      }
      case "TemplateProcessing" -> readTemplate(step);
      default -> throw step.fault("type", "\"" + type + "\" is not supported");
    }
  }

  /** A pair of a token and its id. */
  private static int id(Fields step, String name) throws FormatException {
    List<?> pair = step.list(name);
    if (pair.size() != 2) {
      throw step.fault(name, "is no token with its id");
    }
    return step.number(name, pair.get(1));
  }

  private void readTemplate(Fields step) throws FormatException {
    TokenBuffer side = before;
    for (Fields part : step.objects("single")) {
      if (part.has("Sequence")) {
        side = after;
        continue;
      }
      String name = part.object("SpecialToken").text("id");
      Fields token = step.object("special_tokens").object(name);
      for (Object id : token.list("ids")) {
        side.add(token.number("ids", id));
      }
    }
  }

  /** Finds ids that the tokenizer has not. */
  void check(Fields top, TokenModel model) throws FormatException {
    for (TokenBuffer ids : List.of(before, after)) {
      for (int i = 0; i < ids.size(); i++) {
        if (ids.get(i) >= model.size() || model.piece(ids.get(i)) == null) {
          throw top.fault("post_processor", "the id " + ids.get(i) + " is not in the vocabulary");
        }
      }
    }
  }

  boolean isEmpty() {
    return before.size() + after.size() == 0;
  }

  int[] before() {
    return before.toArray();
  }

  int[] after() {
    return after.toArray();
  }
}
