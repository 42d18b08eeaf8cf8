package org.sentuh.control.loop;

/**
 * The five things that the world provides to the loop.
 *
 * @param clock time; within a tick it is only asked whether the tick has kept its budget
 * @param sensors what the panel feels
 * @param actuators the motors
 * @param heartbeat what keeps their outputs enabled
 * @param recorder who takes what happened
 */
public record Ports(
    Clock clock,
    PanelSensors sensors,
    Actuators actuators,
    Heartbeat heartbeat,
    Recorder recorder) {}
