package org.sentuh.device.selftest;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sentuh.control.treatment.Reason;
import org.sentuh.telemetry.wire.Notice;

/**
 * What a self-test looked at, what it measured, what it found and what it cannot know. Immutable.
 *
 * @param panel the panel's name
 * @param atNs when it ended, on the clock that it was given
 * @param lastedNs how long it took, the starting of the chips not included
 * @param ended why it ended; {@link Reason#COMPLETED} when it was through
 * @param missedTicks how many ticks came late, so that something may have been read at another
 *     moment than it is judged for
 * @param findings everything that is not as it must be
 * @param unknown what it cannot know or did not try
 * @param chips the chips of the device file and whether each answered as it must
 * @param motors what each motor drew, in the panel's order
 * @param sensors what each force sensor said at rest, in the panel's order
 * @param thermometers what each thermometer said, in the panel's order
 * @param power the rail and the heartbeat's cut-off
 */
public record SelfTestReport(
    String panel,
    long atNs,
    long lastedNs,
    Reason ended,
    long missedTicks,
    List<Finding> findings,
    Set<Unknown> unknown,
    List<ChipSeen> chips,
    List<MotorSeen> motors,
    List<SensorSeen> sensors,
    List<ThermometerSeen> thermometers,
    Power power) {

  /** Keeps its own copies. */
  public SelfTestReport {
    findings = List.copyOf(findings);
    unknown = Collections.unmodifiableSet(new TreeSet<>(unknown));
    chips = List.copyOf(chips);
    motors = List.copyOf(motors);
    sensors = List.copyOf(sensors);
    thermometers = List.copyOf(thermometers);
  }

  /** What came of a self-test. */
  public enum Outcome {
    /** Everything was looked at and is as it must be. */
    SOUND,
    /** Something is not as it must be. */
    FAULTY,
    /** It ended before it was through, and nothing was wrong until then. */
    UNFINISHED;

    /** Its word in files and messages. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A chip of the device file.
   *
   * @param address its address
   * @param chip what sits there
   * @param well whether it answered as that chip must
   */
  public record ChipSeen(int address, String chip, boolean well) {}

  /**
   * A motor.
   *
   * @param site its site
   * @param wire its chip and channel
   * @param kickAmps what it drew in the kick; NaN when it was not tried
   * @param runAmps what it drew at the end of its pulse; NaN when it was not tried
   * @param leastAmps the least that a sound one draws there
   * @param mostAmps the most that a sound one draws there
   * @param effect what it conducts turning as a share of what it conducts standing
   * @param fault what is wrong with it
   */
  public record MotorSeen(
      String site,
      String wire,
      double kickAmps,
      double runAmps,
      double leastAmps,
      double mostAmps,
      double effect,
      Optional<Fault> fault) {

    static MotorSeen untried(String site, String wire) {
      double none = Double.NaN;
      return new MotorSeen(site, wire, none, none, none, none, none, Optional.empty());
    }

    static MotorSeen shorted(String site, String wire, double amps) {
      double none = Double.NaN;
      return new MotorSeen(
          site, wire, amps, none, none, none, none, Optional.of(Fault.MOTOR_SHORTED));
    }

    /** Whether it was pulsed to the end. */
    public boolean tried() {
      return !Double.isNaN(runAmps);
    }
  }

  /**
   * A force sensor.
   *
   * @param zone its zone
   * @param wire its converter and input
   * @param counts the mean of what was read; NaN when nothing was
   * @param jitterCounts how far it moved from one reading to the next
   * @param fault what is wrong with it
   */
  public record SensorSeen(
      String zone, String wire, double counts, double jitterCounts, Optional<Fault> fault) {}

  /**
   * A thermometer.
   *
   * @param site its site
   * @param wire its chip
   * @param celsius what it said; NaN when it said nothing
   * @param fault what is wrong with it
   */
  public record ThermometerSeen(String site, String wire, double celsius, Optional<Fault> fault) {}

  /**
   * What feeds the motors, and what turns them off.
   *
   * @param railVolts the motor rail at rest; NaN when it was not read
   * @param restAmps what flowed while nothing was driven; NaN when it was not read
   * @param cutOffNs from the last heartbeat to no current; -1 when it was not measured
   * @param cutOffMostNs the most that is allowed
   * @param railOffVolts the motor rail when the heartbeat had been silent; NaN when not read
   * @param stopTried whether the stop button was pressed and let go
   */
  public record Power(
      double railVolts,
      double restAmps,
      long cutOffNs,
      long cutOffMostNs,
      double railOffVolts,
      boolean stopTried) {}

  /** What came of it. */
  public Outcome outcome() {
    if (!findings.isEmpty()) {
      return Outcome.FAULTY;
    }
    return ended == Reason.COMPLETED ? Outcome.SOUND : Outcome.UNFINISHED;
  }

  /** Whether what it says may come from other work on this machine instead of from the panel. */
  public boolean wasHeldUp() {
    return switch (ended) {
      case TICKS_MISSED -> true;
      case COMPLETED -> missedTicks > 0 && !findings.isEmpty();
      default -> false; // a stop, or a fault that ended it, is not tried again
    };
  }

  /** The same as an entry of the journal. */
  public Notice.SelfTested notice() {
    return new Notice.SelfTested(
        outcome().word(),
        ended.code(),
        lastedNs,
        power.cutOffNs() < 0 ? Double.NaN : power.cutOffNs() / 1e6,
        findings.stream()
            .map(found ->
                new Notice.Found(
                    found.fault().code(),
                    found.part().word(),
                    found.place(),
                    found.wire(),
                    found.measured(),
                    found.least(),
                    found.most()))
            .toList(),
        unknown.stream().map(Unknown::code).toList(),
        motors.stream()
            .filter(MotorSeen::tried)
            .map(motor -> new Notice.MotorDrew(motor.site(), motor.runAmps() * 1e3))
            .toList());
  }

  /** What a technician brings, each part once. */
  public Set<Part> parts() {
    return findings.stream()
        .map(Finding::part)
        .filter(part -> part != Part.NONE)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
