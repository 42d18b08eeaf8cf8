package org.sentuh.control.loop;

import java.util.List;
import org.sentuh.control.treatment.Command;

/**
 * One tick, complete: whoever feeds the inputs to another loop gets the same snapshot, to the byte.
 *
 * @param missedPeriods whole periods missed before it
 * @param commands the commands that it took, in order
 * @param sample what the panel felt
 * @param delivery what became of the frame
 * @param punctual whether it was done in time for its heartbeat
 * @param snapshot what was decided
 */
public record TickRecord(
    long missedPeriods,
    List<Command> commands,
    PanelSample sample,
    Delivery delivery,
    boolean punctual,
    Snapshot snapshot) {}
