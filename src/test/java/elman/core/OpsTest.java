package elman.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OpsTest {
  /** A product of A and a packed B into C. */
  @FunctionalInterface
  interface Product {
    void run(Ops ops, Matrix c, Matrix a, Packed b);
  }

  private static Stream<Kernels> implementations() {
    return Stream.of(new ScalarKernels(), KernelLoader.load(System.err));
  }

  /** Every implementation, with m, k, n: too small to share; split by rows; split by panels. */
  static Stream<Arguments> products() {
    List<int[]> shapes =
        List.of(
            new int[] {0, 3, 4},
            new int[] {2, 3, 4},
            new int[] {7, 0, 4},
            new int[] {70, 61, 67},
            new int[] {48, 300, 66},
            new int[] {49, 300, 66},
            new int[] {64, 300, 66},
            new int[] {600, 60, 66},
            new int[] {150, 300, 33},
            new int[] {5, 300, 203});
    return implementations()
        .flatMap(
            kernels ->
                shapes.stream().map(s -> Arguments.of(new Named(kernels), s[0], s[1], s[2])));
  }

  /** Kernels that a report can name. */
  record Named(Kernels kernels) {
    @Override
    public String toString() {
      return kernels.description();
    }
  }

  @ParameterizedTest
  @MethodSource("products")
  void mul(Named named, int m, int k, int n) {
    assertProduct(named.kernels(), Ops::mul, random(1, m, k), random(2, k, n), 0);
  }

  @ParameterizedTest
  @MethodSource("products")
  void mulWithBias(Named named, int m, int k, int n) {
    float[] bias = random(4, 1, n).toArray();
    Product filled =
        (ops, c, a, b) -> {
          c.fillRows(bias);
          ops.addMul(c, a, b);
        };
    Product biased = (ops, c, a, b) -> ops.mul(c, a, b, bias);
    Matrix a = random(1, m, k);
    Matrix b = random(2, k, n);
    float[] expected = run(1, named.kernels(), filled, a, b).data();
    for (int threads = 1; threads <= 3; threads++) {
      assertArrayEquals(expected, run(threads, named.kernels(), biased, a, b).data());
    }
  }

  @ParameterizedTest
  @MethodSource("products")
  void addMul(Named named, int m, int k, int n) {
    assertProduct(named.kernels(), Ops::addMul, random(1, m, k), random(2, k, n), 1);
  }

  @ParameterizedTest
  @MethodSource("products")
  void addMulAlone(Named named, int m, int k, int n) {
    assertProduct(named.kernels(), Ops::addMulAlone, random(1, m, k), random(2, k, n), 1);
  }

  @ParameterizedTest
  @MethodSource("products")
  void addMulTransposed(Named named, int m, int k, int n) {
    Matrix a = random(1, m, k);
    Product product = (ops, c, same, b) -> ops.addMulTransposed(c, transpose(same), b);
    assertProduct(named.kernels(), product, a, random(2, k, n), 1);
  }

  @ParameterizedTest
  @MethodSource("products")
  void addMulTransposedAlone(Named named, int m, int k, int n) {
    Matrix a = random(1, m, k);
    Matrix b = random(2, k, n);
    Product product = (ops, c, same, packed) -> ops.addMulTransposedAlone(c, transpose(same), b);
    assertProduct(named.kernels(), product, a, b, 1);
  }

  @ParameterizedTest
  @MethodSource("products")
  void factorsThatAreUsedOnce(Named named, int m, int k, int n) {
    Matrix a = random(1, m, k);
    Matrix b = random(2, k, n);
    Kernels kernels = named.kernels();
    assertProduct(kernels, (ops, c, same, packed) -> ops.mul(c, same, b), a, b, 0);
    assertProduct(kernels, (ops, c, same, packed) -> ops.addMul(c, same, b), a, b, 1);
    Product transposed = (ops, c, same, packed) -> ops.addMulTransposed(c, transpose(same), b);
    assertProduct(kernels, transposed, a, b, 1);
  }

  /** What one thread packs is what several pack. */
  @ParameterizedTest
  @MethodSource("products")
  void packAlone(Named named, int m, int k, int n) {
    Kernels kernels = named.kernels();
    Matrix b = random(2, k, n);
    Product straight =
        (ops, c, a, shared) -> {
          Packed alone = new Packed(kernels);
          ops.packAlone(alone, b);
          ops.addMul(c, a, alone);
        };
    assertProduct(kernels, straight, random(1, m, k), b, 1);
    Product transposed =
        (ops, c, a, shared) -> {
          Packed alone = new Packed(kernels);
          ops.packTransposedAlone(alone, transpose(b));
          ops.addMul(c, a, alone);
        };
    assertProduct(kernels, transposed, random(1, m, k), b, 1);
  }

  /** Fails unless one, two and three workers agree to the bit on C = keep C + A B. */
  private static void assertProduct(
      Kernels kernels, Product product, Matrix a, Matrix b, int keep) {
    Matrix old = random(3, a.rows(), b.cols());
    Matrix c = run(1, kernels, product, a, b);
    assertArrayEquals(c.data(), run(2, kernels, product, a, b).data());
    assertArrayEquals(c.data(), run(3, kernels, product, a, b).data());
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < b.cols(); j++) {
        double sum = keep * old.get(i, j);
        double magnitude = Math.abs(sum);
        for (int p = 0; p < a.cols(); p++) {
          double term = (double) a.get(i, p) * b.get(p, j);
          sum += term;
          magnitude += Math.abs(term);
        }
        Awkward.assertNear(sum, c.get(i, j), magnitude, a.cols() + 1);
      }
    }
    c.copyFrom(old);
    assertArrayEquals(old.data(), c.data(), "nothing outside the view is written");
  }

  private static Matrix run(int threads, Kernels kernels, Product product, Matrix a, Matrix b) {
    try (Workers workers = new Workers(threads)) {
      Ops ops = new Ops(kernels, workers);
      Packed packed = new Packed(kernels);
      Matrix c = random(3, a.rows(), b.cols());
      ops.pack(packed, b);
      product.run(ops, c, a, packed);
      Matrix again = random(3, a.rows(), b.cols());
      ops.packTransposed(packed, transpose(b));
      product.run(ops, again, a, packed);
      assertArrayEquals(c.data(), again.data(), "packed from the transpose");
      return c;
    }
  }

  /** A view with an offset and a stride: the same for the same seed and shape. */
  private static Matrix random(long seed, int rows, int cols) {
    float[] data = new Guarded(new Rng(seed), 3 + rows * (cols + 5)).data;
    return new Matrix(data, 3, rows, cols, cols + 5);
  }

  private static Matrix transpose(Matrix a) {
    Matrix transpose = random(4, a.cols(), a.rows());
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < a.cols(); j++) {
        transpose.set(j, i, a.get(i, j));
      }
    }
    return transpose;
  }

  @ParameterizedTest
  @CsvSource({"3,5,5,7,3,6", "3,5,5,7,4,7", "3,5,4,7,3,7", "3,4,5,7,3,7"})
  void shapesThatDoNotFit(int m, int k, int depth, int n, int rows, int cols) {
    try (Workers workers = new Workers(1)) {
      Ops ops = new Ops(new ScalarKernels(), workers);
      Packed b = new Packed(ops.kernels());
      ops.pack(b, Matrix.zeros(depth, n));
      Matrix a = Matrix.zeros(m, k);
      Matrix transpose = Matrix.zeros(k, m);
      Matrix c = Matrix.zeros(rows, cols);
      for (Runnable product :
          List.<Runnable>of(
              () -> ops.mul(c, a, b),
              () -> ops.addMul(c, a, b),
              () -> ops.addMulAlone(c, a, b),
              () -> ops.addMulTransposed(c, transpose, b))) {
        assertThrows(IllegalArgumentException.class, product::run);
      }
    }
  }

  @Test
  void addColumnSums() {
    implementations().forEach(OpsTest::assertColumnSums);
  }

  private static void assertColumnSums(Kernels kernels) {
    Matrix a = random(1, 50, 203);
    float[] one = columnSums(kernels, a, 1);
    assertArrayEquals(one, columnSums(kernels, a, 2));
    assertArrayEquals(one, columnSums(kernels, a, 3));
    for (int j = 0; j < 203; j++) {
      double sum = 3;
      double magnitude = 3;
      for (int i = 0; i < 50; i++) {
        sum += a.get(i, j);
        magnitude += Math.abs(a.get(i, j));
      }
      Awkward.assertNear(sum, one[j], magnitude, 50);
    }
  }

  private static float[] columnSums(Kernels kernels, Matrix a, int threads) {
    float[] sums = new float[a.cols()];
    Arrays.fill(sums, 3);
    try (Workers workers = new Workers(threads)) {
      new Ops(kernels, workers).addColumnSums(sums, a);
    }
    return sums;
  }
}
