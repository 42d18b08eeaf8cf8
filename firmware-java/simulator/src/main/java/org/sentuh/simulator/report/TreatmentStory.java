package org.sentuh.simulator.report;

import java.util.List;
import org.sentuh.control.event.Event;
import org.sentuh.control.loop.Setup;

/**
 * Everything that a report tells of one treatment.
 *
 * @param setup what was decided before it
 * @param events what happened, in the order of their sequence
 * @param motorDoseS felt intensity times time that each motor delivered while its zone touched, in
 *     seconds of full intensity, in the panel's order
 * @param motorPrescribedS what the programme asked of each motor at the mother's level, in seconds
 *     of full intensity
 * @param summary the treatment in numbers
 * @param recording where the pressure came from
 */
public record TreatmentStory(
    Setup setup,
    List<Event> events,
    List<Double> motorDoseS,
    List<Double> motorPrescribedS,
    Summary summary,
    Recording recording) {

  /** Refuses doses that are not one a motor. */
  public TreatmentStory {
    events = List.copyOf(events);
    motorDoseS = List.copyOf(motorDoseS);
    motorPrescribedS = List.copyOf(motorPrescribedS);
    int motors = setup.panel().motors().size();
    if (motorDoseS.size() != motors || motorPrescribedS.size() != motors) {
      throw new IllegalArgumentException(
          motorDoseS.size()
              + " delivered and "
              + motorPrescribedS.size()
              + " prescribed doses for the "
              + motors
              + " motors of panel "
              + setup.panel().name());
    }
  }
}
