package org.sentuh.device.readiness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.arming.Allowance;
import org.sentuh.control.arming.Checklist;
import org.sentuh.control.arming.DoseLedger;
import org.sentuh.control.arming.Question;
import org.sentuh.control.arming.Questionnaire;
import org.sentuh.control.arming.SelfTestResult;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Panel;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Delivery;
import org.sentuh.control.loop.PanelSample;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.prescription.Proof;
import org.sentuh.control.pressure.ChannelHealth;
import org.sentuh.control.pressure.PressureSample;
import org.sentuh.control.safety.ApprovedFrame;
import org.sentuh.control.safety.Vitals;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.control.treatment.State;
import org.sentuh.settings.AllowanceFile;
import org.sentuh.settings.DeviceFile;
import org.sentuh.settings.DeviceSettings;
import org.sentuh.settings.LimitsFile;
import org.sentuh.settings.PanelFile;
import org.sentuh.settings.ProgrammeFile;
import org.sentuh.settings.ScreeningFile;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.Wall;

/**
 * One boot of a device in the hands of a mother: the shipped files, a real loop, and a panel that
 * always lies well. Time is the test's.
 */
public final class Bed implements Clock, Recorder {

  static final long SECOND_NS = 1_000_000_000L;
  static final String DEVICE = "sentuh-01";

  private static final Path CONFIG = config();
  private static final Panel PANEL = PanelFile.read(CONFIG.resolve("panels/m.yaml"));
  public static final DeviceSettings SETTINGS =
      DeviceFile.read(CONFIG.resolve("device.yaml"), PANEL);
  static final Questionnaire QUESTIONS = ScreeningFile.read(CONFIG.resolve("screening.yaml"));
  static final Allowance ALLOWANCE = AllowanceFile.read(CONFIG.resolve("allowance.yaml"));

  public final List<Event> events = new ArrayList<>();
  public final HoldLatch hold;
  final LedgerKeeping ledger;
  public final Readiness readiness;
  public final TreatmentLoop loop;
  public final Setup setup;
  public boolean consent = true;
  boolean shares = true;

  /** What the device told of questions and holds. */
  final List<Notice> told = new ArrayList<>();

  Optional<Refusal> prescription = Optional.empty();
  Optional<DoseLedger.Shortage> untimely = Optional.empty();

  /** Watches the events; its answer is nobody's. */
  public volatile Consumer<Event> offered = event -> {};

  /** Watches the ticks. */
  public volatile Consumer<TickRecord> ticked = tick -> {};

  boolean charging;
  double squares;
  private static final long CUT_OFF_NS = 250_000_000L;
  private volatile long nowNs = 3 * SECOND_NS;
  private long beatenNs;
  private double amps;
  private long ticks;

  public Bed(Keeping keeping) {
    this(keeping, () -> new Wall(Instant.EPOCH, Wall.Quality.UNSET));
  }

  Bed(Keeping keeping, Wall.Clock wall) {
    var limits = LimitsFile.read(CONFIG.resolve("limits.yaml"));
    hold = new HoldLatch(keeping, wall);
    hold.tell(told::add);
    ledger = new LedgerKeeping(keeping, ALLOWANCE, limits, this, wall);
    setup =
        new Setup(
            "boot",
            SETTINGS.tickNs(),
            Proof.of(
                    new Score(
                        ProgrammeFile.read(CONFIG.resolve("programmes/standard.yaml")),
                        BackLength.REFERENCE),
                    PANEL,
                    limits)
                .orRefuse(),
            List.copyOf(SETTINGS.pressure().laws(PANEL)),
            SETTINGS.pressure().plausibility(),
            ledger.spent(),
            0.4);
    SelfTestResult tested = new SelfTestResult(nowNs, true);
    readiness =
        new Readiness(
            setup,
            QUESTIONS,
            hold,
            ledger,
            new Readiness.Sources(
                () -> consent,
                Optional::empty,
                () -> prescription,
                () -> untimely,
                () -> tested,
                new Readiness.Asked(() -> shares, told::add)),
            this);
    loop =
        new TreatmentLoop(
            setup,
            new Ports(
                this, this::sample, this::apply, () -> beatenNs = nowNs, readiness.watch(this)),
            readiness);
    readiness.obey(loop.inbox());
  }

  private static Path config() {
    Path here = Path.of("").toAbsolutePath();
    for (@Nullable Path folder = here; folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve("config/limits.yaml"))) {
        return folder.resolve("config");
      }
    }
    throw new AssertionError("no config/limits.yaml in " + here + " or above");
  }

  /** Lets time pass, with a look of the readiness every second. */
  public void seconds(double seconds) {
    long untilNs = nowNs + Math.round(seconds * 1e9);
    while (nowNs < untilNs) {
      long tickNs = nowNs + setup.periodNs();
      nowNs = tickNs;
      loop.tick(tickNs, 0);
      if (tickNs % SECOND_NS == 0) {
        readiness.look();
      }
    }
  }

  public void put(Command command) {
    if (!loop.inbox().put(command)) {
      throw new AssertionError("no room for " + command);
    }
    seconds(0.02);
  }

  /** Answers every question so that a treatment is permitted, and arms. */
  public void arm() {
    put(new Command.Screen());
    for (Question question : readiness.ask().questions()) {
      readiness.answer(question.id(), !question.forbids());
    }
    readiness.arm(loop.latest()).ifPresent(this::put);
  }

  /** Worn, armed, started, and running for some seconds. */
  public void treat(double seconds) {
    seconds(2);
    arm();
    put(new Command.Start());
    seconds(seconds);
  }

  public State state() {
    Snapshot latest = loop.latest();
    return latest == null ? new State.Idle() : latest.state();
  }

  public Checklist checklist() {
    return readiness.checklist(loop.latest());
  }

  List<Fact.CommandRefused> refusals() {
    return events.stream()
        .map(Event::fact)
        .filter(Fact.CommandRefused.class::isInstance)
        .map(Fact.CommandRefused.class::cast)
        .toList();
  }

  private PanelSample sample(long tNs) {
    ticks++;
    int[] counts = new int[PANEL.zones()];
    long[] convertedNs = new long[counts.length];
    ChannelHealth[] health = new ChannelHealth[counts.length];
    Arrays.fill(counts, 9_000 + (int) (ticks & 7));
    Arrays.fill(convertedNs, tNs);
    Arrays.fill(health, ChannelHealth.MEASURED);
    return new PanelSample(
        new PressureSample(counts, convertedNs, health, setup.plausibility().railCounts()),
        new Vitals(
            new double[] {33, 33, 33}, new boolean[] {true, true, true}, supply(), false, charging),
        0);
  }

  /** Motors draw what they should, and the hardware cuts their rail without a heartbeat. */
  private Vitals.Supply supply() {
    boolean cut = nowNs - beatenNs > CUT_OFF_NS;
    return new Vitals.Supply(cut ? 0 : amps, cut ? 0 : 3, true);
  }

  private Delivery apply(ApprovedFrame frame) {
    amps = setup.limits().current().explainedAmps(frame);
    for (int motor = 0; motor < frame.motors(); motor++) {
      squares += frame.intensity(motor) * frame.intensity(motor) * setup.periodNs() / 1e9;
    }
    return new Delivery.Delivered(0);
  }

  @Override
  public long nowNs() {
    return nowNs;
  }

  @Override
  public void sleepUntil(long deadlineNs) {
    throw new AssertionError("nothing sleeps here");
  }

  @Override
  public boolean offer(Event event) {
    events.add(event);
    offered.accept(event);
    return true;
  }

  @Override
  public void tick(TickRecord tick) {
    ticked.accept(tick);
  }
}
