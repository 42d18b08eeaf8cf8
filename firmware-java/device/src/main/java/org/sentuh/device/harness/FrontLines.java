package org.sentuh.device.harness;

import java.util.Optional;
import org.sentuh.device.bus.InputLine;
import org.sentuh.device.bus.OutputLine;

/**
 * The wires to the front of a box without a screen. Any thread.
 *
 * @param startButton the button that begins
 * @param startActiveHigh whether a high level means pressed
 * @param light what a light hangs on, dark while it is low
 * @param buzzer what a buzzer hangs on, silent while it is low; empty for a silent box
 */
public record FrontLines(
    InputLine startButton,
    boolean startActiveHigh,
    OutputLine light,
    Optional<OutputLine> buzzer) {}
