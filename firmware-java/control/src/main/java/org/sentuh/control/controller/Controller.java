package org.sentuh.control.controller;

import java.util.Arrays;
import org.sentuh.control.body.Panel;
import org.sentuh.control.pattern.CrossFade;
import org.sentuh.control.pattern.Moment;
import org.sentuh.control.pressure.Baseline;
import org.sentuh.control.pressure.PressureMap;
import org.sentuh.control.treatment.State;
import org.sentuh.control.treatment.Treatment;

/**
 * Turns the programme's moment and the back's answer into a requested intensity for every motor.
 *
 * <p>The level follows the mother's through the programme's ramps and rises no faster than allowed,
 * so that a start, a resume or a returning strap never jumps. Each zone is let in while it touches,
 * gentler where it is pressed firmly or where its sensor is in doubt, and fades when it comes off.
 * Used by the tick's thread alone.
 */
public final class Controller {

  /**
   * Felt intensity below which a motor is left at rest: nobody feels it, and it would only warm the
   * skin.
   */
  public static final double FELT = 0.02;

  private final Panel panel;
  private final CrossFade crossFade;
  private final PressureRule firmness;
  private final Smoothness smoothness;
  private final ContactGate gate;
  private final Baseline baseline;
  private final double[] gains;
  private final double[] shaped;
  private double level;

  /**
   * A controller at rest for one panel.
   *
   * @param crossFade lays touches on the same panel
   */
  public Controller(
      Panel panel,
      CrossFade crossFade,
      ContactRule contact,
      PressureRule firmness,
      Smoothness smoothness) {
    this.panel = panel;
    this.crossFade = crossFade;
    this.firmness = firmness;
    this.smoothness = smoothness;
    this.gate = new ContactGate(contact, panel.zones());
    this.baseline = new Baseline(panel.zones());
    this.gains = new double[panel.zones()];
    this.shaped = new double[panel.motors().size()];
  }

  /** How firmly the panel has lain on the back in this wear. */
  public Baseline baseline() {
    return baseline;
  }

  /** Begins from rest again, as after a stop: what was cut off is not taken up where it was. */
  public void rest() {
    level = 0;
    Arrays.fill(shaped, 0);
  }

  /** What is asked for at this tick. */
  public Intent step(Treatment treatment, PressureMap map, long dtNs) {
    boolean[] contact = new boolean[panel.zones()];
    for (int zone = 0; zone < contact.length; zone++) {
      contact[zone] = gate.judge(zone, map, dtNs);
      gains[zone] = gain(zone, contact[zone], map, dtNs);
    }
    Moment moment = treatment.score().at(treatment.placeNs());
    double asked = treatment.state().mayDrive() ? treatment.level() * moment.strength() : 0;
    double wanted = isPlaying(treatment) ? asked : 0;
    level = treatment.state().mayDrive() ? smoothness.level(level, wanted, dtNs) : 0;
    double[] prescribed = new double[shaped.length];
    crossFade.lay(moment.touches(), prescribed);
    double[] intensities = new double[shaped.length];
    for (int motor = 0; motor < intensities.length; motor++) {
      intensities[motor] = shape(motor, prescribed[motor], dtNs);
      prescribed[motor] *= asked;
    }
    return new Intent(level, intensities, prescribed, contact, moment);
  }

  private static boolean isPlaying(Treatment treatment) {
    return treatment.state() instanceof State.Running(State.Pace pace)
        && pace == State.Pace.PLAYING;
  }

  private double gain(int zone, boolean touching, PressureMap map, long dtNs) {
    if (!touching) {
      baseline.forget(zone);
      return smoothness.gate(gains[zone], 0, dtNs);
    }
    if (!map.isValid(zone)) {
      return smoothness.gate(gains[zone], Math.min(gains[zone], firmness.doubtful()), dtNs);
    }
    baseline.learn(zone, map.kPa(zone), dtNs);
    double factor = firmness.factor(map.kPa(zone), baseline.isKnown(zone), baseline.kPa(zone));
    return smoothness.gate(gains[zone], factor, dtNs);
  }

  private double shape(int motor, double share, long dtNs) {
    double wanted = share * level * gains[panel.zoneOf(motor)];
    double most = smoothness.highestMotor(shaped[motor], dtNs);
    shaped[motor] = wanted < FELT ? 0 : Math.min(wanted, most);
    return shaped[motor];
  }
}
