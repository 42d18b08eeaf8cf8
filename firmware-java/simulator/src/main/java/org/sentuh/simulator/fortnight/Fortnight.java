package org.sentuh.simulator.fortnight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Findings;
import org.sentuh.clinic.archive.Mother;
import org.sentuh.clinic.authority.PrescribingKey;
import org.sentuh.clinic.prescribing.Equipment;
import org.sentuh.clinic.prescribing.NotPrescribed;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Panel;
import org.sentuh.control.loop.Clock;
import org.sentuh.settings.PanelFile;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.SteppedTreatment;
import org.sentuh.simulator.session.TreatmentFiles;
import org.sentuh.simulator.session.TreatmentFiles.Text;
import org.sentuh.simulator.tissue.ShippedRecording;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The story of three mothers up to now: one who is treated as planned and whose device is the live
 * one, one whose device refuses what was prescribed last, and one who has missed today.
 *
 * <p>{@link #begins} lays the first day and is quick; {@link #goesOn} plays the days since, on a
 * thread of its own, while other things go on.
 */
public final class Fortnight implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Fortnight.class);
  private static final int FIRST_DAY = 13;

  /** So long a clinic can be gone on with before "today" is another day. */
  private static final Duration FRESH = Duration.ofHours(6);

  private static final String LIVED = "fortnight";
  private static final String GENTLE = "gentle";

  private static final double SOFT = 0.45;

  /** Before that hour nobody can have missed anything today. */
  private static final int EARLIEST_HOUR = 4;

  private static final Ward.Found SORE =
      new Ward.Found(
          8,
          Findings.Lochia.SANGUINOLENTA,
          List.of(2, 2, 2, 1, 2),
          47,
          7,
          Findings.Feeding.HER_MILK);

  private static final Ward.Found HEALING =
      new Ward.Found(
          11, Findings.Lochia.RUBRA, List.of(1, 2, 2, 1, 1), 41, 8, Findings.Feeding.MIXED);

  private static final Ward.Found WELL =
      new Ward.Found(
          9,
          Findings.Lochia.SANGUINOLENTA,
          List.of(2, 2, 2, 2, 2),
          56,
          4,
          Findings.Feeding.HER_MILK);

  private final Ground ground;
  private final Clock clock;
  private final Instant now;
  private final ZoneId zone;
  private final LocalDate today;
  private final Home regular;
  private final Home refused;
  private final Home missed;
  private volatile @Nullable Lives lives;
  private @Nullable Thread thread;
  private volatile boolean ending;
  private volatile boolean over;

  /**
   * Where it takes place.
   *
   * @param clinic the folder of the clinic
   * @param config a folder as {@code config/}, which the clinic works with
   * @param devices a folder for what the devices keep
   * @param key the clinic's
   * @param live the live device as it is
   * @param language in which midwives write, {@code id} or {@code en}
   */
  public record Ground(
      Path clinic, Path config, Path devices, PrescribingKey key, Order live, String language) {}

  private record Lives(Household regular, Household refused, Household missed) {}

  /**
   * A story that ends now.
   *
   * @param here the time zone of whoever looks at it
   * @param clock tells how long it took
   */
  public Fortnight(Ground ground, Instant now, ZoneId here, Clock clock) {
    this.ground = ground;
    this.clock = clock;
    this.now = now;
    this.zone = byDay(now, here);
    this.today = LocalDate.ofInstant(now, zone);
    LocalTime hour = LocalTime.of(now.atZone(zone).getHour(), 0);
    LocalTime later = hour.getHour() > 20 ? LocalTime.of(23, 59) : hour.plusHours(3);
    DeviceId mine = new DeviceId(ground.live().device().id());
    List<DeviceId> others =
        Stream.of("sentuh-02", "sentuh-03", "sentuh-04")
            .map(DeviceId::new)
            .filter(other -> !other.equals(mine))
            .toList();
    ShippedRecording resting = ShippedRecording.RECLINE_45;
    Home.Hours hers = new Home.Hours(zone, hour, later);
    Home.Hours before = new Home.Hours(zone, hour.minusHours(4), hour.minusHours(1));
    this.regular =
        new Home(
            "M-0411", Mother.Birth.VAGINAL, mine, ground.live(), ShippedRecording.RECLINE_60, hers);
    this.refused =
        new Home("M-0412", Mother.Birth.CAESAREAN, others.get(0), shipped("s"), resting, before);
    this.missed =
        new Home("M-0413", Mother.Birth.VAGINAL, others.get(1), shipped("m"), resting, before);
  }

  /** Where it is late enough for a window of today to have passed: here, in Jakarta, or in UTC. */
  private static ZoneId byDay(Instant now, ZoneId here) {
    return Stream.of(here, ZoneId.of("Asia/Jakarta"), ZoneId.of("UTC"))
        .filter(zone -> now.atZone(zone).getHour() >= EARLIEST_HOUR)
        .findFirst()
        .orElse(here);
  }

  /** On a back that the panel is drawn for. */
  private static Order shipped(String panel) {
    TreatmentFiles files =
        new TreatmentFiles(
            Text.shipped("programmes/gentle.yaml"),
            Text.shipped("panels/" + panel + ".yaml"),
            Text.shipped("limits.yaml"),
            Text.shipped("device.yaml"));
    return Order.read(files, files.readPanel().drawnFor(), -1);
  }

  /** Whether the clinic of a folder has this story behind it, told to its end a few hours ago. */
  public static boolean isBehind(Path clinic, Instant now) throws IOException {
    Path lived = clinic.resolve(LIVED);
    return Files.exists(lived)
        && Instant.parse(Files.readString(lived).strip()).plus(FRESH).isAfter(now);
  }

  /** Where the mothers live. */
  ZoneId zone() {
    return zone;
  }

  // The first day.

  /**
   * The first day: the library is read, three mothers get their panels, and something gentle is
   * prescribed to each, which their devices take. And what is prescribed to the live one today,
   * which waits for the broker.
   *
   * @param archive the clinic's, in which nobody is known yet
   * @param programme the text of what the live device is to play
   */
  public void begins(Archive archive, String programme)
      throws ArchiveUnavailable, IOException, NotPrescribed {
    Ward ward = new Ward(archive, equipment(), ground.key());
    Path programmes = ground.config().resolve("programmes");
    ward.approvesTheLibrary(programmes, missed.at(today.minusDays(FIRST_DAY), -180));
    Post post = new Post(archive);
    lives =
        new Lives(
            begins(regular, ward, post), begins(refused, ward, post), begins(missed, ward, post));
    prescribesToday(archive, programme, now.minus(Duration.ofMinutes(20)));
  }

  private Household begins(Home home, Ward ward, Post post)
      throws ArchiveUnavailable, IOException, NotPrescribed {
    LocalDate bornOn = today.minusDays(FIRST_DAY + 1);
    PastTime time = new PastTime(bornOn.atStartOfDay(zone).toInstant());
    PastDevice device =
        new PastDevice(
            home,
            ground.devices().resolve(home.device().value()),
            ground.key().open(),
            post,
            time,
            !home.equals(regular));
    Household household = new Household(home, time, device, ward, today, () -> !ending);
    ward.admits(home, bornOn, household.at(FIRST_DAY, -120));
    household.isPrescribed(FIRST_DAY, -90, GENTLE, OptionalDouble.empty());
    return household;
  }

  /**
   * Something is prescribed to the live device, and waits for the broker.
   *
   * @param at when it is written
   */
  public void prescribesToday(Archive archive, String programme, Instant at)
      throws ArchiveUnavailable, NotPrescribed {
    Message.Desired signed =
        new Ward(archive, equipment(), ground.key())
            .prescribes(
                regular,
                programme,
                regular.worn().setup().panel().name(),
                OptionalDouble.empty(),
                OptionalDouble.of(regular.worn().setup().proven().score().back().mm()),
                at);
    LOG.info("prescription {} to {} waits for the broker", signed.revision(), regular.device());
  }

  private Equipment equipment() {
    Panel m = PanelFile.read(ground.config().resolve("panels/m.yaml"));
    Panel s = PanelFile.read(ground.config().resolve("panels/s.yaml"));
    return new Equipment(
        ground.live().setup().limits(), List.of(ground.live().setup().panel(), s, m));
  }

  // The days since.

  /** Plays the days since, on a thread of its own. */
  public void goesOn() {
    Lives begun = Objects.requireNonNull(lives, "the story begins first");
    Thread living = Thread.ofPlatform().name("fortnight").daemon().unstarted(() -> live(begun));
    thread = living;
    living.start();
  }

  /** Whether the story has come to now. */
  public boolean isOver() {
    return over;
  }

  /** Waits until it is over, or broken. */
  void awaitEnd() throws InterruptedException {
    Objects.requireNonNull(thread, "it has not gone on").join();
  }

  private void live(Lives all) {
    long beganNs = clock.nowNs();
    try {
      missed(all.missed());
      refused(all.refused());
      regular(all.regular());
      if (!ending) {
        Files.writeString(ground.clinic().resolve(LIVED), now + "\n");
        over = true;
        LOG.info("two weeks were played in {} s", (clock.nowNs() - beganNs) / 1_000_000_000.0);
      }
    } catch (ArchiveUnavailable
        | IOException
        | NotPrescribed
        | SteppedTreatment.PanelRefused
        | RuntimeException broken) {
      LOG.error("the clinic's two weeks end before today", broken);
    }
  }

  /** Her skin was sore, the panel rested, she stopped once, and has missed two days of three. */
  private void missed(Household she)
      throws ArchiveUnavailable, IOException, NotPrescribed, SteppedTreatment.PanelRefused {
    she.isTreated(12, Sitting.WHOLE);
    she.isTreated(11, Sitting.felt(2, 7, 5, 6));
    she.isTreated(10, Sitting.WHOLE);
    she.isTreated(9, Sitting.WHOLE);
    she.isVisited(
        8,
        SORE,
        written(
            "Kulit merah di bawah tali kiri. Panel diistirahatkan.",
            "The skin is red below the left strap. The panel rests."));
    she.isHeld(8, -50, written("kulit merah di bawah tali kiri", "red skin below the left strap"));
    String healed = written("Kulit sudah pulih.", "Her skin has healed.");
    she.ward().does(she.home(), "called", healed, she.at(6, -60));
    she.isPrescribed(6, -50, GENTLE, OptionalDouble.of(SOFT));
    she.isTreated(6, Sitting.WHOLE);
    she.isTreated(5, Sitting.stoppedAfter(70));
    she.isTreated(4, Sitting.felt(1, 8, 6, 7));
    she.isTreated(3, Sitting.WHOLE);
    she.isTreated(1, Sitting.WHOLE);
    she.isSwitchedOn(now.minus(Duration.ofMinutes(30)));
  }

  /** What was prescribed last is for a longer back than the small panel that she wears reaches. */
  private void refused(Household she)
      throws ArchiveUnavailable, IOException, NotPrescribed, SteppedTreatment.PanelRefused {
    she.isTreated(12, Sitting.felt(4, 5, 3, 5));
    she.isTreated(11, Sitting.WHOLE);
    she.isVisited(10, HEALING, written("Luka operasi kering.", "The wound is dry."));
    for (int ago = 10; ago > 3; ago--) {
      if (ago != 7) {
        she.isTreated(ago, ago % 4 == 0 ? Sitting.felt(3, 6, 4, 6) : Sitting.WHOLE);
      }
    }
    she.isPrescribed(
        3, -60, "long", "m", OptionalDouble.empty(), OptionalDouble.of(BackLength.REFERENCE.mm()));
    she.isSwitchedOn(now.minus(Duration.ofMinutes(40)));
  }

  /** Every day, and now once more. */
  private void regular(Household she)
      throws ArchiveUnavailable, IOException, SteppedTreatment.PanelRefused {
    for (int ago = 12; ago > 0; ago--) {
      if (ago == 9) {
        she.isVisited(ago, WELL, written("Ibu dan bayi sehat.", "Mother and baby are well."));
      }
      she.isTreated(ago, ago % 3 == 0 ? Sitting.felt(1, 8, 7, 8) : Sitting.WHOLE);
    }
  }

  private String written(String indonesian, String english) {
    return ground.language().equals("id") ? indonesian : english;
  }

  /** Ends it where it is; what was told stays told. */
  @Override
  public void close() throws IOException {
    ending = true;
    Thread living = thread;
    if (living != null) {
      try {
        living.join();
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
    }
    Lives begun = lives;
    if (begun != null) {
      begun.regular().close();
      begun.refused().close();
      begun.missed().close();
    }
  }
}
