package org.sentuh.simulator.session;

import java.util.List;
import java.util.Map;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.loop.Setup;

/**
 * A treatment that was played to its end.
 *
 * @param setup what it was played from
 * @param events everything that happened
 * @param ended the last word on it
 * @param ticks how many ticks, with those before the start
 * @param contactFraction the part of zones and ticks, from start to end, in which the back was
 *     touched
 * @param maxIntensity the strongest felt intensity of a motor
 * @param maxDuty the greatest duty that reached a motor, kicks among them
 * @param motorsOnMax the most motors driven at once
 * @param currentMaxA the greatest current that was measured
 * @param busTimeMsP99 the bus time that 99 of 100 ticks stay within
 * @param limits the reasons that held, each with its ticks
 * @param motorDose seconds of full intensity that reached the back, a motor
 * @param motorPrescribed seconds of full intensity that the programme asked for, a motor
 * @param digest SHA-256 over all decisions
 */
public record Played(
    Setup setup,
    List<Event> events,
    Fact.Ended ended,
    long ticks,
    double contactFraction,
    double maxIntensity,
    double maxDuty,
    int motorsOnMax,
    double currentMaxA,
    double busTimeMsP99,
    Map<String, Long> limits,
    List<Double> motorDose,
    List<Double> motorPrescribed,
    String digest) {}
