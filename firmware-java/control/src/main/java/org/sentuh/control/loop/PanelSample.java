package org.sentuh.control.loop;

import org.sentuh.control.pressure.PressureSample;
import org.sentuh.control.safety.Vitals;

/**
 * What the panel felt and reported at one tick.
 *
 * @param pressure raw pressure counts
 * @param vitals temperatures, supply, stop button, charger
 * @param busTimeNs how long the bus was busy with it
 */
public record PanelSample(PressureSample pressure, Vitals vitals, long busTimeNs) {}
