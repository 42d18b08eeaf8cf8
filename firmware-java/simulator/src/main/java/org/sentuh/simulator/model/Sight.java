package org.sentuh.simulator.model;

import org.sentuh.control.treatment.State;

/**
 * What can be seen of a treatment.
 *
 * @param state where it is
 * @param level her level, in hundredths
 * @param ceiling her ceiling, in hundredths
 * @param placeNs the place in the programme
 * @param runNs how long it has run since its start
 * @param treatedNs how long it has run in all
 * @param pausedNs how long it has waited in all its pauses
 * @param pauseNs how long the present pause has lasted
 * @param easingNs how long it has been easing, by the explorer's own clock
 * @param deed how far a person has gone towards a massage since the last end
 */
record Sight(
    State state,
    int level,
    int ceiling,
    long placeNs,
    long runNs,
    long treatedNs,
    long pausedNs,
    long pauseNs,
    long easingNs,
    Deed deed) {}
