package org.sentuh.device.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import com.pi4j.io.gpio.digital.DigitalStateChangeListener;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class Pi4jLinesTest {

  private final DigitalInput input = mock(DigitalInput.class);
  private final DigitalOutput output = mock(DigitalOutput.class);

  @Test
  void anInputIsReadAsItIs() {
    InputLine line = new Pi4jInputLine(input);
    when(input.state()).thenReturn(DigitalState.HIGH, DigitalState.LOW, DigitalState.UNKNOWN);
    assertThat(line.level()).isEqualTo(Level.HIGH);
    assertThat(line.level()).isEqualTo(Level.LOW);
    assertThat(line.level()).isEqualTo(Level.UNKNOWN);
  }

  @Test
  void anInputThatCannotBeReadIsUnknown() {
    when(input.state()).thenThrow(new Pi4JException("GPIO 27: Input/output error (5)"));
    assertThat(new Pi4jInputLine(input).level()).isEqualTo(Level.UNKNOWN);
  }

  @Test
  void aPressBetweenTwoReadingsIsToldByTheNextOneAndNoMore() {
    ArgumentCaptor<DigitalStateChangeListener> listener = ArgumentCaptor.captor();
    when(input.addListener(listener.capture())).thenReturn(input);
    when(input.state()).thenReturn(DigitalState.LOW);
    InputLine line = Pi4jInputLine.holding(Level.HIGH, input);
    assertThat(line.level()).isEqualTo(Level.LOW);

    edge(listener.getValue(), DigitalState.HIGH);
    edge(listener.getValue(), DigitalState.LOW);
    assertThat(line.level()).isEqualTo(Level.HIGH);
    assertThat(line.level()).isEqualTo(Level.LOW);
  }

  /** The kernel may see but one edge of a press that is shorter than its interrupt. */
  @Test
  void theEndOfAPressTellsOfItAsWell() {
    ArgumentCaptor<DigitalStateChangeListener> listener = ArgumentCaptor.captor();
    when(input.addListener(listener.capture())).thenReturn(input);
    when(input.state()).thenReturn(DigitalState.LOW);
    InputLine line = Pi4jInputLine.holding(Level.HIGH, input);
    edge(listener.getValue(), DigitalState.LOW);
    assertThat(line.level()).isEqualTo(Level.HIGH);
    assertThat(line.level()).isEqualTo(Level.LOW);
  }

  @Test
  void anOutputIsDrivenAndSaysWhenItWasNot() {
    OutputLine line = new Pi4jOutputLine(output);
    assertThat(line.high()).isEqualTo(Transfer.DONE);
    assertThat(line.low()).isEqualTo(Transfer.DONE);
    verify(output).state(DigitalState.HIGH);
    verify(output).state(DigitalState.LOW);
    when(output.state(any())).thenThrow(new Pi4JException("gone"));
    assertThat(line.high()).isEqualTo(Transfer.FAILED);
  }

  private void edge(DigitalStateChangeListener listener, DigitalState state) {
    listener.onDigitalStateChange(new DigitalStateChangeEvent<>(input, state));
  }
}
