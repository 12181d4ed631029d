package elman.inspect;

import elman.core.Workers;
import elman.io.FormatException;
import java.util.List;

/** The spectra of several matrices, found by several threads. */
public final class Spectra {
  private Spectra() {}

  /**
   * The spectrum of each matrix.
   *
   * @param source what messages call the file that they are from
   * @throws FormatException if the eigenvalues of one cannot be found
   */
  public static List<Spectrum> of(String source, List<RecurrentMatrix> matrices, Workers workers)
      throws FormatException {
    Spectrum[] spectra = new Spectrum[matrices.size()];
    try {
      workers.split(
          spectra.length,
          1,
          (from, to) -> {
            for (int i = from; i < to; i++) {
              spectra[i] = matrices.get(i).spectrum();
            }
          });
    } catch (ArithmeticException e) {
      throw new FormatException(source, null, e.getMessage(), e);
    }
    return List.of(spectra);
  }
}
