package org.sentuh.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.arming.Allowance;
import org.sentuh.control.body.SensorSite;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Inbox;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.control.treatment.State;
import org.sentuh.device.bedside.Bed;
import org.sentuh.device.bedside.BedsideServer;
import org.sentuh.device.calibration.Calibrating;
import org.sentuh.device.calibration.Calibrations;
import org.sentuh.device.calibration.KeptCalibrations;
import org.sentuh.device.claim.Claiming;
import org.sentuh.device.diary.MilkDiary;
import org.sentuh.device.front.Front;
import org.sentuh.device.front.Showing;
import org.sentuh.device.harness.Board;
import org.sentuh.device.local.LocalSocket;
import org.sentuh.device.prescription.Fitting;
import org.sentuh.device.prescription.KeptPrescription;
import org.sentuh.device.prescription.Plan;
import org.sentuh.device.readiness.Hers;
import org.sentuh.device.readiness.HoldLatch;
import org.sentuh.device.readiness.LedgerKeeping;
import org.sentuh.device.readiness.Readiness;
import org.sentuh.device.readiness.ReadinessFolder;
import org.sentuh.device.readiness.Wipe;
import org.sentuh.device.realtime.Hearing;
import org.sentuh.device.realtime.MachineWallClock;
import org.sentuh.device.realtime.RealTimeClock;
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
import org.sentuh.device.turns.PanelTurns;
import org.sentuh.device.visit.TreatmentBook;
import org.sentuh.device.visit.Visit;
import org.sentuh.settings.Prescription;
import org.sentuh.settings.UseSettings;
import org.sentuh.telemetry.uplink.UplinkSettings;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.Wall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A device from the moment it is switched on until it is told to end: record, self-test, loop,
 * pages, and the socket of the commands on this box, wired here and nowhere else.
 *
 * <pre>
 * open     the chips are started, and the panel begins to test itself; beside it
 *          the record is opened, and the socket, which says what goes on
 * begin    when the panel has tested itself, its chips are started anew; the loop ticks;
 *          the pages are served
 * attend   ten times a second it is looked whether the loop still ticks
 * close    one last frame with everything off, then the heartbeat ends; then all else is closed
 * </pre>
 *
 * <p>A panel whose chips do not all start has no loop and no heartbeat; pages, socket and record
 * say what is wrong with it. One thread opens, begins, attends and closes; {@link LocalAnswers}
 * looks on from others.
 */
final class RunningDevice implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunningDevice.class);
  private static final java.util.logging.Logger LOGGED = java.util.logging.Logger.getLogger("");
  private static final long LOOK_NS = 100_000_000L;
  private static final int LOOKS_A_SECOND = 10;

  /** Whoever calibrates one sensor goes on to the next: until then nothing is started anew. */
  private static final long CALM_NS = 60_000_000_000L;

  /** Who wipes a device that the clinic has let go from afar, as its own record says. */
  private static final String SIGN_OF_THE_CLINIC = "clinic";

  private static final String CALIBRATION_FILE = "calibration.txt";

  private final Configuration configuration;
  private final Board board;
  private final Path state;
  private final Clock clock = new RealTimeClock();
  private final Wall.Clock wall = new MachineWallClock();
  private final String boot = String.format("b%013x", new SecureRandom().nextLong() >>> 12);
  private final KeptPrescription standing;

  /** What stands, where only that may begin; null where no clinic has ever claimed the device. */
  private final @Nullable KeptPrescription prescription;

  private final Setup setup;
  private final Allowance allowance;
  private final Reporting reporting;
  private final ReadinessFolder kept;
  private final KeptCalibrations calibrations;
  private final Calibrations inForce;
  private final TreatmentBook book;
  private final TreatmentRecording recording;
  private final Instrument instrument;
  private final LogTail log = new LogTail();
  private final PanelTurns turns = new PanelTurns();
  private final Showing showing = new Showing();
  private final HoldLatch hold;
  private final LastSelfTest tested = new LastSelfTest();
  private final Wipe wipe;
  private final Readiness readiness;
  private final Hearing hearing;
  private final LocalSocket socket;
  private final WiredPanel panel;
  private final Meanwhile<SelfTestReport> test;
  private final Meanwhile<Boolean> rehearsal;
  private final Claiming claiming;
  private String toldClaim = "";
  private volatile @Nullable SelfTestReport report;
  private volatile @Nullable OwnPages pages;
  private volatile @Nullable Front front;

  /**
   * Lets the panel begin its self-test, opens the record, and answers on this box.
   *
   * @throws BadInput when another device has the folders, or they cannot be used
   */
  RunningDevice(Configuration configuration, Folders folders, Board board) throws BadInput {
    this.configuration = configuration;
    this.board = board;
    this.state = folders.state();
    LOGGED.addHandler(log);
    this.standing = standing(folders);
    this.claiming =
        new Claiming(
            configuration.id(),
            standing,
            configuration.use().clinic().map(UseSettings.Clinic::brokers).orElse(List.of()),
            this::rests,
            wall);
    configuration.prescribing().ifPresent(this::claim);
    this.prescription = standing.isBound() ? standing : null;
    Optional<Plan> plan = Optional.ofNullable(prescription).flatMap(KeptPrescription::plan);
    this.allowance = plan.map(Plan::allowance).orElseGet(configuration::allowance);
    try {
      this.kept = ReadinessFolder.within(folders.state());
    } catch (ReadinessFolder.InUse running) {
      throw new BadInput(String.valueOf(running.getMessage()));
    } catch (IOException | UncheckedIOException unusable) {
      throw unusable(folders.state(), unusable);
    }
    this.calibrations = new KeptCalibrations(kept, clock);
    this.inForce = calibrations.now();
    this.setup =
        configuration.setup(boot, plan.map(Plan::proven).orElseGet(configuration::proven), inForce);
    this.panel = new WiredPanel(configuration, setup.limits(), board, clock);
    this.test = panel.test(Optional.empty()); // nobody else has the folders, nor this panel
    this.rehearsal = Meanwhile.begin("rehearsal", new Rehearsal(setup)::play);
    try {
      this.reporting = reporting(folders.place(configuration.use().recordBytes()));
      if (Wipe.isDue(kept)) {
        erase();
      }
      this.wipe = new Wipe(kept, wall, configuration.device().id(), this::rests, reporting::untold);
      reporting.tellWhose(this::whose);
      inForce
          .notice(configuration.device().pressure(), configuration.panel())
          .ifPresent(reporting::note);
      this.hold = latched(folders.state());
      hold.tell(reporting::note);
      this.readiness = newReadiness();
      this.book = new TreatmentBook(kept, wall);
      List<String> zones = configuration.panel().sensors().stream().map(SensorSite::name).toList();
      this.recording = new TreatmentRecording(setup, reporting.recorder(zones));
      this.instrument = new Instrument(book.watch(recording));
      this.hearing = new Hearing(readiness.watch(instrument));
      this.socket = socket(folders);
    } catch (BadInput | RuntimeException refused) {
      panel.stop();
      var _ = test.result(); // its thread has the bus until then
      throw refused;
    }
  }

  private static BadInput unusable(Path state, Exception why) {
    return new BadInput(
        state
            + " cannot be used ("
            + why
            + "); it must be this user's, and its disk must have room");
  }

  /** Read after what is to be wiped is: with the hold's words, not its standing, goes hers. */
  private HoldLatch latched(Path state) throws BadInput {
    try {
      return new HoldLatch(kept, wall);
    } catch (UncheckedIOException refused) {
      throw unusable(state, refused);
    }
  }

  private KeptPrescription standing(Folders folders) {
    return KeptPrescription.in(
        folders.state().resolve("prescription"),
        new Fitting(
            configuration.id(),
            configuration.panel(),
            configuration.proven().limits(),
            configuration.allowance()),
        wall);
  }

  /** Whoever gave this box its configuration claims it; once claimed it stays with its clinic. */
  private void claim(PublicKey key) {
    if (!standing.claim(key)) {
      LOG.warn(
          "the key in use.yaml is not that of the clinic that this device is claimed for, and does"
              + " not count; a clinic that is to have the device offers it at its desk");
    }
  }

  private Reporting reporting(Reporting.Place place) {
    return configuration
        .uplink(boot, Version.NUMBER)
        .map(told -> told(place, told))
        .orElseGet(() -> Reporting.untold(place, configuration.id(), boot, clock, wall));
  }

  private Reporting told(Reporting.Place place, UplinkSettings settings) {
    return prescription == null
        ? Reporting.open(place, settings, clock, wall, new SplittableRandom())
        : Reporting.open(place, settings, prescription, clock, wall, new SplittableRandom());
  }

  private Readiness newReadiness() {
    return new Readiness(
        setup,
        configuration.questions(),
        hold,
        new LedgerKeeping(kept, allowance, setup.limits(), clock, wall),
        new Readiness.Sources(
            () -> reporting.agrees(Consent.TREATMENT),
            reporting::mayBeginTreatment,
            this::unprescribed,
            () -> Optional.ofNullable(prescription).flatMap(KeptPrescription::untimely),
            tested,
            new Readiness.Asked(() -> reporting.agrees(Consent.WELLBEING), reporting::note)),
        clock);
  }

  /**
   * Somebody asked for it before this start. What is kept in other files goes first; that it is
   * done is said last, so a start that is cut off here is followed by one that does it again.
   */
  private void erase() throws BadInput {
    try {
      reporting.forgetHer();
      if (Wipe.leaves(kept)) {
        standing.letGo();
      } else if (prescription != null) {
        prescription.forget();
      }
      List<Hers> lines = new ArrayList<>(BedsideServer.hers());
      lines.add(MilkDiary.HERS);
      lines.add(TreatmentBook.HERS);
      Wipe.finish(kept, lines, prescription != null, wall);
    } catch (UncheckedIOException refused) {
      throw new BadInput(
          "the device is to be wiped and its disk does not take it ("
              + refused.getMessage()
              + "); nothing begins on it before that; look at the disk");
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new BadInput("the device was ended while it was being wiped; its next start does it");
    }
  }

  /** Where no clinic prescribes, a midwife wrote the programme into use.yaml at this box. */
  private Optional<Refusal> unprescribed() {
    if (wipe.isAsked() || isClaimedMeanwhile()) {
      return Optional.of(Refusal.NOT_PRESCRIBED);
    }
    return prescription == null ? Optional.empty() : prescription.against(setup.proven());
  }

  /**
   * Whether something else is prescribed than the loop was set up with, or its sensors have been
   * calibrated, and nothing goes on.
   */
  private boolean isOutdated() {
    return rests() && (isPrescribedOtherwise() || isCalibratedOtherwise() || isClaimedMeanwhile());
  }

  /** A clinic has claimed what was set up to play what somebody here gave it. */
  private boolean isClaimedMeanwhile() {
    return prescription == null && standing.isBound();
  }

  /** The clinic has let the device go: as soon as nothing is left to be done or told, it goes. */
  private void leaveWhereLetGo() {
    Optional<Prescription.Unbound> unbound = standing.unbound();
    if (unbound.isPresent() && !wipe.isAsked() && wipe.isPossible()) {
      try {
        wipe.leave(SIGN_OF_THE_CLINIC, configuration.device().id());
      } catch (Wipe.NotNow | UncheckedIOException later) {
        LOG.info("the device is not wiped yet: {}", later.getMessage());
      }
    }
  }

  /**
   * A device that was let go and is claimed anew goes on as it is, and says so; it also says that
   * an offer was tried in vain.
   */
  private void tellOfClaim() {
    String now = (standing.claimedBy().orElse("") + " " + claiming.refused()).strip();
    if (!now.equals(toldClaim)) {
      toldClaim = now;
      reporting.sayHealth();
    }
  }

  private Reporting.Belonging whose() {
    return new Reporting.Belonging(
        Wipe.last(kept),
        standing.clinicKey().orElse(""),
        standing.claimedBy().orElse(""),
        claiming.refused());
  }

  /** Whether nothing goes on with the panel. */
  private boolean rests() {
    Snapshot now = latest();
    State state = now == null ? new State.Idle() : now.state();
    return (state instanceof State.Idle || state.hasEnded()) && !turns.waits();
  }

  private boolean isPrescribedOtherwise() {
    return prescription != null
        && prescription.plan().map(plan -> plan.proven() != setup.proven()).orElse(false);
  }

  private boolean isCalibratedOtherwise() {
    return calibrations.isCalm(CALM_NS)
        && !calibrations
            .now()
            .laws(configuration.device().pressure(), configuration.panel())
            .equals(setup.laws());
  }

  private LocalSocket socket(Folders folders) throws BadInput {
    try {
      return new LocalSocket(folders.socket(), new LocalAnswers(this)::to);
    } catch (IOException unusable) {
      throw new BadInput(
          folders.socket() + " cannot be made (" + unusable + "); its folder must be this user's");
    }
  }

  /**
   * Waits until the panel has tested itself, and lets the loop tick.
   *
   * @return whether the loop ticks
   */
  boolean begin() {
    Service service = service();
    Visit visit = visit();
    var _ = rehearsal.result();
    remember(test.result());
    Optional<TreatmentLoop> loop =
        panel.tick(
            setup,
            hearing,
            readiness,
            turns,
            inbox -> {
              reporting.obey(inbox);
              readiness.obey(inbox);
            });
    loop.ifPresent(this::front);
    reporting.serve(fromAfar());
    serve(loop.map(TreatmentLoop::inbox).orElseGet(Inbox::new), service, visit);
    return loop.isPresent();
  }

  private void front(TreatmentLoop loop) {
    front =
        board
            .front()
            .map(lines ->
                new Front(
                    lines,
                    loop.inbox(),
                    loop::latest,
                    hearing::answer,
                    readiness::checklist,
                    turns::waits,
                    showing))
            .orElse(null);
  }

  /** Where its pages cannot be served, the device goes on without them. */
  private void serve(Inbox inbox, Service service, Visit visit) {
    Bed.Diary diary =
        new Bed.Diary(
            reporting::agrees, reporting::consent, reporting::wellbeing, new MilkDiary(kept));
    Bed bed =
        new Bed(
            setup,
            inbox,
            this::latest,
            readiness,
            diary,
            turns,
            service,
            visit,
            this::shown,
            clock);
    pages = OwnPages.open(bed, kept, configuration.use().pages(), state, wall.now()).orElse(null);
  }

  /** Its name while it shows which device it is. */
  private String shown() {
    return showing.goesOn(clock.nowNs()) ? configuration.device().id() : "";
  }

  /** What the clinic may ask for. */
  private FromAfar fromAfar() {
    return FromAfar.of(
        this::standing,
        () -> pages != null || front != null,
        () -> showing.begin(clock.nowNs()),
        log::text);
  }

  private State standing() {
    Snapshot now = latest();
    return now == null ? new State.Idle() : now.state();
  }

  private Service service() {
    return new Service(
        instrument,
        turns,
        new Service.Bench(panel.testBench(), this::remember, () -> report),
        new Calibrating(
            setup, configuration.device().pressure(), calibrations, turns, panel::turnPorts, wall),
        new Service.Box(Version.NUMBER, reporting::journal, reporting::uplink, wall),
        log,
        new SupportBundle(
            filesOfTheTreatment(),
            setup.proven() == configuration.proven() ? recording : null, // else another programme
            log,
            () -> report),
        claiming);
  }

  /**
   * The calibration in force is one of the files: a replay believes the sensors as the loop did.
   */
  private Map<String, String> filesOfTheTreatment() {
    Map<String, String> files = new TreeMap<>(configuration.files());
    files.put(CALIBRATION_FILE, inForce.line() + "\n");
    return files;
  }

  private Visit visit() {
    Setup gentler = HandTurn.gentler(setup);
    return new Visit(
        book,
        hold,
        configuration.device().id(),
        turns,
        () -> new HandTurn(gentler, panel::turnPorts),
        wipe::ask);
  }

  private void remember(SelfTestReport seen) {
    report = seen;
    tested.remember(seen, clock.nowNs());
    reporting.note(seen.notice());
  }

  /**
   * Looks after everything until told otherwise, or until the loop is lost.
   *
   * @param going asked ten times a second
   * @param alive told ten times a second while everything that should tick does
   * @return why it came to an end
   */
  Ending attend(BooleanSupplier going, Runnable alive) {
    int looks = 0;
    for (long t = clock.nowNs(); going.getAsBoolean(); t = Math.max(t + LOOK_NS, clock.nowNs())) {
      clock.sleepUntil(t);
      if (panel.isDead() || hearing.broke()) {
        return Ending.LOST;
      }
      if (wipe.isAsked()) {
        return Ending.WIPED;
      }
      if (looks++ % LOOKS_A_SECOND == 0) {
        readiness.look();
        leaveWhereLetGo();
        tellOfClaim();
        if (isOutdated()) {
          return Ending.OUTDATED;
        }
      }
      if (front != null) {
        front.look(clock.nowNs());
      }
      if (panel.isAlive()) {
        alive.run();
      }
    }
    return Ending.TOLD;
  }

  /** Why a device ends. */
  enum Ending {
    /** It was told to. */
    TOLD,
    /** Its loop is lost. */
    LOST,
    /** It is to be wiped, which its next start does. */
    WIPED,
    /** Its loop would be set up with something else by now, and nobody is being treated. */
    OUTDATED
  }

  /** Stops whatever moves, with the next tick. Any thread. */
  void stop() {
    panel.stop();
  }

  /** The latest tick, null before the first. Any thread. */
  @Nullable Snapshot latest() {
    return panel.latest();
  }

  /** What the self-test found, null while it goes on. Any thread. */
  @Nullable SelfTestReport report() {
    return report;
  }

  /** Its pages, null while there are none. Any thread. */
  @Nullable OwnPages pages() {
    return pages;
  }

  Configuration configuration() {
    return configuration;
  }

  String boot() {
    return boot;
  }

  Clock clock() {
    return clock;
  }

  Reporting reporting() {
    return reporting;
  }

  Readiness readiness() {
    return readiness;
  }

  HoldLatch hold() {
    return hold;
  }

  Wipe wipe() {
    return wipe;
  }

  Hearing hearing() {
    return hearing;
  }

  /** The last frame is off, then the heartbeat ends, then the rest; 40 s where the disk is slow. */
  @Override
  public void close() {
    panel.still();
    if (front != null) {
      front.end();
    }
    board.close();
    socket.close();
    OwnPages served = pages;
    if (served != null) {
      served.close();
    }
    readiness.look();
    LOGGED.removeHandler(log);
    reporting.close();
    try {
      kept.close();
    } catch (IOException unlocked) {
      LOG.warn("the folder was not let go in order; the next start has it all the same", unlocked);
    }
  }
}
