package org.sentuh.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.control.loop.Clock;
import org.sentuh.device.bedside.Bed;
import org.sentuh.device.calibration.Calibrations;
import org.sentuh.device.calibration.KeptCalibrations;
import org.sentuh.device.diary.MilkDiary;
import org.sentuh.device.readiness.ReadinessFolder;
import org.sentuh.device.realtime.MachineWallClock;
import org.sentuh.device.realtime.RealTimeClock;
import org.sentuh.device.reporting.Reporting;
import org.sentuh.pages.PagesUnavailable;
import org.sentuh.simulator.clinic.DemoClinic;
import org.sentuh.simulator.clinic.DemoDesk;
import org.sentuh.simulator.demo.DemoPages;
import org.sentuh.simulator.field.FieldDevice;
import org.sentuh.telemetry.uplink.UplinkSettings;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Lane;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands around the demo's treatment: the device's journal and uplink, and a clinic. */
final class DemoProduct implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DemoProduct.class);
  private static final DeviceId DEVICE = new DeviceId("demo");
  private static final long QUOTA_BYTES = 64L << 20;
  private static final long MOST_TELLING_NS = TimeUnit.SECONDS.toNanos(20);
  private static final long LOOK_NS = 50_000_000L;

  private final Clock clock = new RealTimeClock();
  private final MachineWallClock wall = new MachineWallClock();
  private final String boot = FieldDevice.newBoot();
  private final DemoClinic clinic;
  private final Reporting reporting;
  private final ReadinessFolder readiness;
  private @Nullable DemoDesk desk;

  private DemoProduct(Path out) throws IOException {
    clinic = DemoClinic.opening(out.resolve("clinic"), wall);
    reporting =
        Reporting.open(
            new Reporting.Place(
                out.resolve("device"), out.resolve("device").resolve("memory"), QUOTA_BYTES),
            new UplinkSettings(DEVICE, boot, "demo", List.of(clinic.broker()), null),
            clock,
            wall,
            new SplittableRandom());
    reporting.consent(Consent.TREATMENT, true);
    reporting.consent(Consent.PRESSURE, true);
    reporting.consent(Consent.WELLBEING, true);
    readiness = ReadinessFolder.within(out.resolve("device"));
  }

  /** Begins everything in a folder; the clinic opens while the treatment gets ready. */
  static DemoProduct begin(Path out) throws IOException {
    return new DemoProduct(out);
  }

  Reporting reporting() {
    return reporting;
  }

  /** The device's holds and doses. */
  ReadinessFolder readiness() {
    return readiness;
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
  List<String> openDesk(int port, String language) {
    boolean indonesian = language.equals("id");
    try {
      DemoDesk opened = clinic.desk(port, wall);
      desk = opened;
      List<String> told = new ArrayList<>();
      told.add(
          indonesian
              ? "Meja klinik, satu tautan sekali pakai untuk setiap peran:"
              : "The clinic's desk, a link that works once for each role:");
      opened.links().forEach(link -> told.add("  " + link));
      return told;
    } catch (PagesUnavailable | ArchiveUnavailable no) {
      LOG.warn("the demo goes on without a desk", no);
      return List.of(
          indonesian
              ? "Meja klinik tidak tersedia: port " + port + " sedang dipakai program lain."
              : "No desk: another program has port " + port + ".");
    }
  }

  MachineWallClock wall() {
    return wall;
  }

  /** Waits until the clinic has it all, and says so. */
  String told(String language) {
    long untilNs = clock.nowNs() + MOST_TELLING_NS;
    while (!isTold() && clock.nowNs() < untilNs) {
      clock.sleepUntil(clock.nowNs() + LOOK_NS);
    }
    boolean indonesian = language.equals("id");
    if (!isTold()) {
      return indonesian
          ? "Catatannya belum sampai ke klinik; tersimpan di perangkat dan dikirim pada demo"
              + " berikutnya."
          : "The clinic does not have it yet; it is kept on the device and sent by the next demo.";
    }
    try {
      DemoClinic.Holding holding = clinic.holding(DEVICE, boot);
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
    if (desk != null) {
      desk.close();
    }
    try {
      readiness.close();
      clinic.close();
    } catch (IOException unlocked) {
      throw new UncheckedIOException(unlocked);
    } catch (ArchiveUnavailable no) {
      throw new IllegalStateException(no);
    }
  }
}
