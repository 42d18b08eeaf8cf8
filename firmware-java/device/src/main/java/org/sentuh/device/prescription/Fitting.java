package org.sentuh.device.prescription;

import org.sentuh.control.arming.Allowance;
import org.sentuh.control.body.Panel;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.prescription.Proof;
import org.sentuh.control.safety.Limits;
import org.sentuh.settings.Prescription;
import org.sentuh.telemetry.wire.DeviceId;

/**
 * What a prescription has to fit: this device, the panel at its plugs, and bounds that it can only
 * narrow.
 *
 * @param device its name
 * @param panel the panel that is worn
 * @param limits the device's bounds
 * @param allowance what a day may bring at most
 */
public record Fitting(DeviceId device, Panel panel, Limits limits, Allowance allowance) {

  /**
   * What the device may play of a prescription. Takes as long as a proof does.
   *
   * @throws IllegalArgumentException where it is not proven that every bound is kept, saying which
   *     is not
   */
  Plan planned(Prescription.Active active) {
    Score score = new Score(active.programme(), active.back().orElseGet(panel::drawnFor));
    return new Plan(
        active, Proof.of(score, panel, limits).orRefuse(), active.rest().narrowing(allowance));
  }
}
