package elman.plot;

import java.io.IOException;
import java.util.Arrays;

/** A screen of characters and their colours. */
final class Cells {
  private final int[][] characters;
  private final Tone[][] tones;

  Cells(int rows, int columns) {
    characters = new int[rows][columns];
    tones = new Tone[rows][columns];
    for (int row = 0; row < rows; row++) {
      Arrays.fill(characters[row], ' ');
      Arrays.fill(tones[row], Tone.INK);
    }
  }

  /** Writes one character. */
  void put(int row, int column, int character, Tone tone) {
    characters[row][column] = character;
    tones[row][column] = tone;
  }

  /** Writes as much of a text as has room in a row. */
  void put(int row, int column, String text, Tone tone) {
    int at = column;
    for (int c : text.codePoints().toArray()) {
      if (at >= 0 && at < characters[row].length) {
        put(row, at, c, tone);
      }
      at++;
    }
  }

  /** Whether some cells of a row are blank; those beyond its ends are. */
  boolean isBlank(int row, int from, int to) {
    for (int i = Math.max(0, from); i < Math.min(to, characters[row].length); i++) {
      if (characters[row][i] != ' ') {
        return false;
      }
    }
    return true;
  }

  /**
   * Writes the rows without the blanks at their ends.
   *
   * @param colour whether colours are asked of the terminal, by its escape sequences
   */
  void write(boolean colour, Appendable out) throws IOException {
    for (int row = 0; row < characters.length; row++) {
      int end = characters[row].length;
      while (end > 0 && characters[row][end - 1] == ' ') {
        end--;
      }
      Tone last = Tone.INK;
      for (int i = 0; i < end; i++) {
        Tone tone = characters[row][i] == ' ' ? last : tones[row][i];
        if (colour && tone != last) {
          out.append("\u001b[").append(Integer.toString(tone.ansi())).append('m');
        }
        last = tone;
        out.append(Character.toString(characters[row][i]));
      }
      out.append(colour && last != Tone.INK ? "\u001b[39m\n" : "\n");
    }
  }
}
