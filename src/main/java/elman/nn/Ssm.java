package elman.nn;

import elman.core.Matrix;
import elman.core.Ops;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A selective state space (Mamba: Gu and Dao 2023, equations 1 to 4 and algorithm 2): each unit has
 * N states that decay, how fast and what they take in being chosen anew at each step. With W x(t) +
 * b cut into u, z, v (H each), B, C (N each), and for a unit and its states n = 1 .. N
 *
 * <pre>
 *   d = softplus(v)    s_n(t) = exp(d A_n) s_n(t-1) + d B_n u
 *   p = sum over n of C_n s_n(t) + E u        h(t) = p z sigmoid(z)
 * </pre>
 *
 * <p>d is the step, called delta there; A_n = -exp(A_log_n). As in Mamba-2 (Dao and Gu 2024,
 * section 7) all of u, z, v, B, C are of the layer's inputs; the product after the gate is left to
 * the layer above, and there is no convolution. Tensors: {@code rnn.weight_ih_l0}, (3 H + 2 N) x D,
 * and {@code rnn.bias_ih_l0} in the order u, z, v, B, C; and as Mamba names them {@code
 * rnn.A_log_l0}, H x N, and {@code rnn.D_l0}, H, which is E above.
 */
public final class Ssm extends ScanCell {
  /** States of each unit, N. */
  public static final int STATES = 8;

  /** Place of the step's argument v among the blocks u, z, v. */
  public static final int STEP = 2;

  /** Number of the blocks u, z, v of H rows each, behind which are B and C. */
  public static final int BLOCKS = 3;

  /** Room for a sequence: exp(d A) of all states, and 6 rows of H. */
  private static final int ROWS = STATES + 6;

  private final Softplus softplus;
  private final Param logDecay;
  private final Param direct;

  /** A, all units' A_1 first: N x H. */
  private Matrix decay = Matrix.zeros(0, 0);

  private final List<Matrix> state = new ArrayList<>();
  private final Buffer stateBuffer = new Buffer();
  private final Buffer sumBuffer = new Buffer();
  private final Buffer scratchBuffer = new Buffer();

  /** s(-1) .. s(T-1), all units' s_1 first: (T+1) B x N H. */
  private Matrix s;

  /** p, what the gate lets out: T B x H. */
  private Matrix sums;

  /** Gradients by the states before the step last gone back, B x N H. */
  private Matrix ds = Matrix.zeros(0, 0);

  /** Each sequence's gradients by A and by E, summed over its steps: B x (N + 1) H. */
  private Matrix own = Matrix.zeros(0, 0);

  /** Norms of the gradients by the states after each step, T B. */
  private double[] norms = new double[0];

  private Matrix scratch;

  /**
   * @param inputs D
   * @param hidden H
   * @param suffix of the parameters' names, e.g. {@code l0}
   */
  public Ssm(Ops ops, int inputs, int hidden, String suffix) {
    super(ops, gateRows(hidden), inputs, hidden, suffix);
    softplus = new Softplus(kernels);
    logDecay = Param.zeros("rnn.A_log_" + suffix, hidden, STATES);
    direct = Param.zeros("rnn.D_" + suffix, 1, hidden);
  }

  /** Rows of W: u, z, v of {@code hidden} units, and B, C. */
  public static int gateRows(int hidden) {
    return BLOCKS * hidden + 2 * STATES;
  }

  /** W: (3 H + 2 N) x D, b: 3 H + 2 N, A_log: H x N, E: H. */
  @Override
  public List<Param> params() {
    return List.of(weightIh, biasIh, logDecay, direct);
  }

  @Override
  void refresh() {
    super.refresh();
    decay = Matrix.zeros(STATES, hidden);
    for (int j = 0; j < hidden; j++) {
      for (int n = 0; n < STATES; n++) {
        decay.set(n, j, (float) -Math.exp(logDecay.value().get(j, n)));
      }
    }
  }

  @Override
  void begin(int newSteps, int newBatch) {
    super.begin(newSteps, newBatch);
    s = stateBuffer.shape((steps + 1) * batch, STATES * hidden);
    sums = sumBuffer.shape(steps * batch, hidden);
    scratch = scratchBuffer.shape(batch, ROWS * hidden);
    if (state.isEmpty() || state.get(0).rows() != batch) {
      reset(batch);
    }
    for (int n = 0; n < STATES; n++) {
      states(s.rows(0, batch), n).copyFrom(state.get(n));
    }
  }

  @Override
  void end() {
    for (int n = 0; n < STATES; n++) {
      state.get(n).copyFrom(states(s.rows(steps * batch, batch), n));
    }
  }

  /** All units' states n, of each row. */
  private Matrix states(Matrix rows, int n) {
    return rows.cols(n * hidden, hidden);
  }

  /** s_1 .. s_N. */
  @Override
  public List<Matrix> state() {
    return List.copyOf(state);
  }

  @Override
  void reset(int newBatch) {
    super.reset(newBatch);
    state.clear();
    for (int n = 0; n < STATES; n++) {
      state.add(Matrix.zeros(newBatch, hidden));
    }
  }

  @Override
  void scan(int row, int before, int after) {
    int u = gates.at(before);
    int step = u + STEP * hidden;
    int b = u + BLOCKS * hidden;
    int next = s.at(after);
    int p = sums.at(before);
    float[] room = scratch.data();
    int taken = part(scratch, row, STATES * hidden);
    softplus.apply(hidden, gates.data(), step, room, taken);
    decays(step, room, scratch.at(row));
    kernels.mul(STATES * hidden, room, scratch.at(row), s.data(), s.at(before), s.data(), next);
    kernels.mul(hidden, gates.data(), step, gates.data(), u, room, taken);
    kernels.mul(hidden, direct.weights(), 0, gates.data(), u, sums.data(), p);
    for (int n = 0; n < STATES; n++) {
      int states = next + n * hidden;
      kernels.axpy(hidden, gates.data()[b + n], room, taken, s.data(), states);
      kernels.axpy(hidden, gates.data()[b + STATES + n], s.data(), states, sums.data(), p);
    }
    int gate = taken + hidden;
    openGate(u + hidden, room, gate);
    kernels.mul(hidden, sums.data(), p, room, gate, h.data(), h.at(after));
  }

  /** Writes exp(d A) of all states. */
  private void decays(int step, float[] to, int at) {
    for (int n = 0; n < STATES; n++) {
      kernels.mul(hidden, gates.data(), step, decay.data(), decay.at(n), to, at + n * hidden);
    }
    kernels.exp(STATES * hidden, to, at);
  }

  /** Writes z sigmoid(z), and behind it sigmoid(z). */
  private void openGate(int z, float[] to, int at) {
    System.arraycopy(gates.data(), z, to, at + hidden, hidden);
    kernels.sigmoid(hidden, to, at + hidden);
    kernels.mul(hidden, gates.data(), z, to, at + hidden, to, at);
  }

  @Override
  void beginBackward() {
    super.beginBackward();
    if (ds.rows() != batch) {
      ds = Matrix.zeros(batch, STATES * hidden);
      own = Matrix.zeros(batch, (STATES + 1) * hidden);
    }
    ds.fill(0);
    own.fill(0);
    norms = new double[steps * batch];
  }

  @Override
  void scanBack(int row, int before, int after) {
    float[] room = scratch.data();
    int u = gates.at(before);
    int step = u + STEP * hidden;
    int dp = part(scratch, row, STATES * hidden);
    gateBack(before, dh.at(after), dp);
    int dStep = dp + hidden;
    int taken = dStep + hidden;
    kernels.mul(hidden, gates.data(), step, gates.data(), u, room, taken);
    int dTaken = taken + hidden;
    statesBack(row, before, after, dTaken);
    kernels.mul(hidden, room, dTaken, gates.data(), u, room, dp + 5 * hidden);
    kernels.axpy(hidden, 1, room, dp + 5 * hidden, room, dStep);
    kernels.mulAdd(hidden, room, dp, gates.data(), u, own.data(), part(own, row, STATES * hidden));
    kernels.mul(hidden, room, dp, direct.weights(), 0, gates.data(), u);
    kernels.mulAdd(hidden, room, dTaken, gates.data(), step, gates.data(), u);
    softplus.back(hidden, room, dStep, gates.data(), step, room, dTaken);
  }

  /** From dy to dp and, in the gate's place, to the gradient by z. */
  private void gateBack(int before, int dy, int dp) {
    float[] room = scratch.data();
    int z = gates.at(before) + hidden;
    int gate = dp + 4 * hidden;
    openGate(z, room, gate);
    kernels.mul(hidden, dh.data(), dy, room, gate, room, dp);
    for (int j = 0; j < hidden; j++) {
      float open = room[gate + j];
      float slope = room[gate + hidden + j] * (1 - open) + open;
      gates.data()[z + j] = dh.data()[dy + j] * sums.data()[sums.at(before) + j] * slope;
    }
  }

  /**
   * From dp and the gradients by the states after the step to those by the states before, B and C
   * (in their places), A, d u (at {@code dTaken}) and, through the decay, d.
   */
  private void statesBack(int row, int before, int after, int dTaken) {
    float[] room = scratch.data();
    float[] g = gates.data();
    int decays = scratch.at(row);
    int dp = part(scratch, row, STATES * hidden);
    int dStep = dp + hidden;
    int taken = dStep + hidden;
    int step = gates.at(before) + STEP * hidden;
    int b = gates.at(before) + BLOCKS * hidden;
    decays(step, room, decays);
    Arrays.fill(room, dTaken, dTaken + hidden, 0);
    Arrays.fill(room, dStep, dStep + hidden, 0);
    int d = ds.at(row);
    for (int n = 0; n < STATES; n++) {
      kernels.axpy(hidden, g[b + STATES + n], room, dp, ds.data(), d + n * hidden);
      kernels.axpy(hidden, g[b + n], ds.data(), d + n * hidden, room, dTaken);
    }
    norms[before] = Math.sqrt(kernels.sumOfSquares(STATES * hidden, ds.data(), d));
    kernels.dots(STATES, hidden, ds.data(), d, room, taken, g, b);
    kernels.dots(STATES, hidden, s.data(), s.at(after), room, dp, g, b + STATES);
    kernels.mul(STATES * hidden, ds.data(), d, room, decays, ds.data(), d);
    kernels.mul(STATES * hidden, ds.data(), d, s.data(), s.at(before), room, decays);
    for (int n = 0; n < STATES; n++) {
      int e = decays + n * hidden;
      kernels.mulAdd(hidden, room, e, decay.data(), decay.at(n), room, dStep);
      kernels.mulAdd(hidden, room, e, g, step, own.data(), part(own, row, n * hidden));
    }
  }

  @Override
  List<Matrix> carriedGradients() {
    return List.of(ds);
  }

  @Override
  List<Matrix> stateGradients() {
    List<Matrix> gradients = new ArrayList<>();
    for (int n = 0; n < STATES; n++) {
      gradients.add(states(ds, n));
    }
    return gradients;
  }

  /** Of the gradients by s, as h is not carried on. */
  @Override
  double[][] stateNorms() {
    double[][] all = new double[steps][];
    Arrays.setAll(all, t -> Arrays.copyOfRange(norms, t * batch, (t + 1) * batch));
    return all;
  }

  /** By A_log, of which A is the derivative of A, and by E. */
  @Override
  void accumulate() {
    float[] totals = new float[own.cols()];
    ops.addColumnSums(totals, own);
    for (int j = 0; j < hidden; j++) {
      for (int n = 0; n < STATES; n++) {
        float grad = logDecay.grad().get(j, n) + totals[n * hidden + j] * decay.get(n, j);
        logDecay.grad().set(j, n, grad);
      }
    }
    kernels.axpy(hidden, 1, totals, STATES * hidden, direct.gradient(), 0);
  }
}
