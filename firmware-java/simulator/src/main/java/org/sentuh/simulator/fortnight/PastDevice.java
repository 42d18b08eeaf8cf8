package org.sentuh.simulator.fortnight;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.control.body.SensorSite;
import org.sentuh.control.event.Event;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.State;
import org.sentuh.device.prescription.Fitting;
import org.sentuh.device.prescription.KeptPrescription;
import org.sentuh.device.prescription.Plan;
import org.sentuh.device.readiness.HoldLatch;
import org.sentuh.device.readiness.LedgerKeeping;
import org.sentuh.device.readiness.Readiness;
import org.sentuh.device.readiness.ReadinessFolder;
import org.sentuh.device.selftest.LastSelfTest;
import org.sentuh.device.selftest.SelfTestReport;
import org.sentuh.simulator.demo.WellMother;
import org.sentuh.simulator.field.FieldDevice;
import org.sentuh.simulator.session.NewMother;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.SteppedTreatment;
import org.sentuh.simulator.session.WornPanel;
import org.sentuh.simulator.tissue.Recording;
import org.sentuh.telemetry.journal.Journal;
import org.sentuh.telemetry.journal.JournalHealth;
import org.sentuh.telemetry.journal.Kept;
import org.sentuh.telemetry.journal.Waiting;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;

/**
 * A device in days gone by. It is switched on for a massage and off after it; its loop, readiness,
 * prescription, self-test and journal are the device's own, in stepped time. One thread.
 */
final class PastDevice implements AutoCloseable {

  private static final String SOFTWARE = "simulated";
  private static final long QUOTA_BYTES = 64L << 20;
  private static final long MOST_WRITING_MS = 20_000;
  private static final int PAGE = 500;
  private static final Set<Consent> AGREED =
      Set.of(Consent.TREATMENT, Consent.PRESSURE, Consent.WELLBEING);

  /** When what comes after the switching on, in nanoseconds; as in {@link SteppedTreatment}. */
  private static final long SCREEN_NS = 250_000_000L;

  private static final long ANSWER_NS = 500_000_000L;
  private static final long START_NS = 4_000_000_000L;
  private static final long AFTERWARDS_NS = 200_000_000L;
  private static final long LOOK_NS = 1_000_000_000L;

  /**
   * So long she leaves it on: only after ten minutes the ledger of doses writes down when a massage
   * ended, and without that the rest is counted from the next switching on.
   */
  private static final long LEFT_ON_NS = 900_000_000_000L;

  private final DeviceId id;
  private final Order worn;
  private final Recording back;
  private final Path folder;
  private final Post post;
  private final PastTime time;
  private final boolean presence;
  private final ReadinessFolder kept;
  private final HoldLatch hold;
  private final KeptPrescription prescription;

  /**
   * A device that is claimed for a clinic, and has been given to nobody yet.
   *
   * @param folder its own; made if it is not there
   * @param clinic the key that it obeys
   * @param presence whether it tells that it comes and goes, and how it is: that is about now, and
   *     not told afterwards of one that is there
   */
  PastDevice(Home home, Path folder, PublicKey clinic, Post post, PastTime time, boolean presence)
      throws IOException {
    this.id = home.device();
    this.worn = home.worn();
    this.back = home.back().read();
    this.folder = folder;
    this.post = post;
    this.time = time;
    this.presence = presence;
    this.kept = ReadinessFolder.within(folder);
    this.hold = new HoldLatch(kept, time);
    Setup setup = worn.setup();
    this.prescription =
        KeptPrescription.in(
            folder.resolve("prescription"),
            new Fitting(id, setup.panel(), setup.limits(), NewMother.allowance()),
            time);
    prescription.claim(clinic);
  }

  /** The broker brings what was prescribed; what the device makes of it goes back. */
  void hears(Message.Desired desired) throws ArchiveUnavailable {
    Message.Reported reported = prescription.offer(desired);
    post.bring(Channel.PRESCRIPTION_REPORTED, id, reported, time.at());
  }

  /** It is switched on, tests itself, tells what waits, and is switched off again. */
  void isSwitchedOn() throws IOException, ArchiveUnavailable, SteppedTreatment.PanelRefused {
    try (Boot boot = new Boot()) {
      boot.testsItself(new WornPanel(worn, back, boot.seed()));
      boot.tells();
    }
  }

  /**
   * A massage with what is prescribed, to its end.
   *
   * @param going asked once a second of her time
   * @throws IllegalStateException where the device does not let it begin, saying why
   */
  void treats(Sitting sitting, BooleanSupplier going)
      throws IOException, ArchiveUnavailable, SteppedTreatment.PanelRefused {
    Plan plan =
        prescription
            .plan()
            .orElseThrow(() -> new IllegalStateException("nothing is prescribed to " + id));
    Order order = worn.prescribed(plan, -1);
    try (Boot boot = new Boot()) {
      WornPanel panel = new WornPanel(order, back, boot.seed());
      boot.testsItself(panel);
      boot.plays(order, plan, panel, sitting, going);
      boot.tells();
    }
  }

  @Override
  public void close() throws IOException {
    kept.close();
  }

  /** From the switch to the switch. */
  private final class Boot implements AutoCloseable {

    private final String name = FieldDevice.newBoot();
    private final Instant since = time.at();
    private final LastSelfTest tested = new LastSelfTest();
    private final Journal journal;

    Boot() throws ArchiveUnavailable {
      this.journal =
          Journal.open(
              new Journal.Settings(folder, folder.resolve("memory"), id, name, QUOTA_BYTES),
              Kept.in(folder),
              time,
              time);
      AGREED.forEach(consent -> journal.consent(consent, true));
      says(true, "birth");
    }

    /** Draws its noise, another one each day. */
    long seed() {
      return since.getEpochSecond();
    }

    private void says(boolean online, String why) throws ArchiveUnavailable {
      if (!presence) {
        return;
      }
      post.bring(
          Channel.STATUS,
          id,
          new Message.Status(id, online, name, time.now(), why, SOFTWARE, journal.consents()),
          time.at());
    }

    void testsItself(WornPanel panel) throws SteppedTreatment.PanelRefused {
      SelfTestReport report = panel.testItself();
      tested.remember(report, time.nowNs());
      journal.note(report.notice());
    }

    void plays(Order order, Plan plan, WornPanel panel, Sitting sitting, BooleanSupplier going) {
      Setup setup = order.setup();
      Readiness readiness =
          new Readiness(
              setup,
              NewMother.questions(),
              hold,
              new LedgerKeeping(kept, plan.allowance(), setup.limits(), time, time),
              new Readiness.Sources(
                  () -> journal.consents().contains(Consent.TREATMENT),
                  journal::mayBeginTreatment,
                  () -> prescription.against(setup.proven()),
                  prescription::untimely,
                  tested,
                  Readiness.Asked.NOBODY),
              time);
      List<String> zones = setup.panel().sensors().stream().map(SensorSite::name).toList();
      TreatmentLoop loop =
          new TreatmentLoop(
              setup,
              panel.ports(time, readiness.watch(new FactsOnly(journal.recorder(zones)))),
              readiness);
      readiness.obey(loop.inbox());
      new Course(loop, readiness, setup.periodNs(), sitting, this::awaitsItsDisk).run(going);
      if (!sitting.felt().isEmpty()) {
        journal.wellbeing(sitting.felt());
      }
    }

    /** Everything that is durable and that she shares, lane by lane; then how the device is. */
    void tells() throws ArchiveUnavailable {
      awaitsItsDisk();
      for (Lane lane : Lane.values()) {
        if (journal.consents().contains(lane.consent())) {
          tells(lane);
        }
      }
      if (presence) {
        saysHowItIs();
      }
    }

    private void saysHowItIs() throws ArchiveUnavailable {
      JournalHealth now = journal.health();
      post.bring(
          Channel.HEALTH,
          id,
          new Message.Health(
              id,
              name,
              time.now(),
              Map.of(),
              now.journalBytes(),
              now.quotaBytes(),
              now.freeBytes(),
              1,
              now.refused(),
              false),
          time.at());
    }

    private void tells(Lane lane) throws ArchiveUnavailable {
      List<Waiting> page = journal.after(lane, 0, PAGE);
      while (!page.isEmpty()) {
        List<String> lines = new ArrayList<>();
        page.forEach(waiting -> lines.add(waiting.entry().body()));
        post.bring(lane.channel(), id, lines, time.at()).stream()
            .filter(ack -> ack.device().equals(id))
            .forEach(journal::stored);
        page = journal.after(lane, page.getLast().place(), PAGE);
      }
    }

    private void awaitsItsDisk() {
      try {
        if (!journal.awaitWritten(MOST_WRITING_MS)) {
          throw new IllegalStateException(folder + " takes nothing; its disk must have room");
        }
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while " + folder + " was written", hurried);
      }
    }

    @Override
    public void close() throws ArchiveUnavailable {
      says(false, "goodbye");
      journal.close();
    }
  }

  /**
   * Leaves out the ticks at full rate: they stay on a device whose wearer has not agreed to
   * research, and of days gone by nobody can ask for them.
   */
  private record FactsOnly(Recorder journal) implements Recorder {

    @Override
    public boolean offer(Event event) {
      return journal.offer(event);
    }

    @Override
    public void tick(TickRecord tick) {}
  }

  /** What she does from the switching on to the end of a massage, tick by tick. */
  private final class Course {

    private final TreatmentLoop loop;
    private final Readiness readiness;
    private final long periodNs;
    private final long stopNs;
    private final Runnable disk;
    private final long beganNs = time.nowNs();

    Course(TreatmentLoop loop, Readiness readiness, long periodNs, Sitting sitting, Runnable disk) {
      this.loop = loop;
      this.readiness = readiness;
      this.periodNs = periodNs;
      this.disk = disk;
      this.stopNs = START_NS + sitting.stopsAfterNs().orElse(Long.MAX_VALUE - START_NS);
    }

    void run(BooleanSupplier going) {
      long endNs = Long.MAX_VALUE;
      for (long atNs = periodNs; atNs < endNs; atNs += periodNs) {
        time.sleepUntil(beganNs + atNs);
        does(atNs);
        loop.tick(time.nowNs(), 0);
        @Nullable Snapshot now = loop.latest();
        if (endNs == Long.MAX_VALUE && now != null && now.state().hasEnded()) {
          endNs = atNs + AFTERWARDS_NS;
        }
        if (atNs % LOOK_NS == 0 && !going.getAsBoolean()) {
          return;
        }
      }
      readiness.look();
      time.sleepUntil(time.nowNs() + LEFT_ON_NS);
      readiness.look();
    }

    private void does(long atNs) {
      if (atNs % LOOK_NS == 0) {
        readiness.look();
      }
      if (atNs == SCREEN_NS) {
        loop.inbox().put(new Command.Screen());
      } else if (atNs == ANSWER_NS) {
        disk.run(); // which is hundreds of times slower in this time, and must not seem to stand
        // still
        WellMother.answers(readiness);
        readiness.arm(loop.latest()).ifPresent(loop.inbox()::put);
      } else if (atNs == START_NS) {
        disk.run();
        loop.inbox().put(new Command.Start());
      } else if (atNs == START_NS + LOOK_NS) {
        mustGoOn();
      } else if (atNs == stopNs) {
        loop.inbox().put(new Command.Stop());
      }
    }

    private void mustGoOn() {
      @Nullable Snapshot now = loop.latest();
      if (now == null || !(now.state() instanceof State.Running)) {
        throw new IllegalStateException(
            id + " did not let a massage begin: " + readiness.checklist(now).first());
      }
    }
  }
}
