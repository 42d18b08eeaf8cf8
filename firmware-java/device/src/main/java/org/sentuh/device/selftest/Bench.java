package org.sentuh.device.selftest;

import org.sentuh.control.body.Panel;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.safety.Limits;
import org.sentuh.control.treatment.State;
import org.sentuh.device.harness.PanelHarness;
import org.sentuh.settings.DeviceSettings;

/**
 * What a self-test is done to.
 *
 * @param settings how the box is wired
 * @param panel what is worn or lies on the table
 * @param limits those of a treatment
 * @param harness the started chips
 * @param ports the same chips as a loop has them
 * @param standing where the treatment is that has these ports, idle when there is none
 */
public record Bench(
    DeviceSettings settings,
    Panel panel,
    Limits limits,
    PanelHarness harness,
    Ports ports,
    State standing) {}
