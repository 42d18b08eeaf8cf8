package org.sentuh.control.safety;

/**
 * The bounds of a massage that is shown on a midwife's own hand: those of a treatment, and gentler.
 * Every interlock of a treatment stands; a hand needs less than a back, and nobody may be startled.
 */
public final class HandBounds {

  /** The strongest that is shown, felt, 0 to 1: half of where a massage usually begins. */
  public static final double CAP = 0.20;

  /** A hand that is taken away is no riddle: it ends sooner than on a back. */
  private static final double NO_HAND_S = 5;

  /** One doubtful sensor is enough: a hand can wait. */
  private static final int FAULTY = 1;

  /** A pause is an end soon. */
  private static final double PAUSED_S = 30;

  private HandBounds() {}

  /** The bounds on a device with these limits; none of them is looser. */
  public static Limits within(Limits limits) {
    Limits.Contact contact = limits.contact();
    Limits.Intensity intensity = limits.intensity();
    Limits.Time time = limits.time();
    double cap = Math.min(intensity.cap(), CAP);
    return new Limits(
        limits.skin(),
        limits.pressure(),
        new Limits.Contact(
            contact.rule(),
            contact.zonesWarn(),
            Math.min(contact.noneStopS(), NO_HAND_S),
            contact.firmness(),
            Math.min(contact.faultyStop(), FAULTY)),
        new Limits.Time(
            time.treatmentWarnS(),
            time.treatmentStopS(),
            time.dayStopS(),
            time.wornStopS(),
            Math.min(time.pausedStopS(), PAUSED_S)),
        new Limits.Intensity(Math.min(intensity.warn(), cap), cap, intensity.smoothness()),
        limits.motors(),
        limits.current(),
        limits.vibration(),
        limits.supply());
  }
}
