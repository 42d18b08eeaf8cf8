package org.sentuh.simulator.killed;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.sentuh.control.treatment.Reason;
import org.sentuh.device.linux.Signal;
import org.sentuh.simulator.faults.Expectation;
import org.sentuh.simulator.faults.Fault;

/**
 * One fault that is done to a real process.
 *
 * @param fault which
 * @param injection what is done to the process
 * @param goesOnMs after how long a process that is held may go on; empty for one that is not held
 * @param expectation what is safe then
 */
record ProcessFault(
    Fault fault, Consumer<TriedProcess> injection, OptionalLong goesOnMs, Expectation expectation) {

  /** The circuit's own bound, with no software left. */
  private static final long SILENT_MS = 250;

  /** The process has to wake, and to tick twice. */
  private static final long STOPPED_MS = 100;

  /** Nothing is measured meanwhile; after so long no thermometer is believed any more. */
  private static final long UNMEASURED_MS = 5_000;

  /** All of them. */
  static List<ProcessFault> all() {
    return List.of(
        silent("killed", "kill -9", process -> process.signal(Signal.KILL)),
        silent("crashed", "a segmentation fault", process -> process.signal(Signal.SEGV)),
        silent("heap-full", "the heap is full", process -> process.order(Trouble.FILL)),
        silent("tick-dies", "an error ends its tick", process -> process.order(Trouble.DIE)),
        silent("tick-hangs", "its tick hangs", process -> process.order(Trouble.HANG)),
        of(
            "terminated",
            "it is told to end",
            process -> process.signal(Signal.TERM),
            new Expectation.StaysOff(STOPPED_MS, Reason.STOPPED_BY_WEARER)),
        held(50),
        held(200),
        held(1_000),
        held(5_000));
  }

  private static ProcessFault silent(String name, String what, Consumer<TriedProcess> injection) {
    return of(name, what, injection, new Expectation.FallsSilent(SILENT_MS));
  }

  /**
   * It says that it was late; and where somebody asked for a massage meanwhile, which then begins
   * with the first tick, that nobody has measured for too long.
   */
  private static ProcessFault held(long ms) {
    EnumSet<Reason> saying = EnumSet.of(Reason.TICK_LATE, Reason.TICKS_MISSED);
    if (ms >= UNMEASURED_MS) {
      saying.add(Reason.TEMPERATURE_UNKNOWN);
    }
    return new ProcessFault(
        new Fault(
            "process-held-" + ms + "ms",
            Fault.Part.REAL_PROCESS,
            String.format(Locale.ROOT, "it is held for %d ms", ms)),
        process -> process.signal(Signal.STOP),
        OptionalLong.of(ms),
        new Expectation.Passes(saying));
  }

  private static ProcessFault of(
      String name, String what, Consumer<TriedProcess> injection, Expectation expected) {
    return new ProcessFault(
        new Fault("process-" + name, Fault.Part.REAL_PROCESS, what),
        injection,
        OptionalLong.empty(),
        expected);
  }
}
