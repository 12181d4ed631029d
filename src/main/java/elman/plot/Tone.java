package elman.plot;

/** Colours that are legible on white as well as on black. */
public enum Tone {
  /** What is known: history, text. */
  INK(0x6b7280, 39),
  /** What stands back: frames, grids, markers. */
  FAINT(0x8b929c, 90),
  /** The first that is to be seen: a forecast. */
  BLUE(0x2f7fe0, 34),
  /** The second. */
  ORANGE(0xd9730d, 33),
  /** The third. */
  GREEN(0x2b9a53, 32),
  /** The fourth. */
  PURPLE(0x8957e5, 35),
  /** What is wrong: a value beyond a threshold. */
  RED(0xdc4446, 31);

  private static final Tone[] CYCLE = {BLUE, ORANGE, GREEN, PURPLE};

  private final int rgb;
  private final int ansi;

  Tone(int rgb, int ansi) {
    this.rgb = rgb;
    this.ansi = ansi;
  }

  /** A colour for the i-th of several things; they come round again. */
  public static Tone of(int i) {
    return CYCLE[Math.floorMod(i, CYCLE.length)];
  }

  /** Red, green and blue, eight bits each. */
  int rgb() {
    return rgb;
  }

  /** The number of the terminal's colour. */
  int ansi() {
    return ansi;
  }
}
