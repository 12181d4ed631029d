package elman.cli.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ClipFollowTest {
  /** A line feed on the last row would scroll the first lines away. */
  @Test
  void aTableInPlaceNeverScrolls() {
    String placed = ClipFollow.inPlace("steps  2\n\nadvice\n");
    assertEquals(
        "\u001b[1;1Hsteps  2\u001b[K\u001b[2;1H\u001b[K\u001b[3;1Hadvice\u001b[K\u001b[J", placed);
  }
}
