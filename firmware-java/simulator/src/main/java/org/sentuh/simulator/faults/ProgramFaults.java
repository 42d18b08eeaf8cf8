package org.sentuh.simulator.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sentuh.control.treatment.Reason;
import org.sentuh.simulator.faults.Expectation.Ends;
import org.sentuh.simulator.faults.Expectation.FallsSilent;
import org.sentuh.simulator.faults.Expectation.GoesOn;
import org.sentuh.simulator.faults.Expectation.Passes;
import org.sentuh.simulator.faults.Fault.Part;

/** What may go wrong with the program, its clock, and the process that it runs in. */
final class ProgramFaults {

  private final List<SteppedFault> faults = new ArrayList<>();

  private ProgramFaults() {}

  static List<SteppedFault> all() {
    ProgramFaults of = new ProgramFaults();
    of.program();
    of.process();
    return of.faults;
  }

  private void program() {
    bug("bug-at-sensors", bed -> bed.throwAtSensors(new IllegalStateException("a bug")));
    bug("bug-at-drivers", bed -> bed.throwAtDrivers(new IllegalStateException("a bug")));
    bug("clock-jumps-back", bed -> bed.jumpClock(-10_000));
    faults.add(
        new SteppedFault(
            "bug-at-recorder",
            Part.PROGRAM,
            "writing down what happens throws",
            bed -> bed.throwAtRecorder(new IllegalStateException("a bug")),
            new FallsSilent(Expectation.CUT_OFF_MS),
            6));
    faults.add(
        new SteppedFault(
            "clock-jumps-ahead",
            Part.PROGRAM,
            "the monotonic clock jumps by 10 s",
            bed -> bed.jumpClock(10_000),
            Passes.afterAHold(),
            6));
    faults.add(
        new SteppedFault(
            "recorder-full",
            Part.PROGRAM,
            "the disk stands still and nobody takes events any more",
            Bed::fillRecorder,
            new GoesOn(),
            6));
    faults.add(
        new SteppedFault(
            "out-of-memory",
            Part.PROGRAM,
            "the tick's thread dies of an error",
            bed -> bed.throwAtSensors(new OutOfMemoryError("as if")),
            new FallsSilent(Expectation.CUT_OFF_MS),
            6));
  }

  private void process() {
    paused("paused-15ms", 15, Passes.afterAHold());
    paused("paused-50ms", 50, Passes.afterAHold());
    paused("paused-200ms", 200, Passes.afterAHold());
    paused("paused-1s", 1_000, Passes.afterAHold());
    paused("paused-5s", 5_000, Passes.afterAHold());
    faults.add(
        new SteppedFault(
            "ticks-always-late",
            Part.PROCESS,
            "every tick takes 12 ms",
            bed -> bed.slowDown(12),
            new Ends(Expectation.CUT_OFF_MS, Reason.TICKS_MISSED),
            6));
    faults.add(
        new SteppedFault(
            "ticks-never-done-in-time",
            Part.PROCESS,
            "every tick takes 9 ms",
            bed -> bed.slowDown(9),
            new Ends(Expectation.CUT_OFF_MS, Reason.TICKS_MISSED),
            6));
    faults.add(
        new SteppedFault(
            "killed",
            Part.PROCESS,
            "the process is killed",
            Bed::die,
            new FallsSilent(Expectation.CUT_OFF_MS),
            6));
  }

  private void bug(String name, Consumer<Bed> injection) {
    faults.add(
        new SteppedFault(
            name,
            Part.PROGRAM,
            "the program itself goes wrong",
            injection,
            new Ends(Expectation.CUT_OFF_MS, Reason.PROGRAM_FAULT),
            6));
  }

  private void paused(String name, long ms, Expectation expected) {
    faults.add(
        new SteppedFault(
            name,
            Part.PROCESS,
            "nothing of the process runs for " + ms + " ms",
            bed -> bed.pause(ms),
            expected,
            8));
  }
}
