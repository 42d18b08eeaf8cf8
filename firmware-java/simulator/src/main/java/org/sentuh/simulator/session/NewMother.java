package org.sentuh.simulator.session;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.arming.Allowance;
import org.sentuh.control.arming.Questionnaire;
import org.sentuh.control.arming.SelfTestResult;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Setup;
import org.sentuh.device.readiness.HoldLatch;
import org.sentuh.device.readiness.Keeping;
import org.sentuh.device.readiness.LedgerKeeping;
import org.sentuh.device.readiness.Readiness;
import org.sentuh.settings.AllowanceFile;
import org.sentuh.settings.ScreeningFile;
import org.sentuh.simulator.session.TreatmentFiles.Text;
import org.sentuh.telemetry.wire.Wall;

/**
 * A mother who has had no treatment yet and whom nothing keeps from one: what simulated treatments
 * begin with. Her prescription is taken for granted; {@link Setup} takes none but a proven
 * programme.
 */
public final class NewMother {

  /** A time of day that nobody knows. */
  private static final Wall.Clock UNSET = () -> new Wall(Instant.EPOCH, Wall.Quality.UNSET);

  private NewMother() {}

  /** The questions as shipped. */
  public static Questionnaire questions() {
    Text file = Text.shipped("screening.yaml");
    return ScreeningFile.read(file.name(), file.content());
  }

  /** The allowance as shipped. */
  public static Allowance allowance() {
    Text file = Text.shipped("allowance.yaml");
    return AllowanceFile.read(file.name(), file.content());
  }

  /** She agrees to everything, and everything can be kept. */
  public static Readiness.Sources sources(Supplier<@Nullable SelfTestResult> selfTest) {
    return new Readiness.Sources(
        () -> true,
        Optional::empty,
        Optional::empty,
        Optional::empty,
        selfTest,
        Readiness.Asked.NOBODY);
  }

  /**
   * For a treatment in stepped time, which begins where a sound panel has just been tested: its
   * chips have answered to their names, and its scenario has not begun to hurt it.
   */
  public static Supplier<@Nullable SelfTestResult> testedJustNow(Clock clock) {
    SelfTestResult started = new SelfTestResult(clock.nowNs(), true);
    return () -> started;
  }

  /** Readiness that forgets everything with the program, in a time of day that nobody knows. */
  public static Readiness readiness(Setup setup, Clock clock) {
    return readiness(setup, new Memory(), clock, clock, testedJustNow(clock));
  }

  /**
   * The same with holds and doses that are kept, another time for the doses, and a self-test of its
   * own.
   *
   * @param kept where they are kept
   * @param ledgerClock runs at least as fast as time does
   * @param selfTest the last one of this boot
   */
  public static Readiness readiness(
      Setup setup,
      Keeping kept,
      Clock clock,
      Clock ledgerClock,
      Supplier<@Nullable SelfTestResult> selfTest) {
    return readiness(setup, new HoldLatch(kept, UNSET), kept, clock, ledgerClock, selfTest);
  }

  /** The same with a hold that somebody else has, too. */
  public static Readiness readiness(
      Setup setup,
      HoldLatch hold,
      Keeping kept,
      Clock clock,
      Clock ledgerClock,
      Supplier<@Nullable SelfTestResult> selfTest) {
    return new Readiness(
        setup,
        questions(),
        hold,
        new LedgerKeeping(kept, allowance(), setup.limits(), ledgerClock, UNSET),
        sources(selfTest),
        clock);
  }

  /**
   * A device's own folder in the hands of a mother who is new to it: its hold stands, what it knew
   * of doses was another's.
   */
  public static Keeping newTo(Keeping device) {
    return new Keeping() {
      @Override
      public Optional<String> value(String name) {
        return name.equals(LedgerKeeping.NAME) ? Optional.empty() : device.value(name);
      }

      @Override
      public void keep(String name, String line) {
        device.keep(name, line);
      }

      @Override
      public boolean damaged() {
        return device.damaged();
      }
    };
  }

  private static final class Memory implements Keeping {

    private final Map<String, String> lines = new ConcurrentHashMap<>();

    @Override
    public Optional<String> value(String name) {
      return Optional.ofNullable(lines.get(name));
    }

    @Override
    public void keep(String name, String line) {
      lines.put(name, line);
    }

    @Override
    public boolean damaged() {
      return false;
    }
  }
}
