package elman.nn;

import elman.core.Kernels;
import elman.core.Matrix;
import elman.nn.JordanNetwork.Feedback;

/**
 * How outputs come back in a {@link JordanNetwork}: next = m s + f(y).
 *
 * @param feedback what f is
 * @param decay m
 */
record OutputLoop(Kernels kernels, Feedback feedback, float decay) {

  /** Writes the next context, B x V; the teacher's symbol is the next input and comes with it. */
  void feedBack(Matrix y, Matrix s, Matrix next) {
    if (feedback == Feedback.TEACHER) {
      next.fill(0);
    } else {
      next.copyFrom(y);
    }
    if (feedback == Feedback.SIGMOID) {
      kernels.sigmoid(next.size(), next.data(), next.at(0));
    } else if (feedback == Feedback.SOFTMAX) {
      for (int b = 0; b < next.rows(); b++) {
        kernels.softmax(next.cols(), next.data(), next.at(b));
      }
    }
    kernels.axpy(next.size(), decay, s.data(), s.at(0), next.data(), next.at(0));
  }

  /** dy += (df/dy)' ds, of outputs between the contexts s and next. */
  void addGradient(Matrix dy, Matrix ds, Matrix s, Matrix next) {
    for (int b = 0; b < dy.rows(); b++) {
      float[] v = next.rows(b, 1).toArray();
      kernels.axpy(v.length, -decay, s.data(), s.at(b), v, 0);
      float dot = 0;
      for (int k = 0; k < v.length; k++) {
        dot += v[k] * ds.get(b, k);
      }
      for (int k = 0; k < v.length; k++) {
        float d = ds.get(b, k);
        float local =
            switch (feedback) {
              case SOFTMAX -> v[k] * (d - dot);
              case SIGMOID -> v[k] * (1 - v[k]) * d;
              default -> d;
            };
        dy.set(b, k, dy.get(b, k) + local);
      }
    }
  }
}
