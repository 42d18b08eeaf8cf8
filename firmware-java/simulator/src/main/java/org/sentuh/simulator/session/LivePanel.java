package org.sentuh.simulator.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.arming.Hold;
import org.sentuh.control.body.SensorSite;
import org.sentuh.control.event.Event;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Inbox;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.control.treatment.State;
import org.sentuh.device.calibration.Calibrating;
import org.sentuh.device.calibration.KeptCalibrations;
import org.sentuh.device.front.Showing;
import org.sentuh.device.prescription.KeptPrescription;
import org.sentuh.device.prescription.Plan;
import org.sentuh.device.readiness.HoldLatch;
import org.sentuh.device.readiness.Keeping;
import org.sentuh.device.readiness.LedgerKeeping;
import org.sentuh.device.readiness.Readiness;
import org.sentuh.device.reporting.FromAfar;
import org.sentuh.device.reporting.Reporting;
import org.sentuh.device.selftest.LastSelfTest;
import org.sentuh.device.selftest.SelfTestReport;
import org.sentuh.device.service.Instrument;
import org.sentuh.device.service.LogTail;
import org.sentuh.device.service.Service;
import org.sentuh.device.service.SupportBundle;
import org.sentuh.device.service.TreatmentRecording;
import org.sentuh.device.turns.HandTurn;
import org.sentuh.device.turns.NoTreatment;
import org.sentuh.device.turns.PanelTurns;
import org.sentuh.device.visit.TreatmentBook;
import org.sentuh.device.visit.Visit;
import org.sentuh.simulator.demo.Stage;
import org.sentuh.simulator.tissue.Recording;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.Wall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A simulated panel that keeps up with a real clock: its physics moves on at every tick.
 *
 * <p>Ticks are kept in memory while the treatment runs, for nothing on the tick may wait for a
 * disk, and written when it is over.
 */
public final class LivePanel implements Stage {

  private static final Logger LOG = LoggerFactory.getLogger(LivePanel.class);

  private final Order order;
  private final WornPanel worn;
  private final WornPanel rehearsed;
  private final SessionRecorder recorder;
  private final Reporting reporting;
  private final KeptPrescription prescription;
  private final Plan plan;
  private final Keeping keeping;
  private final Wall.Clock wall;
  private final HoldLatch hold;
  private final LastSelfTest tested = new LastSelfTest();
  private final LogTail log;
  private final TreatmentBook book;
  private volatile SelfTestReport selfTest;
  private @Nullable TreatmentRecording recording;
  private @Nullable Instrument instrument;
  private final ArrayList<TickRecord> ticks = new ArrayList<>();
  private final ArrayList<Integer> checksums = new ArrayList<>();

  /**
   * Starts two panels of the same parts, one to rehearse on. The other one tests itself first.
   *
   * @param order what was prescribed, on this device
   * @param prescription what stands on this device, now and later
   * @param plan what of it is played
   * @param reporting what keeps and tells the treatment that is not rehearsed
   * @param keeping the device's holds and doses
   * @param wall the time of day
   * @param log what was logged last
   */
  public LivePanel(
      Order order,
      Recording recording,
      long seed,
      KeptPrescription prescription,
      Plan plan,
      Reporting reporting,
      Keeping keeping,
      Wall.Clock wall,
      LogTail log)
      throws SteppedTreatment.PanelRefused {
    this.prescription = prescription;
    this.plan = plan;
    this.reporting = reporting;
    this.keeping = keeping;
    this.wall = wall;
    this.log = log;
    this.book = new TreatmentBook(keeping, wall);
    this.hold = new HoldLatch(keeping, wall);
    hold.tell(reporting::note);
    this.order = order;
    this.worn = new WornPanel(order, recording, seed);
    this.rehearsed = new WornPanel(order, recording, seed);
    this.selfTest = worn.testItself();
    reporting.note(selfTest.notice());
    this.recorder = new SessionRecorder(order.setup(), worn.panel(), this::keep);
  }

  @Override
  public Ports panel(Clock clock) {
    List<String> zones = order.setup().panel().sensors().stream().map(SensorSite::name).toList();
    TreatmentRecording kept =
        new TreatmentRecording(order.setup(), new WithJournal(recorder, reporting.recorder(zones)));
    Instrument watched = new Instrument(book.watch(kept));
    recording = kept;
    instrument = watched;
    return worn.ports(clock, watched);
  }

  @Override
  public Ports rehearsal(Clock clock) {
    return rehearsed.ports(
        clock, new SessionRecorder(order.setup(), rehearsed.panel(), (tick, checksum) -> {}));
  }

  @Override
  public Optional<Refusal> refusal() {
    return Optional.ofNullable(hold.standing()).map(Hold::refusal).or(reporting::mayBeginTreatment);
  }

  @Override
  public boolean isOutdated() {
    return prescription.plan().map(now -> now.proven() != plan.proven()).orElse(false);
  }

  @Override
  public Readiness readiness(Setup setup, Clock clock) {
    return new Readiness(
        setup,
        NewMother.questions(),
        hold,
        new LedgerKeeping(NewMother.newTo(keeping), plan.allowance(), setup.limits(), clock, wall),
        new Readiness.Sources(
            () -> reporting.agrees(Consent.TREATMENT),
            reporting::mayBeginTreatment,
            () -> prescription.against(setup.proven()),
            prescription::untimely,
            tested(clock),
            new Readiness.Asked(() -> reporting.agrees(Consent.WELLBEING), reporting::note)),
        clock);
  }

  private LastSelfTest tested(Clock clock) {
    tested.remember(selfTest, clock.nowNs());
    return tested;
  }

  @Override
  public Service service(PanelTurns turns, Clock clock) {
    return new Service(
        Objects.requireNonNull(instrument, "the panel is asked for first"),
        turns,
        new Service.Bench(worn.bench(clock), report -> remember(report, clock), () -> selfTest),
        new Calibrating(
            order.setup(),
            order.device().pressure(),
            new KeptCalibrations(keeping, clock),
            turns,
            () -> worn.ports(clock, new NoTreatment()),
            wall),
        new Service.Box("demo", reporting::journal, reporting::uplink, wall),
        log,
        new SupportBundle(order.files().named(), recording, log, () -> selfTest));
  }

  @Override
  public Visit visit(PanelTurns turns, Clock clock) {
    Setup gentler = HandTurn.gentler(order.setup());
    return new Visit(
        book,
        hold,
        order.device().id(),
        turns,
        () -> worn.onAHand(gentler, clock),
        Visit.Wiping.NOTHING);
  }

  private void remember(SelfTestReport report, Clock clock) {
    selfTest = report;
    tested.remember(report, clock.nowNs());
    reporting.note(report.notice());
  }

  @Override
  public void listen(Inbox inbox) {
    reporting.obey(inbox);
  }

  @Override
  public Supplier<String> answer(Supplier<State> standing, BooleanSupplier canShow, Clock clock) {
    Showing showing = new Showing();
    reporting.serve(FromAfar.of(standing, canShow, () -> showing.begin(clock.nowNs()), log::text));
    return () -> showing.goesOn(clock.nowNs()) ? order.device().id() : "";
  }

  /** Writes the inputs and the events of the treatment that is over. */
  public Played write(Path directory) throws IOException {
    Played played = recorder.played();
    try (Inputs.Writer inputs = new Inputs.Writer(directory.resolve("inputs"), order)) {
      for (int i = 0; i < ticks.size(); i++) {
        inputs.tick(ticks.get(i), checksums.get(i));
      }
      inputs.end(played.summary().digest());
    }
    played.writeEvents(directory);
    return played;
  }

  private void keep(TickRecord tick, int checksum) {
    ticks.add(tick);
    checksums.add(checksum);
  }

  /**
   * Tells the journal what the session's own recorder takes. The loop hears the recorder's answer
   * alone, which is always yes, so that its decisions can be replayed; the journal counts for
   * itself what it had no room for.
   */
  private record WithJournal(Recorder recorder, Recorder journal) implements Recorder {

    @Override
    public boolean offer(Event event) {
      if (!journal.offer(event)) {
        LOG.debug("the journal had no room for {}", event.sequence());
      }
      return recorder.offer(event);
    }

    @Override
    public void tick(TickRecord tick) {
      journal.tick(tick);
      recorder.tick(tick);
    }
  }
}
