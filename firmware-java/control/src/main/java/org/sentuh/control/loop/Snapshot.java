package org.sentuh.control.loop;

import org.sentuh.control.controller.Intent;
import org.sentuh.control.pressure.PressureMap;
import org.sentuh.control.safety.Verdict;
import org.sentuh.control.safety.Vitals;
import org.sentuh.control.treatment.State;

/**
 * The latest tick, for those who show it. Immutable.
 *
 * @param tNs the tick's time
 * @param state where the treatment is after it
 * @param placeNs the place in the programme
 * @param level her level
 * @param ceiling her ceiling
 * @param intent what was asked
 * @param verdict what was granted, with the frame
 * @param pressure what the back felt like
 * @param vitals what the panel reported about itself
 */
public record Snapshot(
    long tNs,
    State state,
    long placeNs,
    double level,
    double ceiling,
    Intent intent,
    Verdict verdict,
    PressureMap pressure,
    Vitals vitals) {}
