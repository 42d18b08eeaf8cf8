package org.sentuh.simulator.tissue;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The pressure sensors of a panel: from the pressure under each puck to the voltage at its node,
 * with the flaws of real parts and with the defects a scenario gives them.
 *
 * <p>Which parts one gets, and all noise, follow from the random source alone. One thread; a step
 * allocates nothing.
 */
public final class FsrPhysics {

  /** How slowly one part wanders from itself. */
  private static final double WANDER_S = 20;

  /** The rail's own tolerance, as a share, and its noise. */
  private static final double RAIL_TOLERANCE = 0.005;

  private static final double RAIL_NOISE_VOLTS = 0.0015;
  private static final double LN_10 = StrictMath.log(10);
  private static final double S_PER_MINUTE = 60;

  private final FsrPart part;
  private final ConductanceCurve curve;
  private final Noise noise;
  private final double meanRailVolts;

  /** How far the felt force may stay behind the real one, to either side, as a factor. */
  private final double play;

  private final double[] partGain;
  private final double[] feltN;
  private final double[] wander;
  private final double[] loadedS;
  private final double[] decades;
  private final double[] ohm;
  private final double[] volts;
  private final SensorDefect[] defect;
  private final double[] defectGain;
  private double railVolts;

  /**
   * Draws the parts of a panel.
   *
   * @param sensors how many, each a part of its own
   * @param random the only source of chance
   */
  public FsrPhysics(FsrPart part, int sensors, SplittableRandom random) {
    this.part = part;
    this.curve = new ConductanceCurve(part);
    this.noise = new Noise(random.split());
    this.play = StrictMath.pow(1 / (1 - part.hysteresis()), 1 / (2 * part.exponent()));
    this.partGain = new double[sensors];
    this.feltN = new double[sensors];
    this.wander = new double[sensors];
    this.loadedS = new double[sensors];
    this.decades = new double[sensors];
    this.ohm = new double[sensors];
    this.volts = new double[sensors];
    this.defect = new SensorDefect[sensors];
    this.defectGain = new double[sensors];
    for (int sensor = 0; sensor < sensors; sensor++) {
      partGain[sensor] = 1 / noise.factor(part.spread());
    }
    Arrays.fill(ohm, FsrPart.OPEN_OHM);
    Arrays.fill(defect, new SensorDefect.Sound());
    Arrays.fill(defectGain, 1);
    boolean flawless = part.noiseVolts() == 0;
    meanRailVolts = FsrPart.RAIL_VOLTS * noise.factor(flawless ? 0 : RAIL_TOLERANCE);
    railVolts = meanRailVolts;
  }

  /** Gives a sensor a defect from now on; {@link SensorDefect.Sound} mends it. */
  public void suffer(int sensor, SensorDefect what) {
    defect[sensor] = what;
    defectGain[sensor] = what instanceof SensorDefect.Jump(double factor) ? factor : 1;
  }

  /**
   * Moves all sensors on.
   *
   * @param kPa the pressure on each puck, 0 or more
   * @param dtS seconds since the last step, 0 or more
   */
  public void step(double[] kPa, double dtS) {
    double ripple = part.noiseVolts() == 0 ? 0 : RAIL_NOISE_VOLTS * noise.gaussian();
    railVolts = meanRailVolts + ripple;
    for (int sensor = 0; sensor < volts.length; sensor++) {
      double siemens = conductance(sensor, part.forceN(kPa[sensor]), dtS);
      ohm[sensor] = 1 / siemens;
      double node = railVolts / (1 + 1 / (siemens * part.dividerOhm()));
      double sample = node + part.noiseVolts() * noise.gaussian();
      volts[sensor] = atNode(sensor, Math.clamp(sample, 0, railVolts));
    }
  }

  /** The voltage at a sensor's node, 0 to the rail. */
  public double volts(int sensor) {
    return volts[sensor];
  }

  /** The voltage of the rail that feeds the dividers. */
  public double railVolts() {
    return railVolts;
  }

  /** The resistance of a sensor's part, whatever its cable does. */
  public double ohm(int sensor) {
    return ohm[sensor];
  }

  /** The resistance at 1 N that a bench calibration of this very part would find. */
  public double partR1Ohm(int sensor) {
    return part.r1Ohm() / partGain[sensor];
  }

  private double conductance(int sensor, double forceN, double dtS) {
    defectGrows(sensor, dtS);
    boolean jumped = defect[sensor] instanceof SensorDefect.Jump;
    double onPart = jumped ? forceN * defectGain[sensor] : forceN;
    feltN[sensor] = Math.clamp(feltN[sensor], onPart / play, onPart * play);
    creep(sensor, onPart, dtS);
    wander[sensor] = wandered(wander[sensor], dtS);
    double grown = jumped ? 1 : defectGain[sensor];
    double gain = partGain[sensor] * (1 + part.driftPerDecade() * decades[sensor]);
    return curve.siemens(feltN[sensor]) * gain * (1 + wander[sensor]) * grown;
  }

  /** Under load the film settles by the logarithm of time; let go, it recovers. */
  private void creep(int sensor, double forceN, double dtS) {
    if (forceN < FsrPart.FLOOR_N) {
      loadedS[sensor] = 0;
      decades[sensor] = 0;
      return;
    }
    // The slope of log10(1 + t) in place of a logarithm a tick.
    decades[sensor] += dtS / ((1 + loadedS[sensor] + dtS / 2) * LN_10);
    loadedS[sensor] += dtS;
  }

  private double wandered(double before, double dtS) {
    double sigma = part.repeatability() / 2;
    double pull = Math.min(1, dtS / WANDER_S);
    return before * (1 - pull) + sigma * Math.sqrt(pull * (2 - pull)) * noise.gaussian();
  }

  private void defectGrows(int sensor, double dtS) {
    if (defect[sensor] instanceof SensorDefect.Drifting(double sharePerMinute)) {
      defectGain[sensor] = Math.max(0, defectGain[sensor] + sharePerMinute * dtS / S_PER_MINUTE);
    }
  }

  private double atNode(int sensor, double node) {
    return switch (defect[sensor]) {
      case SensorDefect.Open _ -> 0;
      case SensorDefect.Short _ -> railVolts;
      case SensorDefect.Frozen _ -> volts[sensor];
      case SensorDefect.Noisy(double extra) ->
          Math.clamp(node + extra * noise.gaussian(), 0, railVolts);
      case SensorDefect.Sound _, SensorDefect.Drifting _, SensorDefect.Jump _ -> node;
    };
  }
}
