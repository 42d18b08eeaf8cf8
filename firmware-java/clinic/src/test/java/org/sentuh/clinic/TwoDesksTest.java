package org.sentuh.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.Audit;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.Care;
import org.sentuh.clinic.archive.Handed;
import org.sentuh.clinic.archive.Mother;
import org.sentuh.clinic.authority.PrescribingKey;
import org.sentuh.clinic.intake.IntakeProcess;
import org.sentuh.clinic.intake.IntakeSettings.Sharing;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Lane;

/**
 * Two desks behind one address and two intakes, each a process of its own, before one PostgreSQL. A
 * desk and an intake are killed while four midwives write, two pages are open and twelve devices
 * tell: who was answered finds what she wrote once, who was not finds it once or not at all, and
 * nobody is answered with anything but what she asked for.
 */
@Timeout(180)
final class TwoDesksTest {

  private static final String BOOT = "b1";
  private static final String CLINIC = "Klinik Melati";
  private static final int MIDWIVES = 4;
  private static final int DEEDS_OF_EACH = 45;
  private static final long BETWEEN_MS = 120;
  private static final List<DeviceId> TALKING =
      IntStream.range(0, 12).mapToObj(number -> new DeviceId("d-" + number)).toList();
  private static final Pattern TOKEN = Pattern.compile("data-token=\"([0-9a-f]+)\"");

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  private final List<AutoCloseable> open = new ArrayList<>();
  private final Map<String, Boolean> answered = new ConcurrentHashMap<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicInteger begunAgain = new AtomicInteger();
  private final AtomicInteger toldAfter = new AtomicInteger();
  private volatile boolean killed;
  private volatile boolean over;
  private int port;

  @AfterEach
  void close() throws Exception {
    over = true;
    for (AutoCloseable resource : open.reversed()) {
      resource.close();
    }
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.add(resource);
    return resource;
  }

  @Test
  void whicheverIsKilledNothingIsLostOrDoubledAndOpenPagesComeBack() throws Exception {
    String url = PostgresServer.shared().freshDatabase();
    MosquittoBroker broker = opened(new MosquittoBroker());
    Archive archive = opened(Archive.open(url));
    people(archive);
    var _ = PrescribingKey.found(folder.resolve("key"));
    DeskProcess first = desk(url, broker, "one", links());
    DeskProcess second = desk(url, broker, "two", List.of());
    port = opened(new OneAddress(List.of(first.port(), second.port()))).port();
    List<Process> intakes = List.of(intake(url, broker, "one"), intake(url, broker, "two"));
    FleetOfDevices devices = opened(new FleetOfDevices(broker.uri(), "devices"));
    devices.connect();

    List<Midwife> midwives = new ArrayList<>();
    for (String link : first.links()) {
      midwives.add(opened(new Midwife(link)));
    }
    List<Thread> work = new ArrayList<>();
    for (int number = 0; number < MIDWIVES; number++) {
      int mine = number;
      work.add(Thread.ofVirtual().start(() -> writes(midwives.get(mine), mine)));
    }
    for (Midwife watching : midwives.subList(0, 2)) {
      Thread.ofVirtual().start(() -> watches(watching));
    }
    devices.talk(TALKING, BOOT, 20, 10);
    first.process().destroyForcibly().waitFor();
    intakes.getFirst().destroyForcibly().waitFor();
    killed = true;
    devices.talk(TALKING, BOOT, 20, 10);
    for (Thread one : work) {
      one.join();
    }

    assertThat(devices.finish(60)).as("every entry is acknowledged in the end").isTrue();
    await(() -> archive.unsentCommands(Instant.now(), 1).isEmpty());
    assertThat(wrong).as("answers that nobody asked for").isEmpty();
    assertThat(begunAgain.get()).as("pages that were open at the one that was killed").isPositive();
    assertThat(toldAfter.get()).as("open pages are told of what comes after that").isPositive();
    entriesAreThereOnce(archive, devices);
    deedsAreThereOnce(archive);
    try (DeskProcess again = desk(url, broker, "one", List.of())) {
      assertThat(again.port()).isPositive();
    }
  }

  private void entriesAreThereOnce(Archive archive, FleetOfDevices devices) throws Exception {
    for (DeviceId device : TALKING) {
      assertThat(archive.entries(device, BOOT, Lane.EVENT, 0, 1_000_000))
          .isEqualTo(devices.written(device, BOOT));
      assertThat(archive.gaps(device)).isEmpty();
    }
    assertThat(archive.quarantineCounts()).isEmpty();
  }

  private void deedsAreThereOnce(Archive archive) throws Exception {
    Map<String, Integer> found = new HashMap<>();
    for (int midwife = 0; midwife < MIDWIVES; midwife++) {
      for (Care care : archive.mothers().care("M-" + midwife)) {
        found.merge(care.note(), 1, Integer::sum);
      }
      for (int deed = 0; deed < DEEDS_OF_EACH; deed++) {
        DeviceId device = device(midwife, deed);
        int asked = archive.commands(device, Instant.now(), 10).size();
        int prescribed = archive.prescriptions(device).size();
        if (asked + prescribed > 0) {
          found.put(key(midwife, deed), asked + prescribed);
        }
      }
    }
    answered.forEach((deed, was) ->
        assertThat(found.getOrDefault(deed, 0))
            .as("%s, which was %sanswered", deed, was ? "" : "not ")
            .isBetween(was ? 1 : 0, 1));
    assertThat(answered).hasSize(MIDWIVES * DEEDS_OF_EACH);
    assertThat(answered.values().stream().filter(was -> was).count())
        .as("of them are answered, but for what was on its way at the kill")
        .isGreaterThanOrEqualTo(MIDWIVES * (DEEDS_OF_EACH - 2L));
    List<String> acts =
        archive.read(connection -> Audit.newest(connection, Long.MAX_VALUE, 10_000)).stream()
            .map(kept -> kept.line().act())
            .filter(Set.of("mother.care", "device.ask", "prescription.hold")::contains)
            .toList();
    assertThat(acts).as("a line for each in the audit").hasSize(found.size());
    assertThat(archive.read(Audit::firstBroken)).as("and they follow on each other").isEmpty();
  }

  // What is there.

  private static List<String> links() {
    return IntStream.range(0, MIDWIVES)
        .boxed()
        .flatMap(number -> Stream.of("--link", "BD-" + number + "=midwife"))
        .toList();
  }

  private static DeviceId device(int midwife, int deed) {
    return new DeviceId("w-" + midwife + "-" + deed);
  }

  private static String key(int midwife, int deed) {
    return midwife + "/" + deed;
  }

  private static void people(Archive archive) throws Exception {
    Instant now = Instant.now();
    AuditLine line = new AuditLine(now, "console", "", "test", "", "");
    for (int midwife = 0; midwife < MIDWIVES; midwife++) {
      for (int deed = 0; deed < DEEDS_OF_EACH; deed++) {
        archive.register(device(midwife, deed), now);
      }
      String mother = "M-" + midwife;
      archive
          .mothers()
          .keep(
              new Mother(
                  mother,
                  CLINIC,
                  LocalDate.ofInstant(now, ZoneId.of("Asia/Jakarta")),
                  Mother.Birth.VAGINAL,
                  ZoneId.of("Asia/Jakarta"),
                  "06:00-12:00",
                  now,
                  Optional.empty()),
              line);
      archive.register(TALKING.get(midwife), now);
      archive
          .mothers()
          .handOver(
              new Handed(
                  TALKING.get(midwife),
                  0,
                  Optional.empty(),
                  Optional.of(mother),
                  now,
                  Optional.empty(),
                  "BD-0",
                  ""),
              Optional.empty(),
              line);
    }
  }

  private Process intake(String url, MosquittoBroker broker, String name) throws IOException {
    Process process =
        IntakeProcess.start(
            url, broker.uri(), name, Sharing.SHARE, folder.resolve("intake-" + name + ".log"));
    open.add(process::destroyForcibly);
    return process;
  }

  // Two desks.

  /**
   * A desk.
   *
   * @param port where it listens
   * @param links the secrets of the links that it gave
   */
  private record DeskProcess(Process process, int port, List<String> links)
      implements AutoCloseable {
    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  private DeskProcess desk(String url, MosquittoBroker broker, String name, List<String> more)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), Clinic.class.getName(), "desk"));
    command.addAll(List.of("--archive", url, "--port", "0", "--broker", broker.uri()));
    command.addAll(List.of("--desk", name, "--facility", CLINIC, "--config", "../../config"));
    command.addAll(List.of("--key", folder.resolve("key").toString()));
    command.addAll(more);
    Process process =
        new ProcessBuilder(command)
            .redirectError(folder.resolve("desk-" + name + ".log").toFile())
            .start();
    open.add(process::destroyForcibly);
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    int port = -1;
    List<String> links = new ArrayList<>();
    while (port < 0 || links.size() < more.size() / 2) {
      String line = lines.readLine();
      if (line == null) {
        throw new AssertionError("the desk has ended; see " + folder);
      } else if (line.startsWith("the desk is at ")) {
        port = URI.create(line.substring("the desk is at ".length())).getPort();
      } else if (line.contains("#")) {
        links.add(line.substring(line.indexOf('#') + 1));
      }
    }
    return new DeskProcess(process, port, links);
  }

  // Those who work there.

  /** A browser of somebody who has come in by her link. */
  private final class Midwife implements AutoCloseable {
    private final HttpClient http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String cookie;
    private final String token;

    Midwife(String link) throws Exception {
      HttpResponse<String> entered =
          http.send(
              HttpRequest.newBuilder(at("/enter"))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(HttpRequest.BodyPublishers.ofString("link=" + link))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      cookie = ServedDesk.cookie(entered);
      Matcher found =
          TOKEN.matcher(
              http.send(asks("/mothers").GET().build(), HttpResponse.BodyHandlers.ofString())
                  .body());
      assertThat(found.find()).as("her page").isTrue();
      token = found.group(1);
    }

    HttpRequest.Builder asks(String path) {
      return HttpRequest.newBuilder(at(path)).header("Cookie", cookie);
    }

    int posts(String path, String json) throws IOException, InterruptedException {
      return http.send(
              asks(path)
                  .header("Content-Type", "application/json")
                  .header("X-Page-Token", token)
                  .timeout(Duration.ofSeconds(20))
                  .POST(HttpRequest.BodyPublishers.ofString(json))
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .statusCode();
    }

    @Override
    public void close() {
      http.shutdownNow();
    }
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** Notes, commands and holds in turn; what is hung up on is not tried again. */
  private void writes(Midwife midwife, int number) {
    for (int deed = 0; deed < DEEDS_OF_EACH; deed++) {
      String device = device(number, deed).value();
      try {
        int status =
            switch (deed % 3) {
              case 0 ->
                  midwife.posts(
                      "/api/mothers/care",
                      "{\"code\":\"M-%d\",\"what\":\"called\",\"note\":\"%s\"}"
                          .formatted(number, key(number, deed)));
              case 1 ->
                  midwife.posts(
                      "/api/fleet/ask",
                      "{\"device\":\"%s\",\"request\":\"stop\"}".formatted(device));
              default ->
                  midwife.posts(
                      "/api/prescribing/withhold",
                      "{\"device\":\"%s\",\"mother\":\"M-%d\",\"why\":\"rest\"}"
                          .formatted(device, number));
            };
        if (status != 200) {
          wrong.add(key(number, deed) + " was answered with " + status);
        }
        answered.put(key(number, deed), status == 200);
        Thread.sleep(BETWEEN_MS);
      } catch (IOException hungUp) {
        answered.put(key(number, deed), false);
      } catch (InterruptedException ended) {
        return;
      }
    }
  }

  /** As a browser does: what breaks is begun again after a second. */
  private void watches(Midwife midwife) {
    for (int begun = 0; !over; begun++) {
      try {
        HttpResponse<Stream<String>> stream =
            midwife.http.send(
                midwife.asks("/api/mothers/live").GET().build(),
                HttpResponse.BodyHandlers.ofLines());
        if (stream.statusCode() != 200) {
          wrong.add("a page was answered with " + stream.statusCode());
        }
        if (begun > 0) {
          begunAgain.incrementAndGet();
        }
        stream
            .body()
            .filter(line -> line.startsWith("data: {"))
            .forEach(told -> toldAfter.addAndGet(killed ? 1 : 0));
      } catch (IOException | java.io.UncheckedIOException broken) {
        // It is begun again.
      } catch (InterruptedException ended) {
        return;
      }
      try {
        Thread.sleep(1000);
      } catch (InterruptedException ended) {
        return;
      }
    }
  }

  /** Something that becomes so. */
  @FunctionalInterface
  private interface Sooner {
    boolean isSo() throws Exception;
  }

  private static void await(Sooner sooner) throws Exception {
    for (int look = 0; look < 200 && !sooner.isSo(); look++) {
      Thread.sleep(100);
    }
    assertThat(sooner.isSo()).isTrue();
  }
}
