package org.sentuh.control.safety;

import org.sentuh.control.controller.ContactRule;
import org.sentuh.control.controller.PressureRule;
import org.sentuh.control.controller.Smoothness;

/**
 * Every bound that a treatment is kept within, as the clinic has set them.
 *
 * <p>A value may be stricter than the product's own hard limit, never looser: {@link HardLimits}
 * refuses those when this record is made.
 *
 * @param skin skin-side temperature
 * @param pressure pressure under a sensor's puck
 * @param contact when a zone touches, and how few zones are too few
 * @param time how long
 * @param intensity how strong, and how fast it may become stronger
 * @param motors how many, how long, how much current
 * @param current what the motors draw, beside what they are told
 * @param vibration the day's vibration exposure
 * @param supply the motor rail
 */
public record Limits(
    Skin skin,
    Pressure pressure,
    Contact contact,
    Time time,
    Intensity intensity,
    Motors motors,
    Current current,
    Vibration vibration,
    Supply supply) {

  /** Refuses any bound that is looser than the product's own. */
  public Limits {
    HardLimits.check(skin, pressure, contact, time, intensity, motors, current, vibration, supply);
  }

  /**
   * Skin-side temperature.
   *
   * @param warnCelsius gentler from here
   * @param stopCelsius stop at this
   * @param riseWarnK gentler from so much above the beginning
   * @param riseStopK stop at so much above the beginning
   * @param fastK stop when it has warmed by so much
   * @param fastS within so long
   * @param fastFromCelsius and is at least this warm, which the body alone does not make it
   */
  public record Skin(
      double warnCelsius,
      double stopCelsius,
      double riseWarnK,
      double riseStopK,
      double fastK,
      double fastS,
      double fastFromCelsius) {}

  /**
   * Pressure under a sensor's puck.
   *
   * @param sustainedWarnKpa gentler when the mean over the window is above this
   * @param sustainedWindowS the window
   * @param sustainedStopKpa stop when the pressure stays at or above this
   * @param sustainedStopS for so long
   * @param peakWarnKpa gentler from this pressure
   * @param peakStopKpa stop when the pressure stays at or above this
   * @param peakStopS for so long
   * @param differenceWarn noted when left and right of a height differ by this part of the larger
   * @param differenceS for so long
   */
  public record Pressure(
      double sustainedWarnKpa,
      double sustainedWindowS,
      double sustainedStopKpa,
      double sustainedStopS,
      double peakWarnKpa,
      double peakStopKpa,
      double peakStopS,
      double differenceWarn,
      double differenceS) {}

  /**
   * Contact with the back.
   *
   * @param rule when a zone touches
   * @param zonesWarn noted with fewer zones than this
   * @param noneStopS stop when no zone touches for so long
   * @param firmness how firm contact makes a zone gentler
   * @param faultyStop stop when so many pressure sensors are not believed
   */
  public record Contact(
      ContactRule rule, int zonesWarn, double noneStopS, PressureRule firmness, int faultyStop) {}

  /**
   * How long.
   *
   * @param treatmentWarnS gentler from here
   * @param treatmentStopS stop at this
   * @param dayStopS stop when the day's treatments together reach this
   * @param wornStopS stop when the panel has been worn for so long
   * @param pausedStopS stop when a pause lasts so long
   */
  public record Time(
      double treatmentWarnS,
      double treatmentStopS,
      double dayStopS,
      double wornStopS,
      double pausedStopS) {}

  /**
   * Felt intensity.
   *
   * @param warn noted from here
   * @param cap never above this
   * @param smoothness how fast it may change
   */
  public record Intensity(double warn, double cap, Smoothness smoothness) {}

  /**
   * The motors.
   *
   * @param onWarn noted when more than so many are driven at once
   * @param onMost never more than so many at once
   * @param continuousWarnS one motor becomes gentler when driven without a rest for so long
   * @param continuousStopS stop when one motor is driven without a rest for so long
   * @param restS a motor that has been still for so long has rested
   * @param stopAmps stop when the motors together draw this
   * @param stopAmpsS for so long
   */
  public record Motors(
      int onWarn,
      int onMost,
      double continuousWarnS,
      double continuousStopS,
      double restS,
      double stopAmps,
      double stopAmpsS) {}

  /**
   * What the motors draw, beside what they are told. A motor's current grows nearly in a straight
   * line with its felt intensity.
   *
   * @param gentlestAmps what one motor draws at the gentlest intensity
   * @param fullAmps what one motor draws at full intensity
   * @param spareAmps so much more may flow than is explained
   * @param spareShare and so much more, as a share of what is explained
   * @param unexplainedAs stop when what flows beyond that has carried so much charge, in
   *     ampere-seconds
   * @param missingShare less than this share of what is expected is missing
   * @param missingLeastAmps where at least so much is expected
   * @param missingS stop when it is missing for so long
   */
  public record Current(
      double gentlestAmps,
      double fullAmps,
      double spareAmps,
      double spareShare,
      double unexplainedAs,
      double missingShare,
      double missingLeastAmps,
      double missingS) {

    /** What a frame explains, in A. */
    public double explainedAmps(ApprovedFrame frame) {
      double amps = 0;
      for (int motor = 0; motor < frame.motors(); motor++) {
        double intensity = frame.intensity(motor);
        amps += intensity > 0 ? gentlestAmps + (fullAmps - gentlestAmps) * intensity : 0;
      }
      return amps;
    }
  }

  /**
   * The day's vibration exposure, as the eight-hour equivalent A(8) of Directive 2002/44/EC.
   *
   * @param warnMs2 gentler from here, m/s²
   * @param stopMs2 stop at this, m/s²
   * @param fullMs2 the weighted acceleration of one motor at full intensity, m/s²
   */
  public record Vibration(double warnMs2, double stopMs2, double fullMs2) {}

  /**
   * The motor rail.
   *
   * @param leastVolts stop below this
   * @param mostVolts stop above this
   * @param outsideS for so long
   * @param deadVolts below this no motor turns: the rail is off
   * @param cutOffS so long after the last heartbeat it has to be
   */
  public record Supply(
      double leastVolts, double mostVolts, double outsideS, double deadVolts, double cutOffS) {}
}
