package elman.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class BitmapTest {
  private static final Bitmap CORNER = new Bitmap(dots("110100"), 2);
  private static final Bitmap BAR = new Bitmap(dots("011"), 1);

  private static boolean[] dots(String bits) {
    boolean[] dots = new boolean[bits.length()];
    for (int i = 0; i < dots.length; i++) {
      dots[i] = bits.charAt(i) == '1';
    }
    return dots;
  }

  @Test
  void aCharacterShowsTwoDots() {
    assertEquals("▀█   ▄\n     ▀\n", CORNER.beside(BAR, false));
  }

  @Test
  void asciiShowsOne() {
    assertEquals("##   .\n.#   #\n..   #\n", CORNER.beside(BAR, true));
  }

  @Test
  void rowsHaveToBeFull() {
    assertThrows(IllegalArgumentException.class, () -> new Bitmap(new boolean[5], 2));
    assertThrows(IllegalArgumentException.class, () -> new Bitmap(new boolean[5], 0));
  }
}
