package elman.core;

import java.util.Arrays;
import java.util.List;

/** A digest of the bits of every kernel's results, each time from the same operands. */
final class KernelsDigest {
  /** Two vectors of 16 and a rest, so that every loop and what follows it runs. */
  private static final int N = 37;

  private final Kernels kernels;
  private final float[] x = new Guarded(new Rng(1), 4 * N, 4).data;
  private final float[] y = new Guarded(new Rng(2), 4 * N, 4).data;
  private final float[] z = new Guarded(new Rng(3), 4 * N, 4).data;

  private KernelsDigest(Kernels kernels) {
    this.kernels = kernels;
  }

  /**
   * Prints the digest after as many runs as the argument says, or fails if one of them gave another
   * digest than the first, when all code was cold.
   */
  public static void main(String[] arguments) {
    Kernels kernels = KernelLoader.load(System.err);
    List<Integer> digest = of(kernels);
    for (int run = 1; run < Integer.parseInt(arguments[0]); run++) {
      List<Integer> again = of(kernels);
      if (!again.equals(digest)) {
        throw new AssertionError("run " + run + ": " + again + " after " + digest);
      }
    }
    System.out.println(kernels.description() + " " + digest);
  }

  private static List<Integer> of(Kernels kernels) {
    return List.of(
        new KernelsDigest(kernels).vectors(),
        new KernelsDigest(kernels).squashed(),
        new KernelsDigest(kernels).product(),
        new KernelsDigest(kernels).dots(),
        new KernelsDigest(kernels).rowPairs(),
        new KernelsDigest(kernels).lstm(),
        new KernelsDigest(kernels).gru());
  }

  private int vectors() {
    kernels.axpy(N, 0.3f, x, 0, y, 0);
    kernels.mul(N, x, 0, y, 0, z, 0);
    kernels.mulAdd(N, x, 0, y, 0, z, 0);
    kernels.scale(N, 0.3f, z, 0);
    kernels.sigmoidBackward(N, x, 0, y, N);
    kernels.tanhBackward(N, x, 0, y, 2 * N);
    return digest((float) kernels.sumOfSquares(4 * N, z, 0));
  }

  private int squashed() {
    kernels.sigmoid(N, x, 0);
    kernels.tanh(N, y, 0);
    return digest(kernels.softmax(N, z, 0));
  }

  private int product() {
    Packed packed = new Packed(kernels);
    packed.reshape(3, N);
    packed.pack(Matrix.of(y, N).rows(0, 3), 0, packed.panels());
    float[] c = new float[13 * N];
    kernels.gemm(13, x, 0, 3, 1, packed, 0, packed.panels(), c, 0, N);
    return Arrays.hashCode(c);
  }

  private int dots() {
    float[] s = new float[N];
    kernels.dots(3, N, x, 0, y, 0, s, 0);
    kernels.dots(4, N - 2, y, 1, z, 1, s, 3);
    return Arrays.hashCode(s);
  }

  private int rowPairs() {
    int[] rows = {0, 2 * N, 3 * N};
    float[] s = new float[6];
    float[] scratch = new float[Kernels.ROW_SCRATCH];
    kernels.rowProducts(2, x, rows, 3, y, rows, N, s, scratch);
    kernels.rowGradients(2, x, rows, z, 3, y, rows, N, s);
    kernels.sumRows(N, 0.3f, y, rows, 0, 3, z, N);
    kernels.addToRows(N, z, N, x, rows, 0, 3);
    kernels.rowUpdates(2, x, rows, z, 3, y, rows, N, s);
    kernels.rowUpdates(1, x, rows, z, 6, y, new int[] {0, 16, 32, 48, 64, 80}, 16, s);
    return digest(s[5]);
  }

  private int lstm() {
    kernels.lstmForward(N, N, x, 0, y, 0, N, z, 0);
    int forward = digest(0);
    kernels.lstmBackward(N, N, x, 0, y, 0, N, z, 0, z, N);
    return 31 * forward + digest(0);
  }

  private int gru() {
    kernels.gruForward(N, N, x, 0, y, 0, N);
    kernels.gruBackward(N, N, x, 0, y, 0, z, 0, N);
    return digest(0);
  }

  private int digest(float result) {
    return Arrays.hashCode(
        new int[] {
          Arrays.hashCode(x), Arrays.hashCode(y), Arrays.hashCode(z), Float.floatToIntBits(result)
        });
  }
}
