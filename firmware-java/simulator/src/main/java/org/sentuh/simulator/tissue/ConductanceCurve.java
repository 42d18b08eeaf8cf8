package org.sentuh.simulator.tissue;

/**
 * The conductance of an FSR over force, in a table so that a tick takes no power: straight between
 * points of 1/160 N, which is within 0.002 % of the power law over its whole range.
 */
final class ConductanceCurve {

  private static final int PER_N = 160;

  private final double[] siemens = new double[(int) (FsrPart.MOST_N * PER_N) + 2];

  ConductanceCurve(FsrPart part) {
    for (int i = 0; i < siemens.length; i++) {
      siemens[i] = lawSiemens(part, (double) i / PER_N);
    }
  }

  double siemens(double forceN) {
    double at = Math.clamp(forceN, 0, FsrPart.MOST_N) * PER_N;
    int below = (int) at;
    return siemens[below] + (at - below) * (siemens[below + 1] - siemens[below]);
  }

  private static double lawSiemens(FsrPart part, double forceN) {
    double open = 1 / FsrPart.OPEN_OHM;
    if (forceN <= FsrPart.OPEN_N) {
      return open;
    }
    if (forceN < FsrPart.FLOOR_N) {
      double closed = (forceN - FsrPart.OPEN_N) / (FsrPart.FLOOR_N - FsrPart.OPEN_N);
      return open + closed * (1 / part.ohm(FsrPart.FLOOR_N) - open);
    }
    return 1 / part.ohm(forceN);
  }
}
