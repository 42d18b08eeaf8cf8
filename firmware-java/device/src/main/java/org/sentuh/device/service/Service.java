package org.sentuh.device.service;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sentuh.device.calibration.Calibrating;
import org.sentuh.device.claim.Claiming;
import org.sentuh.device.selftest.Person;
import org.sentuh.device.selftest.SelfTestReport;
import org.sentuh.device.turns.PanelTurns;
import org.sentuh.device.turns.SelfTestTurn;
import org.sentuh.telemetry.journal.JournalHealth;
import org.sentuh.telemetry.uplink.UplinkStatus;
import org.sentuh.telemetry.wire.Wall;

/** All doors of a technician at the device, in one place. Any thread. */
public final class Service {

  private final Instrument instrument;
  private final PanelTurns turns;
  private final Bench bench;
  private final Calibrating calibrating;
  private final Box box;
  private final LogTail log;
  private final SupportBundle bundle;
  private final @Nullable Claiming claiming;
  private final AtomicReference<@Nullable SelfTestTurn> testing = new AtomicReference<>();

  /**
   * What a self-test that somebody asks for is done to, and where its report goes.
   *
   * @param of the panel and the bus
   * @param told is given the report on the tick's thread, and must not wait
   * @param last the last report of this boot, or null
   */
  public record Bench(
      SelfTestTurn.TestBench of,
      java.util.function.Consumer<SelfTestReport> told,
      Supplier<@Nullable SelfTestReport> last) {}

  /**
   * How the box around the panel is.
   *
   * @param version of the program
   * @param journal how much it holds
   * @param uplink how the clinic is reached
   * @param wall the time of day
   */
  public record Box(
      String version,
      Supplier<JournalHealth> journal,
      Supplier<UplinkStatus> uplink,
      Wall.Clock wall) {}

  /** The doors of a device that no clinic could claim: none is beside it. */
  public Service(
      Instrument instrument,
      PanelTurns turns,
      Bench bench,
      Calibrating calibrating,
      Box box,
      LogTail log,
      SupportBundle bundle) {
    this(instrument, turns, bench, calibrating, box, log, bundle, null);
  }

  /**
   * The doors of one device.
   *
   * @param claiming what takes a clinic's offer; null where nobody could
   */
  public Service(
      Instrument instrument,
      PanelTurns turns,
      Bench bench,
      Calibrating calibrating,
      Box box,
      LogTail log,
      SupportBundle bundle,
      @Nullable Claiming claiming) {
    this.instrument = instrument;
    this.turns = turns;
    this.bench = bench;
    this.calibrating = calibrating;
    this.box = box;
    this.log = log;
    this.bundle = bundle;
    this.claiming = claiming;
  }

  /** What the latest tick read. */
  public Instrument instrument() {
    return instrument;
  }

  /** The last self-test of this boot, or null. */
  public @Nullable SelfTestReport lastTest() {
    return bench.last().get();
  }

  /**
   * Asks for a self-test; false while something else has the panel.
   *
   * @param hands whether somebody is at the panel to press what it asks for
   */
  public boolean test(boolean hands) {
    SelfTestTurn turn = new SelfTestTurn(bench.of(), hands, bench.told());
    boolean taken = turns.ask(turn);
    if (taken) {
      testing.set(turn);
    }
    return taken;
  }

  /** What the test that goes on asks somebody at the panel to do. */
  public Optional<Person.Request> asked() {
    SelfTestTurn turn = testing.get();
    boolean goesOn = turns.word().filter(SelfTestTurn.WORD::equals).isPresent();
    return turn == null || !goesOn ? Optional.empty() : turn.asked();
  }

  /** The wizard that calibrates the force sensors. */
  public Calibrating calibrating() {
    return calibrating;
  }

  /** How the box is. */
  public Box box() {
    return box;
  }

  /** What was logged. */
  public LogTail log() {
    return log;
  }

  /** One file of it all. */
  public SupportBundle bundle() {
    return bundle;
  }

  /** What takes a clinic's offer; empty where nobody could. */
  public Optional<Claiming> claiming() {
    return Optional.ofNullable(claiming);
  }
}
