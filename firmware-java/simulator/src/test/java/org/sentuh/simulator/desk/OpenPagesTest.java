package org.sentuh.simulator.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.clinic.Desk;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.Handed;
import org.sentuh.clinic.archive.Mother;
import org.sentuh.clinic.intake.Intake;
import org.sentuh.clinic.intake.IntakeSettings;
import org.sentuh.clinic.people.Role;
import org.sentuh.control.event.Dose;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.treatment.Reason;
import org.sentuh.device.realtime.MachineWallClock;
import org.sentuh.pages.PageAddress;
import org.sentuh.simulator.bedside.Chromium;
import org.sentuh.simulator.broker.DemoBroker;
import org.sentuh.telemetry.uplink.PahoClient;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;

/**
 * What a page that is open shows of what a device publishes: through a broker, an intake, the
 * archive and the desk into a real browser's document, by that machine's own clock.
 */
@Tag("browser")
final class OpenPagesTest {

  private static final String CLINIC = "Klinik Melati";
  private static final MachineWallClock CLOCK = new MachineWallClock();
  private static final int TIMES = 20;
  private static final long MOST_MS = 1000;
  private static final long PATIENCE_MS = 8000;

  /** Notes when a part of the document first said something, by what {@code read} finds in it. */
  private static final String NOTING =
      """
      window.seen = {};
      const note = () => { for (const said of read()) window.seen[said] ??= Date.now(); };
      new MutationObserver(note).observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true});
      note();
      """;

  @TempDir private Path folder = Path.of("");

  private final WireJson wire = new WireJson();
  private final Map<String, String> before = new HashMap<>();
  private final Map<String, Long> sequences = new HashMap<>();
  private Chromium chromium;
  private DemoBroker broker;
  private Archive archive;
  private Intake intake;
  private Desk desk;
  private PahoClient device;

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // all of it is opened before each test
  void open() throws Exception {
    chromium = Chromium.shared();
    broker = DemoBroker.start(folder.resolve("broker"), DemoBroker.freePort());
    archive = Archive.open("jdbc:sqlite:" + folder.resolve("archive.db"));
    intake = Intake.start(IntakeSettings.of(broker.uri(), "one"), archive, CLOCK);
    desk = desk(0);
    device = new PahoClient(broker.uri(), "panels");
    device.connect(new MqttConnectionOptions()).waitForCompletion(PATIENCE_MS);
    for (int number = 0; number < TIMES; number++) {
      mother(number);
    }
  }

  @AfterEach
  void close() throws Exception {
    chromium.leave();
    device.disconnectForcibly(0, 100, true);
    device.close();
    desk.close();
    intake.close();
    archive.close();
    broker.close();
  }

  private Desk desk(int port) throws Exception {
    return new Desk(archive, CLOCK, PageAddress.loopback(port), Optional.empty());
  }

  private static Instant now() {
    return CLOCK.now().at();
  }

  private Page seat(String name, Role role, String path) throws Exception {
    Page page = chromium.open(desk.link(name, CLINIC, role), Chromium.Kind.DESK);
    page.click(".bylink .b");
    page.waitForSelector(".rail");
    page.navigate(desk.url() + path);
    return page;
  }

  @Test
  void whatADevicePublishesIsShownWithinASecond() throws Exception {
    Page list = seat("BD-1", Role.MIDWIFE, "mothers");
    list.waitForSelector(".mothers tbody tr");
    list.evaluate(
        "() => { const read = () => [...document.querySelectorAll('.mothers tbody tr.k-info')]"
            + ".map(row => row.querySelector('th a').getAttribute('href')); "
            + NOTING
            + "}");
    List<Long> worklist = new ArrayList<>();
    for (int number = 0; number < TIMES; number++) {
      worklist.add(shown(list, publish(number, stopped()), "/mothers/" + code(number)));
    }
    String mothers = list.url();
    Page one = list;
    one.navigate(mothers + "/" + code(0));
    one.waitForSelector("details.treated");
    one.evaluate(
        "() => { const read = () => ['n' + document.querySelectorAll('details.treated').length]; "
            + NOTING
            + "}");
    List<Long> hers = new ArrayList<>();
    for (int time = 0; time < TIMES; time++) {
      hers.add(shown(one, publish(0, stopped()), "n" + (time + 2)));
    }
    Page fleet = seat("TK-1", Role.TECHNICIAN, "fleet");
    fleet.waitForSelector("main a[href^='/fleet/']");
    fleet.evaluate(
        "() => { const read = () => [...document.querySelectorAll(\"main a[href^='/fleet/']\")]"
            + ".map(link => link.getAttribute('href')); "
            + NOTING
            + "}");
    List<Long> devices = new ArrayList<>();
    for (int number = TIMES; number < 2 * TIMES; number++) {
      devices.add(shown(fleet, publish(number, stopped()), "/fleet/" + panel(number).value()));
    }
    System.out.printf(
        Locale.ROOT,
        "{\"published_to_shown_ms\":{\"worklist\":%s,\"mother\":%s,\"fleet\":%s}}%n",
        figures(worklist),
        figures(hers),
        figures(devices));

    for (List<Long> times : List.of(worklist, hers, devices)) {
      assertThat(p95(times)).as("%s", times).isLessThanOrEqualTo(MOST_MS);
    }
  }

  @Test
  void aPageThatIsOpenWhileItsDeskGoesAndAnotherComesIsNeverAnErrorAndGoesOn() throws Exception {
    Page page = seat("BD-1", Role.MIDWIFE, "mothers");
    page.waitForSelector(".mothers tbody tr");
    page.evaluate("() => { window.stays = true; }");
    int port = java.net.URI.create(desk.url()).getPort();

    desk.close();
    publish(3, stopped());
    desk = desk(port);

    assertThat(page.locator(".mothers tbody tr.k-info a[href='/mothers/" + code(3) + "']"))
        .isVisible();
    assertThat(page.evaluate("() => window.stays")).as("the same document").isEqualTo(true);
    assertThat(page.locator("main")).not().containsText("Error");
  }

  // What is measured.

  /** From a moment until the document said it. */
  private static long shown(Page page, long sinceMs, String said) throws InterruptedException {
    for (long waited = 0; waited < PATIENCE_MS; waited += 20) {
      Object at = page.evaluate("said => window.seen[said] ?? 0", said);
      long atMs = ((Number) at).longValue();
      if (atMs > 0) {
        // Not in step with whoever looks at intervals.
        Thread.sleep(Math.floorMod(said.hashCode(), 211));
        return atMs - sinceMs;
      }
      Thread.sleep(20);
    }
    throw new AssertionError(said + " is not shown after " + PATIENCE_MS + " ms");
  }

  private static long p95(List<Long> times) {
    List<Long> sorted = times.stream().sorted().toList();
    return sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
  }

  private static String figures(List<Long> times) {
    List<Long> sorted = times.stream().sorted().toList();
    return "{\"p50\":%d,\"p95\":%d,\"longest\":%d}"
        .formatted(sorted.get(sorted.size() / 2), p95(times), sorted.getLast());
  }

  // The clinic, and its devices.

  private static String code(int number) {
    return "M-" + (100 + number);
  }

  private static DeviceId panel(int number) {
    return new DeviceId("sentuh-" + (100 + number));
  }

  private static Fact stopped() {
    return new Fact.Ended(
        "stopped",
        Reason.STOP_BUTTON,
        Duration.ofSeconds(130).toNanos(),
        0,
        new Dose(List.of(1.0), List.of(2.0)));
  }

  private void mother(int number) throws Exception {
    Instant since = now().minus(Duration.ofDays(2));
    AuditLine line = new AuditLine(since, "BD-1", CLINIC, "test", code(number), "");
    archive.register(panel(number), since);
    archive
        .mothers()
        .keep(
            new Mother(
                code(number),
                CLINIC,
                LocalDate.ofInstant(since, ZoneId.of("Asia/Jakarta")),
                Mother.Birth.VAGINAL,
                ZoneId.of("Asia/Jakarta"),
                "06:00-12:00 15:00-20:00",
                since,
                Optional.empty()),
            line);
    Handed handed =
        new Handed(
            panel(number),
            0,
            Optional.empty(),
            Optional.of(code(number)),
            since,
            Optional.empty(),
            "BD-1",
            "");
    archive.mothers().handOver(handed, Optional.empty(), line);
    archive.prescribe(new Message.Desired(panel(number), 1, "state: active\n", "c2lnbmVk"), since);
  }

  /** A panel publishes its next entry; answers when, by this machine's clock. */
  private long publish(int number, Fact fact) throws MqttException {
    String name = panel(number).value();
    long sequence = sequences.merge(name, 0L, (last, none) -> last + 1);
    long atNs = sequence * 1_000_000_000L;
    Entry entry =
        wire.entry(
            new Message.Fact(
                new Message.Stamp(
                    panel(number),
                    "b1",
                    sequence,
                    atNs,
                    new Wall(now(), Wall.Quality.TRUSTED),
                    before.getOrDefault(name, Entry.BEGINNING)),
                new Event("b1", sequence, atNs, fact)));
    before.put(name, entry.hash());
    long ms = System.currentTimeMillis();
    device.publish(
        Channel.EVENT.topic(panel(number)),
        new MqttMessage(entry.body().getBytes(StandardCharsets.UTF_8), 1, false, null),
        null,
        null);
    return ms;
  }
}
