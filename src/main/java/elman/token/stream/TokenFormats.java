package elman.token.stream;

import elman.io.Json;
import elman.token.TokenBuffer;
import elman.token.TokenModel;

/** The formats in which tokens are written. */
public final class TokenFormats {
  private TokenFormats() {}

  /**
   * What is said of a token.
   *
   * @param pieces its name instead of its id
   * @param offsets where it begins and ends, in bytes
   */
  public record Content(boolean pieces, boolean offsets) {}

  /** Says where tokens stand: they said it themselves, or they follow one upon another. */
  private static final class Cursor {
    private final TokenFormat.Place place;
    private final int from;
    private final int to;
    private final TokenModel model;
    private final TokenBuffer ids;
    private final long base;
    private int end;

    Cursor(TokenModel model, TokenBuffer ids, int from, int to, TokenFormat.Place place) {
      this.place = place;
      this.from = from;
      this.to = to;
      this.model = model;
      this.ids = ids;
      base = place.start();
      end = place.first();
    }

    long start(int i) {
      return base + (ids.hasPlaces() && place.isInText(i, from, to) ? ids.start(i) : end);
    }

    /** To be asked for one token after the other. */
    long end(int i) {
      if (place.isInText(i, from, to)) {
        end = ids.hasPlaces() ? ids.end(i) : end + model.bytes(ids.get(i)).length;
      }
      return base + end;
    }
  }

  /** A line of ids for each line of text, spaces between them; offsets as {@code id:start-end}. */
  public static TokenFormat text(TokenModel model, Content content) {
    return new TokenFormat() {
      @Override
      public void tokens(TokenBuffer ids, int from, int to, Place place, ByteSink out) {
        Cursor cursor = content.offsets() ? new Cursor(model, ids, from, to, place) : null;
        for (int i = from; i < to; i++) {
          if (i > from) {
            separator(out);
          }
          if (content.pieces()) {
            out.add(model.piece(ids.get(i)));
          } else {
            out.addNumber(ids.get(i));
          }
          if (content.offsets()) {
            out.add(':');
            out.addNumber(cursor.start(i));
            out.add('-');
            out.addNumber(cursor.end(i));
          }
        }
      }

      @Override
      public void separator(ByteSink out) {
        out.add(' ');
      }

      @Override
      public void endLine(boolean newline, ByteSink out) {
        if (newline) {
          out.add('\n');
        }
      }
    };
  }

  /** A table with a line for each token. */
  public static TokenFormat tsv(TokenModel model, Content content) {
    return new TokenFormat() {
      @Override
      public void header(ByteSink out) {
        out.add("line\tid");
        out.add(content.pieces() ? "\tpiece" : "");
        out.add(content.offsets() ? "\tstart\tend\n" : "\n");
      }

      @Override
      public void tokens(TokenBuffer ids, int from, int to, Place place, ByteSink out) {
        Cursor cursor = content.offsets() ? new Cursor(model, ids, from, to, place) : null;
        for (int i = from; i < to; i++) {
          out.addNumber(place.line());
          out.add('\t');
          out.addNumber(ids.get(i));
          if (content.pieces()) {
            out.add('\t');
            out.add(escaped(model.piece(ids.get(i))));
          }
          if (content.offsets()) {
            out.add('\t');
            out.addNumber(cursor.start(i));
            out.add('\t');
            out.addNumber(cursor.end(i));
          }
          out.add('\n');
        }
      }
    };
  }

  /**
   * A token in a column: with {@code \t}, {@code \n}, {@code \r} and {@code \\} for what they mean.
   */
  public static String escaped(String piece) {
    return piece
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  /** A line of JSON for each line of text: a list of ids, of pieces, or of objects with offsets. */
  public static TokenFormat json(TokenModel model, Content content) {
    return new TokenFormat() {
      @Override
      public void tokens(TokenBuffer ids, int from, int to, Place place, ByteSink out) {
        Cursor cursor = content.offsets() ? new Cursor(model, ids, from, to, place) : null;
        for (int i = from; i < to; i++) {
          if (i > from) {
            separator(out);
          }
          int id = ids.get(i);
          if (content.offsets()) {
            out.add("{\"id\":" + id);
            out.add(content.pieces() ? ",\"piece\":" + Json.write(model.piece(id)) : "");
            out.add(",\"start\":" + cursor.start(i) + ",\"end\":" + cursor.end(i) + "}");
          } else if (content.pieces()) {
            out.add(Json.write(model.piece(id)));
          } else {
            out.addNumber(id);
          }
        }
      }

      @Override
      public void startLine(ByteSink out) {
        out.add('[');
      }

      @Override
      public void separator(ByteSink out) {
        out.add(',');
      }

      @Override
      public void endLine(boolean newline, ByteSink out) {
        out.add(newline ? "]\n" : "]");
      }
    };
  }

  /** Ids of {@code width} bytes each, the lowest byte first, with nothing between them. */
  public static TokenFormat binary(int width) {
    return (ids, from, to, place, out) -> {
      for (int i = from; i < to; i++) {
        out.addLowBytes(ids.get(i), width);
      }
    };
  }
}
