package org.sentuh.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.PrescriptionSeen;
import org.sentuh.clinic.authority.AuthorityRefused;
import org.sentuh.clinic.authority.PrescribingKey;
import org.sentuh.clinic.prescribing.NotPrescribed;
import org.sentuh.control.loop.Clock;
import org.sentuh.device.bedside.Bed;
import org.sentuh.device.calibration.Calibrations;
import org.sentuh.device.calibration.KeptCalibrations;
import org.sentuh.device.diary.MilkDiary;
import org.sentuh.device.prescription.Fitting;
import org.sentuh.device.prescription.KeptPrescription;
import org.sentuh.device.prescription.Plan;
import org.sentuh.device.readiness.ReadinessFolder;
import org.sentuh.device.realtime.MachineWallClock;
import org.sentuh.device.realtime.RealTimeClock;
import org.sentuh.device.reporting.Reporting;
import org.sentuh.simulator.clinic.DemoClinic;
import org.sentuh.simulator.clinic.DemoDesk;
import org.sentuh.simulator.clinic.ShippedConfig;
import org.sentuh.simulator.demo.DemoPages;
import org.sentuh.simulator.field.FieldDevice;
import org.sentuh.simulator.fortnight.Fortnight;
import org.sentuh.simulator.session.NewMother;
import org.sentuh.simulator.session.Order;
import org.sentuh.telemetry.uplink.UplinkSettings;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Lane;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands around the demo's treatment: the device's prescription, journal and uplink, and a
 * clinic with two weeks behind it.
 */
final class DemoProduct implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DemoProduct.class);
  private static final long QUOTA_BYTES = 64L << 20;
  private static final long MOST_TELLING_NS = TimeUnit.SECONDS.toNanos(20);
  private static final long MOST_PRESCRIBING_NS = TimeUnit.SECONDS.toNanos(40);
  private static final long LOOK_NS = 50_000_000L;

  /** So long after somebody was at the desk she may still be reading. */
  private static final Duration READING = Duration.ofMinutes(2);

  private final Clock clock = new RealTimeClock();
  private final MachineWallClock wall = new MachineWallClock();
  private final String boot = FieldDevice.newBoot();
  private final DeviceId device;
  private final boolean indonesian;
  private final ReadinessFolder readiness;
  private final Path config;
  private final PrescribingKey key;
  private final Fortnight fortnight;
  private final boolean lived;
  private final KeptPrescription prescription;
  private final DemoClinic clinic;
  private final Reporting reporting;
  private volatile @Nullable DemoDesk desk;

  /**
   * What the live device is to play.
   *
   * @param programme its text
   * @param wished whether somebody has named it: then it is prescribed whatever else stands
   */
  record Wish(String programme, boolean wished) {}

  private DemoProduct(Path out, Order worn, Wish wish, String language)
      throws IOException, AuthorityRefused {
    DemoGround ground = new DemoGround(out);
    indonesian = language.equals("id");
    device = new DeviceId(worn.device().id());
    readiness = ReadinessFolder.within(ground.device());
    lived = Fortnight.isBehind(ground.clinic(), wall.now().at());
    if (!lived) {
      ground.putAside();
    }
    config = ShippedConfig.into(ground.clinic().resolve("config"));
    key = ground.key();
    fortnight =
        new Fortnight(
            new Fortnight.Ground(ground.clinic(), config, ground.neighbours(), key, worn, language),
            wall.now().at(),
            ZoneId.systemDefault(),
            clock);
    prescription =
        KeptPrescription.in(
            ground.device().resolve("prescription"),
            new Fitting(device, worn.setup().panel(), worn.setup().limits(), NewMother.allowance()),
            wall);
    prescription.claim(key.open());
    clinic = DemoClinic.opening(ground.clinic(), wall, archive -> prescribes(archive, wish));
    reporting =
        Reporting.open(
            new Reporting.Place(ground.device(), ground.device().resolve("memory"), QUOTA_BYTES),
            new UplinkSettings(device, boot, "demo", List.of(clinic.broker()), null),
            prescription,
            clock,
            wall,
            new SplittableRandom());
    reporting.consent(Consent.TREATMENT, true);
    reporting.consent(Consent.PRESSURE, true);
    reporting.consent(Consent.WELLBEING, true);
  }

  private void prescribes(Archive archive, Wish wish) throws ArchiveUnavailable {
    try {
      if (!lived) {
        fortnight.begins(archive, wish.programme());
      } else if (wish.wished() || prescription.revision() == 0) {
        fortnight.prescribesToday(archive, wish.programme(), wall.now().at());
      }
    } catch (NotPrescribed refused) {
      LOG.warn("nothing is prescribed to {}", device, refused);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Begins everything in a folder; the clinic opens while the treatment gets ready.
   *
   * @param worn the live device as it is, with the panel that is worn
   * @param wish what it is to play
   * @param language of what is told and of what the clinic's midwives have written
   */
  static DemoProduct begin(Path out, Order worn, Wish wish, String language)
      throws IOException, AuthorityRefused {
    return new DemoProduct(out, worn, wish, language);
  }

  Reporting reporting() {
    return reporting;
  }

  /** The device's holds and doses. */
  ReadinessFolder readiness() {
    return readiness;
  }

  KeptPrescription prescription() {
    return prescription;
  }

  /**
   * What the live device may play. Waits for the clinic and its broker where nothing stands on the
   * device yet, or where something was named.
   *
   * @return empty where nothing does, and {@link #unprescribed} says why
   */
  Optional<Plan> plan(Wish wish) throws ArchiveUnavailable {
    if (!lived || wish.wished() || prescription.revision() == 0) {
      long untilNs = clock.nowNs() + MOST_PRESCRIBING_NS;
      while (!isAnswered() && clock.nowNs() < untilNs) {
        clock.sleepUntil(clock.nowNs() + LOOK_NS);
      }
    }
    return prescription.plan();
  }

  private boolean isAnswered() throws ArchiveUnavailable {
    Optional<PrescriptionSeen> newest = clinic.prescribed(device);
    return newest.isEmpty()
        || newest.get().state() == PrescriptionSeen.State.REFUSED
        || prescription.revision() >= newest.get().signed().revision();
  }

  /** Why nothing is prescribed, in a sentence. */
  String unprescribed() throws ArchiveUnavailable {
    String why = clinic.prescribed(device).map(PrescriptionSeen::refused).orElse("");
    if (why.isEmpty()) {
      return indonesian
          ? "Belum ada resep untuk perangkat ini; log-nya menjelaskan kenapa."
          : "Nothing is prescribed to this device; the log says why.";
    }
    return (indonesian ? "Perangkat menolak resepnya: " : "The device refuses its prescription: ")
        + why;
  }

  /** How the device's force sensors are calibrated. */
  Calibrations calibrations() {
    return new KeptCalibrations(readiness, clock).now();
  }

  /** The device's pages, not served yet. */
  DemoPages pages(int port, boolean byPhone) {
    Bed.Diary diary =
        new Bed.Diary(
            reporting::agrees, reporting::consent, reporting::wellbeing, new MilkDiary(readiness));
    return new DemoPages(readiness, diary, port, byPhone);
  }

  /** Serves the clinic's desk; what is told of it, a line each. */
  List<String> openDesk(int port) {
    try {
      DemoDesk opened = clinic.desk(port, wall, config, key, indonesian ? "id" : "en");
      desk = opened;
      List<String> told = new ArrayList<>();
      told.add(
          indonesian
              ? "Meja klinik, satu tautan sekali pakai untuk setiap peran:"
              : "The clinic's desk, a link that works once for each role:");
      opened.links().forEach(link -> told.add("  " + link));
      return told;
    } catch (IOException | ArchiveUnavailable no) {
      LOG.warn("the demo goes on without a desk", no);
      return List.of(
          indonesian
              ? "Meja klinik tidak tersedia: port " + port + " sedang dipakai program lain."
              : "No desk: another program has port " + port + ".");
    }
  }

  /**
   * Begins to play the days that lie behind the clinic, where they have not been played, beside
   * whatever else goes on; what is told of it.
   */
  Optional<String> playDaysGoneBy() {
    if (lived) {
      return Optional.empty();
    }
    fortnight.goesOn();
    return Optional.of(
        indonesian
            ? "Dua minggu terakhir klinik ini sedang diputar; daftarnya lengkap sebentar lagi."
            : "The clinic's last two weeks are being played; its lists are full in a moment.");
  }

  /** Whether somebody is at the desk, or may still be reading there. */
  boolean isDeskInUse() {
    return Optional.ofNullable(desk)
        .flatMap(DemoDesk::lastAsked)
        .filter(at -> at.plus(READING).isAfter(wall.now().at()))
        .isPresent();
  }

  /**
   * Waits while somebody is at the desk and nothing else is prescribed.
   *
   * @param same whether a plan is the one that was played last
   */
  void awaitDesk(Predicate<Plan> same) {
    while (isDeskInUse() && prescription.plan().map(same::test).orElse(true)) {
      clock.sleepUntil(clock.nowNs() + LOOK_NS);
    }
  }

  MachineWallClock wall() {
    return wall;
  }

  /** Waits until the clinic has it all, and says so. */
  String told() {
    long untilNs = clock.nowNs() + MOST_TELLING_NS;
    while (!isTold() && clock.nowNs() < untilNs) {
      clock.sleepUntil(clock.nowNs() + LOOK_NS);
    }
    if (!isTold()) {
      return indonesian
          ? "Catatannya belum sampai ke klinik; tersimpan di perangkat dan dikirim pada demo"
              + " berikutnya."
          : "The clinic does not have it yet; it is kept on the device and sent by the next demo.";
    }
    try {
      DemoClinic.Holding holding = clinic.holding(device, boot);
      return String.format(
          indonesian
              ? "Klinik menyimpan %d catatan pijat ini%s: %s"
              : "The clinic keeps %d records of this massage%s: %s",
          holding.entries(),
          holding.complete() ? (indonesian ? ", lengkap" : ", complete") : "",
          clinic.archiveFile());
    } catch (ArchiveUnavailable no) {
      return String.valueOf(no.getMessage());
    }
  }

  private boolean isTold() {
    return reporting.journal().waiting().getOrDefault(Lane.EVENT, 0L) == 0
        && reporting.isTold()
        && reporting.uplink().confirmed();
  }

  @Override
  public void close() {
    reporting.close();
    Optional.ofNullable(desk).ifPresent(DemoDesk::close);
    try {
      clinic.awaitOpen();
      fortnight.close();
      readiness.close();
      clinic.close();
    } catch (IOException unlocked) {
      throw new UncheckedIOException(unlocked);
    } catch (ArchiveUnavailable no) {
      throw new IllegalStateException(no);
    }
  }
}
