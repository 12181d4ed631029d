package elman.embed.query;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import elman.core.KernelLoader;
import elman.core.Ops;
import elman.core.Workers;
import elman.embed.vectors.WordVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassesTest {
  private static int[] classes(WordVectors vectors, int count, int threads) {
    try (Workers workers = new Workers(threads)) {
      return Classes.of(
          new Directions(vectors, new Ops(KernelLoader.load(System.err), workers)), count);
    }
  }

  /** Classes begin as a c e and b d f; the centre of the first is more to the left. */
  @Test
  void wordsOfOneDirectionComeTogether() {
    WordVectors vectors =
        Planes.vectors(
            "a b c d e f",
            Planes.at(180, 1),
            Planes.at(0, 1),
            Planes.at(170, 2),
            Planes.at(190, 1),
            Planes.at(10, 1),
            Planes.at(-10, 3));
    assertArrayEquals(new int[] {0, 1, 0, 0, 1, 1}, classes(vectors, 2, 1));
    assertArrayEquals(new int[6], classes(vectors, 1, 1));
  }

  @ParameterizedTest
  @CsvSource({"5, 2", "5, 3", "100, 4"})
  void areTheSameForAnyNumberOfThreads(int count, int threads) {
    WordVectors vectors = Planes.random(30_000, 150);
    assertArrayEquals(classes(vectors, count, 1), classes(vectors, count, threads));
  }

  /** The definition, word by word: a mean, a length, a largest product. */
  @Test
  void agreeWithTheDefinition() {
    int size = 200;
    int dim = 6;
    int count = 7;
    WordVectors vectors = Planes.random(size, dim);
    float[][] rows = new float[size][dim];
    int[] classes = new int[size];
    for (int i = 0; i < size; i++) {
      vectors.vectors().copy(i, rows[i], 0);
      classes[i] = i % count;
    }
    for (int round = 0; round < 10; round++) {
      float[][] centres = new float[count][dim];
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < dim; j++) {
          centres[classes[i]][j] += rows[i][j];
        }
      }
      for (float[] centre : centres) {
        Directions.normalize(centre, 0, dim);
      }
      for (int i = 0; i < size; i++) {
        for (int k = 0; k < count; k++) {
          if (Directions.dot(dim, rows[i], 0, centres[k], 0)
              > Directions.dot(dim, rows[i], 0, centres[classes[i]], 0)) {
            classes[i] = k;
          }
        }
      }
    }
    assertArrayEquals(classes, classes(vectors, count, 2));
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "4", "2147483647"})
  void thereAreNoMoreThanWords(int count) {
    assertThrows(IllegalArgumentException.class, () -> classes(Planes.random(3, 2), count, 1));
  }
}
