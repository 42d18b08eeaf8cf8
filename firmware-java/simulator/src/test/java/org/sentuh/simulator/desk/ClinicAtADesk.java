package org.sentuh.simulator.desk;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sentuh.clinic.Desk;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.Arrival;
import org.sentuh.clinic.archive.PrescriptionSeen;
import org.sentuh.clinic.archive.fleet.Claims;
import org.sentuh.clinic.authority.PrescribingKey;
import org.sentuh.clinic.people.Role;
import org.sentuh.device.prescription.KeptPrescription;
import org.sentuh.device.realtime.MachineWallClock;
import org.sentuh.pages.PageAddress;
import org.sentuh.settings.SettingsFile;
import org.sentuh.simulator.bedside.Chromium;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.WireJson;

/** A clinic with its programmes, its key and one device that has never heard of a prescription. */
final class ClinicAtADesk implements AutoCloseable {

  private static final DeviceId DEVICE = new DeviceId("sentuh-01");
  private static final MachineWallClock CLOCK = new MachineWallClock();
  private static final Path CONFIG = Path.of("../../config");

  private final Archive archive;
  private final Desk desk;
  private final PrescribingKey key;

  ClinicAtADesk(Path folder) throws Exception {
    archive = Archive.open("jdbc:sqlite:" + folder.resolve("archive.db"));
    archive.register(DEVICE, now());
    key = PrescribingKey.found(folder.resolve("key"));
    desk =
        new Desk(
            archive,
            CLOCK,
            PageAddress.loopback(0),
            Optional.empty(),
            Desk.treating(archive, CONFIG, Optional.of(key), CLOCK));
  }

  private static Instant now() {
    return CLOCK.now().at();
  }

  /** The file of a programme, to the byte. */
  static String programme(String name) {
    return SettingsFile.content(CONFIG.resolve("programmes").resolve(name + ".yaml"));
  }

  String url() {
    String url = desk.url();
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  PrescribingKey key() {
    return key;
  }

  /** A browser of somebody who has come in by her link. */
  Page seat(Chromium chromium, String name, Role role) throws Exception {
    Page page = chromium.open(desk.link(name, "Klinik Melati", role), Chromium.Kind.DESK);
    page.click(".bylink .b");
    page.waitForSelector(".rail");
    return page;
  }

  /** The number of the offer that was made last. */
  String offer() throws Exception {
    return new Claims(archive).offers(DEVICE, 1).getFirst().number();
  }

  /** What was signed for the device and waits for the broker. */
  Message.Desired signed() throws Exception {
    return archive.unsentPrescriptions(1).getFirst();
  }

  /** The broker has it, and the device says what it makes of it. */
  void answered(Message.Desired signed, String refused) throws Exception {
    archive.prescriptionSent(DEVICE, signed.revision(), now());
    archive.file(
        List.of(
            new Arrival.Answered(
                new Message.Reported(
                    DEVICE, refused.isEmpty() ? signed.revision() : 0, signed.revision(), refused),
                false,
                now())));
  }

  /** The device says how it is, and whose. */
  void heard(KeptPrescription standing) throws Exception {
    heard(standing, "");
  }

  /** The same, and which offer was tried in vain. */
  void heard(KeptPrescription standing, String refused) throws Exception {
    Message.Health health =
        new Message.Health(
            DEVICE,
            "boot-1",
            CLOCK.now(),
            Map.of(),
            1 << 20,
            64 << 20,
            1L << 33,
            1,
            0,
            false,
            "",
            standing.clinicKey().orElse(""),
            standing.claimedBy().orElse(""),
            refused);
    archive.file(
        List.of(
            new Arrival.Latest(
                DEVICE, Channel.HEALTH, new WireJson().write(health), false, now())));
  }

  List<PrescriptionSeen.State> states() throws Exception {
    return archive.prescriptions(DEVICE).stream().map(PrescriptionSeen::state).toList();
  }

  @Override
  public void close() {
    desk.close();
    archive.close();
  }
}
