package org.sentuh.control.safety;

import org.sentuh.control.controller.ContactRule;
import org.sentuh.control.controller.PressureRule;
import org.sentuh.control.controller.Smoothness;

/** The limits of {@code config/limits.yaml}, each to be changed by itself for a test. */
public final class LimitTable {

  public double warnCelsius = 39;
  public double stopCelsius = 41;
  public double riseWarnK = 4;
  public double riseStopK = 6;
  public double fastK = 1.5;
  public double fastS = 10;
  public double fastFromCelsius = 36;
  public double sustainedWarnKpa = 4.3;
  public double sustainedWindowS = 60;
  public double sustainedStopKpa = 10;
  public double sustainedStopS = 30;
  public double peakWarnKpa = 10;
  public double peakStopKpa = 20;
  public double peakStopS = 2;
  public double differenceWarn = 0.5;
  public double differenceS = 10;
  public ContactRule contact = new ContactRule(1.0, 500_000_000L, 0.7, 1_000_000_000L);
  public int zonesWarn = 4;
  public double noneStopS = 10;
  public PressureRule firmness = new PressureRule(4.3, 10, 1.5, 3, 0.5, 0.5);
  public int faultyStop = 2;
  public double treatmentWarnS = 900;
  public double treatmentStopS = 1200;
  public double dayStopS = 3600;
  public double wornStopS = 3600;
  public double pausedStopS = 300;
  public double intensityWarn = 0.7;
  public double cap = 0.8;
  public double levelRisePerS = 0.1;
  public double motorRisePerS = 4;
  public int onWarn = 8;
  public int onMost = 10;
  public double continuousWarnS = 30;
  public double continuousStopS = 60;
  public double restS = 1;
  public double stopAmps = 1.0;
  public double stopAmpsS = 0.1;
  public double gentlestAmps = 0.005;
  public double fullAmps = 0.085;
  public double spareAmps = 0.03;
  public double spareShare = 0.25;
  public double unexplainedAs = 0.03;
  public double missingShare = 0.5;
  public double missingLeastAmps = 0.02;
  public double missingS = 1.5;
  public double vibrationWarnMs2 = 0.5;
  public double vibrationStopMs2 = 1.0;
  public double vibrationFullMs2 = 0.55;
  public double leastVolts = 2.7;
  public double mostVolts = 3.3;
  public double outsideS = 0.1;
  public double deadVolts = 0.4;
  public double cutOffS = 0.5;

  /** The limits as they stand in the table now. */
  public Limits limits() {
    return new Limits(
        new Limits.Skin(
            warnCelsius, stopCelsius, riseWarnK, riseStopK, fastK, fastS, fastFromCelsius),
        new Limits.Pressure(
            sustainedWarnKpa,
            sustainedWindowS,
            sustainedStopKpa,
            sustainedStopS,
            peakWarnKpa,
            peakStopKpa,
            peakStopS,
            differenceWarn,
            differenceS),
        new Limits.Contact(contact, zonesWarn, noneStopS, firmness, faultyStop),
        new Limits.Time(treatmentWarnS, treatmentStopS, dayStopS, wornStopS, pausedStopS),
        new Limits.Intensity(
            intensityWarn, cap, new Smoothness(levelRisePerS, motorRisePerS, 0.5, 2)),
        new Limits.Motors(
            onWarn, onMost, continuousWarnS, continuousStopS, restS, stopAmps, stopAmpsS),
        new Limits.Current(
            gentlestAmps,
            fullAmps,
            spareAmps,
            spareShare,
            unexplainedAs,
            missingShare,
            missingLeastAmps,
            missingS),
        new Limits.Vibration(vibrationWarnMs2, vibrationStopMs2, vibrationFullMs2),
        new Limits.Supply(leastVolts, mostVolts, outsideS, deadVolts, cutOffS));
  }
}
