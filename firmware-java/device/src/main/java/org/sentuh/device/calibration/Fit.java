package org.sentuh.device.calibration;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sentuh.control.pressure.FsrLaw;

/**
 * The law of one part, fitted to weights: {@code ln R = ln r1 - b ln F} by least squares (Interlink
 * PDS-10004 draws the curve as a power law). Whoever loads a part up and down again gets the middle
 * of its hysteresis.
 *
 * @param law what fits best
 * @param worst the greatest error of the pressure among the weights, as a share
 * @param doubt why it is not to be believed; empty for one that is
 */
public record Fit(FsrLaw law, double worst, Optional<Doubt> doubt) {

  /** So many weights at least, each measured once or more. */
  static final int FEWEST = 3;

  /** So many times the lightest weighs the heaviest, at least. */
  static final double WIDEST_LEAST = 4;

  /** A sound part lies nearer: hysteresis is 6 % to either side, drift and wandering are less. */
  static final double MOST_ERROR = 0.15;

  /** The two published readings of the maker's curve bracket ours within this factor. */
  private static final double FACTOR = 2;

  private static final double LEAST_EXPONENT = 0.6;
  private static final double MOST_EXPONENT = 1.3;

  /**
   * What follows from weights, or why nothing does.
   *
   * @param loads in the order in which they were measured
   * @param usual the law of such a part before anybody has calibrated it
   * @param loadedCounts what an unloaded sensor stays below
   */
  public static Fit of(List<Load> loads, FsrLaw usual, int loadedCounts) {
    List<Load> rests = loads.stream().filter(load -> load.grams() == 0).toList();
    List<Load> weights =
        loads.stream()
            .filter(load -> load.grams() > 0)
            .sorted(Comparator.comparingInt(Load::grams))
            .toList();
    Optional<Doubt> early = beforeALaw(rests, weights, loadedCounts);
    if (early.isPresent()) {
      return new Fit(usual, Double.NaN, early);
    }
    Optional<FsrLaw> fitted = fitted(weights, usual);
    if (fitted.isEmpty()) {
      return new Fit(usual, Double.NaN, Optional.of(Doubt.NO_SUCH_PART));
    }
    double worst = worst(weights, fitted.get());
    return new Fit(
        fitted.get(), worst, worst > MOST_ERROR ? Optional.of(Doubt.SCATTERED) : Optional.empty());
  }

  private static Optional<Doubt> beforeALaw(
      List<Load> rests, List<Load> weights, int loadedCounts) {
    if (rests.isEmpty()) {
      return Optional.of(Doubt.NO_ZERO);
    }
    if (rests.getLast().counts() >= loadedCounts) {
      return Optional.of(Doubt.PRESSED_AT_REST);
    }
    List<Integer> different = weights.stream().map(Load::grams).distinct().toList();
    if (different.size() < FEWEST) {
      return Optional.of(Doubt.FEW_LOADS);
    }
    if (different.getLast() < WIDEST_LEAST * different.getFirst()) {
      return Optional.of(Doubt.NARROW_LOADS);
    }
    return rises(weights, different) ? Optional.empty() : Optional.of(Doubt.NOT_RISING);
  }

  /** Whether each weight reads more than every lighter one, in the mean of its measurements. */
  private static boolean rises(List<Load> weights, List<Integer> different) {
    Map<Integer, Double> means =
        weights.stream()
            .collect(Collectors.groupingBy(Load::grams, Collectors.averagingInt(Load::counts)));
    double before = 0;
    for (int grams : different) {
      double mean = means.getOrDefault(grams, 0.0);
      if (mean <= before) {
        return false;
      }
      before = mean;
    }
    return true;
  }

  private static Optional<FsrLaw> fitted(List<Load> weights, FsrLaw usual) {
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    for (Load load : weights) {
      double lnForce = StrictMath.log(load.newton());
      double lnOhm = StrictMath.log(load.ohm(usual.dividerOhm()));
      x += lnForce;
      y += lnOhm;
      xx += lnForce * lnForce;
      xy += lnForce * lnOhm;
    }
    int n = weights.size();
    double exponent = -(n * xy - x * y) / (n * xx - x * x);
    double r1Ohm = StrictMath.exp((y + exponent * x) / n);
    boolean known =
        exponent >= LEAST_EXPONENT
            && exponent <= MOST_EXPONENT
            && r1Ohm >= usual.r1Ohm() / FACTOR
            && r1Ohm <= usual.r1Ohm() * FACTOR;
    return known
        ? Optional.of(new FsrLaw(r1Ohm, exponent, usual.dividerOhm(), usual.puckAreaMm2()))
        : Optional.empty();
  }

  private static double worst(List<Load> weights, FsrLaw law) {
    return weights.stream()
        .mapToDouble(load -> Math.abs(load.readAs(law) / load.kPa(law) - 1))
        .max()
        .orElse(Double.NaN);
  }
}
