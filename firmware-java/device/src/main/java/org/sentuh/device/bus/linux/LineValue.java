package org.sentuh.device.bus.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import com.pi4j.io.gpio.digital.DigitalState;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.sentuh.device.linux.DeviceNode;
import org.sentuh.device.linux.LinuxFailure;

/** The level of a line that is held. Nothing is allocated for it. Any thread. */
final class LineValue {

  private static final long THE_ONE_LINE = 1;

  private final DeviceNode line;
  private final MemorySegment values = Arena.ofAuto().allocate(GpioLayout.VALUES_BYTES, Long.BYTES);

  LineValue(DeviceNode line) {
    this.line = line;
    values.set(JAVA_LONG, GpioLayout.VALUES_MASK_AT, THE_ONE_LINE);
  }

  synchronized void drive(DigitalState state) {
    values.set(JAVA_LONG, GpioLayout.VALUES_BITS_AT, state.isHigh() ? THE_ONE_LINE : 0);
    try {
      line.ask(GpioLayout.SET_VALUES, values);
    } catch (LinuxFailure failed) {
      throw new NotCarried(failed);
    }
  }

  synchronized DigitalState read() {
    try {
      line.ask(GpioLayout.GET_VALUES, values);
    } catch (LinuxFailure failed) {
      throw new NotCarried(failed);
    }
    boolean high = (values.get(JAVA_LONG, GpioLayout.VALUES_BITS_AT) & THE_ONE_LINE) != 0;
    return high ? DigitalState.HIGH : DigitalState.LOW;
  }
}
