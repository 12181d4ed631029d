package elman.train;

/** Training cannot go on: the loss or the gradient is no finite number any more. */
public final class DivergedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says at which step, and what to try. */
  public DivergedException(long step) {
    super(
        "the loss is not a finite number at step "
            + step
            + "; try a lower --lr or a lower --clip (the best model so far, if there is one, is"
            + " kept)");
  }
}
