package elman.embed.query;

/**
 * Rules by which an analogy a : b :: c : ? is answered with the word d of the highest score (Levy
 * and Goldberg 2014). All vectors are 1 long.
 */
public enum Method {
  /** cos(d, b - a + c), as cos(d, b) - cos(d, a) + cos(d, c), equation 3 there; Mikolov 2013. */
  COS_ADD("3cosadd") {
    @Override
    void score(int n, float[][] data, int[] offsets, Pair pair, float[] scores) {
      float[] a = data[0];
      float[] b = data[1];
      float[] c = data[2];
      for (int i = 0; i < n; i++) {
        scores[i] = b[offsets[1] + i] - a[offsets[0] + i] + c[offsets[2] + i];
      }
    }
  },

  /** cos(d, b) cos(d, c) / (cos(d, a) + 0.001), each moved to (x + 1) / 2, equation 4 there. */
  COS_MUL("3cosmul") {
    @Override
    void score(int n, float[][] data, int[] offsets, Pair pair, float[] scores) {
      for (int i = 0; i < n; i++) {
        float a = (data[0][offsets[0] + i] + 1) / 2;
        float b = (data[1][offsets[1] + i] + 1) / 2;
        float c = (data[2][offsets[2] + i] + 1) / 2;
        scores[i] = b * c / (a + EPSILON);
      }
    }
  },

  /** PairDirection: cos(d - c, b - a), equation 2 there; 0 where a direction is missing. */
  PAIR_COSINE("paircosine") {
    @Override
    void score(int n, float[][] data, int[] offsets, Pair pair, float[] scores) {
      double factor = pair.direction() > NEAR ? 1 / Math.sqrt(pair.direction()) : 0;
      for (int i = 0; i < n; i++) {
        double along = (data[1][offsets[1] + i] - data[0][offsets[0] + i]) - pair.own();
        double away = 2 - 2 * data[2][offsets[2] + i];
        double cosine = away > NEAR ? factor * along / Math.sqrt(away) : 0;
        scores[i] = (float) Math.max(-1, Math.min(1, cosine));
      }
    }
  };

  private static final float EPSILON = 0.001f;

  /** Squared distance that is nothing but rounding. */
  private static final double NEAR = 1e-6;

  /**
   * What a pair of directions needs to know besides a candidate's cosines.
   *
   * @param own cos(c, b) - cos(c, a)
   * @param direction the square of |b - a|
   */
  record Pair(double own, double direction) {
    /** The pair of an analogy's three vectors. */
    static Pair of(float[] a, float[] b, float[] c) {
      int n = a.length;
      double own = Directions.dot(n, c, 0, b, 0) - Directions.dot(n, c, 0, a, 0);
      return new Pair(own, 2 - 2 * Directions.dot(n, a, 0, b, 0));
    }
  }

  private final String label;

  Method(String label) {
    this.label = label;
  }

  /** What users call it. */
  public String label() {
    return label;
  }

  /**
   * Scores of n words.
   *
   * @param data arrays of the words' cosines with a, b and c
   * @param offsets where those of the first of the n words are
   * @param pair of a, b and c
   * @param scores to be filled
   */
  abstract void score(int n, float[][] data, int[] offsets, Pair pair, float[] scores);
}
