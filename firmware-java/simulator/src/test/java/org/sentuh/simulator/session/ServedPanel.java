package org.sentuh.simulator.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.SensorSite;
import org.sentuh.control.event.Event;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.PanelSample;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.control.pressure.FsrLaw;
import org.sentuh.control.treatment.State;
import org.sentuh.device.bedside.Bed;
import org.sentuh.device.bedside.BedsideServer;
import org.sentuh.device.calibration.Calibrating;
import org.sentuh.device.calibration.KeptCalibrations;
import org.sentuh.device.claim.Claiming;
import org.sentuh.device.diary.MilkDiary;
import org.sentuh.device.harness.HarnessStart;
import org.sentuh.device.harness.HeartbeatLine;
import org.sentuh.device.harness.PanelHarness;
import org.sentuh.device.prescription.Fitting;
import org.sentuh.device.prescription.KeptPrescription;
import org.sentuh.device.readiness.HoldLatch;
import org.sentuh.device.readiness.Keeping;
import org.sentuh.device.readiness.Readiness;
import org.sentuh.device.selftest.Bench;
import org.sentuh.device.selftest.Chips;
import org.sentuh.device.selftest.SelfTestReport;
import org.sentuh.device.service.Instrument;
import org.sentuh.device.service.LogTail;
import org.sentuh.device.service.Service;
import org.sentuh.device.service.SupportBundle;
import org.sentuh.device.service.TreatmentRecording;
import org.sentuh.device.turns.HandTurn;
import org.sentuh.device.turns.PanelTurns;
import org.sentuh.device.turns.SelfTestTurn;
import org.sentuh.device.visit.TreatmentBook;
import org.sentuh.device.visit.Visit;
import org.sentuh.pages.PageAddress;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.scenario.BadScenario;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.scenario.ScenarioFile;
import org.sentuh.simulator.tissue.ShippedRecording;
import org.sentuh.telemetry.journal.JournalHealth;
import org.sentuh.telemetry.uplink.UplinkStatus;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Wall;

/**
 * A worn, simulated panel whose pages are served: the device's own code from chips to pages, in
 * stepped time that goes as fast as time does, or faster where a test lets it pass.
 */
public final class ServedPanel implements Clock, Recorder, AutoCloseable {

  private volatile String shows = "";
  private static final DeviceId DEVICE = new DeviceId("sentuh-01");
  private static final long LOOK_NS = 1_000_000_000L;

  private static final Wall.Clock WALL =
      () -> new Wall(Instant.parse("2026-03-04T07:32:10Z"), Wall.Quality.TRUSTED);

  private final Order order;
  private final KeptCalibrations calibrations;
  private final Queue<Runnable> hands = new ConcurrentLinkedQueue<>();
  private final Scenario scenario;
  private final SimulatedPanel panel;
  private final Readiness readiness;
  private final TreatmentLoop loop;
  private final BedsideServer server;
  private final Set<Consent> consents = Collections.synchronizedSet(EnumSet.allOf(Consent.class));
  private final PanelTurns turns = new PanelTurns();
  private final PanelHarness harness;
  private final LogTail log = new LogTail();
  private final KeptPrescription standing;
  private final TreatmentRecording recording;
  private volatile @Nullable SelfTestReport tested;
  private final Map<String, Integer> diary = new ConcurrentHashMap<>();
  private final Thread ticker;
  private volatile boolean ticking = true;

  /** While somebody else has the panel, time goes so many times as fast. */
  private volatile int turnSpeed = 10;

  private int happened;
  private long turnBeganNanos;
  private long turnBeganNs;
  private volatile long nowNs = SteppedTreatment.FIRST_TICK_NS;

  /**
   * A device that has just been switched on.
   *
   * @param kept what outlives it
   * @param port 0 for any that is free
   * @param scenario what happens, its times counted from 6 s of the panel's own
   */
  public ServedPanel(Keeping kept, int port, String... scenario) throws IOException {
    this.scenario = read(scenario);
    calibrations = new KeptCalibrations(kept, this);
    order = Order.shipped().calibrated(calibrations.now());
    standing =
        KeptPrescription.in(
            Files.createTempDirectory(Path.of("target"), "standing"),
            new Fitting(
                DEVICE, order.setup().panel(), order.setup().limits(), NewMother.allowance()),
            WALL);
    panel =
        new SimulatedPanel(
            order.device(),
            order.setup().panel(),
            ShippedRecording.RECLINE_60.read(),
            this.scenario,
            SteppedTreatment.START_NS,
            1);
    HarnessStart started =
        PanelHarness.start(panel.wires(), order.device(), order.setup().panel(), panel::pause);
    if (!(started instanceof HarnessStart.Ready(PanelHarness ready))) {
      throw new AssertionError("the simulated panel does not start: " + started);
    }
    harness = ready;
    recording = new TreatmentRecording(order.setup(), this);
    TreatmentBook book = new TreatmentBook(kept, WALL);
    Instrument instrument = new Instrument(book.watch(recording));
    HoldLatch hold = new HoldLatch(kept, WALL);
    readiness =
        NewMother.readiness(order.setup(), hold, kept, this, this, NewMother.testedJustNow(this));
    loop =
        new TreatmentLoop(
            order.setup(),
            new Ports(
                this,
                harness,
                harness,
                new HeartbeatLine(panel.heartbeat()),
                readiness.watch(instrument)),
            readiness);
    turns.obey(loop.inbox());
    readiness.obey(loop.inbox());
    pass(3);
    server =
        new BedsideServer(
            new Bed(
                order.setup(),
                loop.inbox(),
                loop::latest,
                readiness,
                new Bed.Diary(consents::contains, this::agree, diary::putAll, new MilkDiary(kept)),
                turns,
                service(instrument),
                visit(book, hold),
                () -> shows,
                this),
            kept,
            PageAddress.loopback(port));
    ticker = Thread.ofPlatform().name("ticks").daemon().start(this::tick);
  }

  private void agree(Consent consent, boolean given) {
    if (given) {
      consents.add(consent);
    } else {
      consents.remove(consent);
    }
  }

  /** It is asked which panel it is. */
  public void show() {
    shows = "sentuh-01";
  }

  private Visit visit(TreatmentBook book, HoldLatch hold) {
    Setup gentler = HandTurn.gentler(order.setup());
    return new Visit(
        book,
        hold,
        "sentuh-01",
        turns,
        () -> new HandTurn(gentler, this::portsOfATurn),
        Visit.Wiping.NOTHING);
  }

  /** What is done between two treatments is no event of theirs. */
  private Ports portsOfATurn() {
    return new Ports(
        this, this::sample, harness, new HeartbeatLine(panel.heartbeat()), new Nobody());
  }

  private static final class Nobody implements Recorder {
    @Override
    public boolean offer(Event event) {
      return true;
    }

    @Override
    public void tick(TickRecord tick) {}
  }

  private Service service(Instrument instrument) {
    return new Service(
        instrument,
        turns,
        new Service.Bench(
            new SelfTestTurn.TestBench(
                standing ->
                    new Bench(
                        order.device(),
                        order.setup().panel(),
                        order.setup().limits(),
                        harness,
                        portsOfATurn(),
                        standing),
                () -> Chips.again(panel.wires().bus(), order.device(), order.setup().panel())),
            report -> tested = report,
            () -> tested),
        new Calibrating(
            order.setup(),
            order.device().pressure(),
            calibrations,
            turns,
            this::portsOfATurn,
            WALL),
        new Service.Box(
            "0.1.0",
            () ->
                new JournalHealth(Map.of(Lane.EVENT, 12L), 2L << 20, 64L << 20, 3L << 30, 0, 0, ""),
            () ->
                new UplinkStatus(
                    UplinkStatus.Phase.ONLINE,
                    "tcp://klinik",
                    true,
                    false,
                    "",
                    1,
                    9,
                    9,
                    9,
                    0,
                    0,
                    0),
            WALL),
        log,
        new SupportBundle(order.files().named(), recording, log, () -> tested),
        new Claiming(DEVICE, standing, List.of(), () -> true, WALL));
  }

  /** What a clinic has prescribed to it, and which one it obeys. */
  public KeptPrescription standing() {
    return standing;
  }

  private PanelSample sample(long tNs) {
    advance(tNs);
    return harness.sample(tNs);
  }

  private void advance(long tNs) {
    for (@Nullable Runnable hand = hands.poll(); hand != null; hand = hands.poll()) {
      hand.run();
    }
    panel.advanceTo(tNs);
  }

  /** Puts a weight on a sensor's puck, in place of the one that lies there; 0 g takes it away. */
  public void weigh(String zone, int grams) {
    double areaMm2 = order.setup().panel().sensors().get(site(zone)).puckAreaMm2();
    double kPa = grams * 9.80665 / areaMm2; // mN on mm² are kPa
    hands.add(() -> panel.touch(zone, kPa));
  }

  /** The law that the loop has for a sensor. */
  public FsrLaw believes(String zone) {
    return order.setup().laws().get(site(zone));
  }

  /** What a sensor's part really has at 1 N, in ohms. */
  public double really(String zone) {
    return panel.partR1Ohm(site(zone));
  }

  private int site(String zone) {
    return order.setup().panel().sensors().stream().map(SensorSite::name).toList().indexOf(zone);
  }

  /** Whether a support bundle plays again to the byte. */
  public boolean replays(Path bundle) {
    return Replay.of(bundle) instanceof Replay.Result.Identical;
  }

  /** What was logged. */
  public LogTail log() {
    return log;
  }

  private static Scenario read(String... scenario) {
    try {
      return ScenarioFile.read("scenario", String.join("\n", scenario));
    } catch (BadScenario no) {
      throw new AssertionError(no);
    }
  }

  private void tick() {
    long nextNs = System.nanoTime();
    while (ticking) {
      if (turns.waits()) {
        takeTurn();
        nextNs = System.nanoTime();
      }
      step();
      nextNs += order.setup().periodNs();
      LockSupport.parkNanos(nextNs - System.nanoTime());
    }
  }

  private synchronized void takeTurn() {
    turnBeganNanos = System.nanoTime();
    turnBeganNs = nowNs;
    turns.take(state());
  }

  private synchronized void step() {
    long tickNs = nowNs + order.setup().periodNs();
    nowNs = tickNs;
    advance(tickNs);
    happen(tickNs);
    loop.tick(tickNs, 0);
    if (tickNs % LOOK_NS == 0) {
      readiness.look();
    }
  }

  private void happen(long tNs) {
    List<Scenario.Moment> moments = scenario.moments();
    while (happened < moments.size()
        && SteppedTreatment.START_NS + moments.get(happened).atNs() <= tNs) {
      panel.happen(moments.get(happened).happening());
      happened++;
    }
  }

  /** Lets so much time pass at once. */
  public synchronized void pass(double seconds) {
    long untilNs = nowNs + Math.round(seconds * 1e9);
    while (nowNs < untilNs) {
      step();
    }
  }

  /** Lets time pass at once up to a moment of its scenario. */
  public synchronized void passUntil(double second) {
    pass((SteppedTreatment.START_NS - nowNs) / 1e9 + second);
  }

  /** Whoever else has the panel has it for as long as it really takes, so that it can be seen. */
  public void takesItsTime() {
    turnSpeed = 1;
  }

  /** Ticks no more, as a process that hangs. */
  public void hang() throws InterruptedException {
    ticking = false;
    ticker.join();
  }

  /** The pages. */
  public BedsideServer server() {
    return server;
  }

  /** What she has written down. */
  public Map<String, Integer> diary() {
    return diary;
  }

  /** Where the treatment is. */
  public State state() {
    Snapshot latest = loop.latest();
    return latest == null ? new State.Idle() : latest.state();
  }

  @Override
  public long nowNs() {
    return nowNs;
  }

  @Override
  public void sleepUntil(long deadlineNs) {
    long dueNs = turnBeganNanos + (deadlineNs - turnBeganNs) / turnSpeed;
    LockSupport.parkNanos(dueNs - System.nanoTime());
    nowNs = Math.max(nowNs, deadlineNs);
  }

  @Override
  public boolean offer(Event event) {
    return true;
  }

  @Override
  public void tick(TickRecord tick) {}

  @Override
  public void close() {
    ticking = false;
    server.close();
    recording.close();
  }
}
