package org.sentuh.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.clinic.authority.PrescribingKey;
import org.sentuh.control.arming.Question;
import org.sentuh.control.body.Panel;
import org.sentuh.device.Device;
import org.sentuh.device.readiness.ReadinessFolder;
import org.sentuh.device.realtime.RealTimeClock;
import org.sentuh.device.realtime.TickClock;
import org.sentuh.settings.DeviceFile;
import org.sentuh.settings.DeviceSettings;
import org.sentuh.settings.PanelFile;
import org.sentuh.settings.ScreeningFile;
import org.sentuh.simulator.apart.StandingBoard;
import org.sentuh.simulator.ordeal.Mosquitto;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.tissue.ShippedRecording;
import org.sentuh.telemetry.wire.ClaimOffer;
import org.sentuh.telemetry.wire.DeviceId;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole device as it is installed, in a process of its own, on a simulated board. */
@EnabledOnOs(OS.LINUX)
class BoxTest {

  private static final Path CONFIG = Path.of("../../config");
  private static final Pattern TOKEN = Pattern.compile("data-token=\"([0-9a-f]+)\"");
  private static final int LOOK_MS = 300;
  private static final int MOST_LOOKS = 100;

  /** On a machine that is too busy for a real-time test of the panel it is begun again. */
  private static final int MOST_STARTS = 4;

  private final RealTimeClock clock = new RealTimeClock();
  private final HttpClient phone =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  /** What the screen shows: every wish says it, every answer tells the next. */
  private String shown = "none";

  @TempDir private Path folder = Path.of("");
  private @Nullable StandingBoard board;
  private @Nullable Process process;

  @BeforeEach
  void copyTheConfiguration() throws IOException {
    try (Stream<Path> files = Files.walk(CONFIG)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve("config").resolve(CONFIG.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Path use = folder.resolve("config/use.yaml");
    Files.writeString(use, Files.readString(use).replace("port: 8080", "port: " + freePort()));
  }

  @AfterEach
  void end() throws Exception {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
    if (board != null) {
      board.close();
    }
  }

  @Test
  void fromPowerToAMassageAStopAndAnEndInOrder() throws Exception {
    StandingBoard power = power();
    JsonNode ready = tested();
    Process device = Objects.requireNonNull(process);
    assertThat(box("selftest").code()).as("while the device has the bus").isEqualTo(2);

    assertThat(box("consent", "treatment", "yes").code()).isZero();
    massage(URI.create(ready.path("pages").path("url").asString("")));
    status(now -> now.path("state").asString("").equals("running"));
    power.mark();
    for (int look = 0; look < MOST_LOOKS && power.seen().motorS() == 0; look++) {
      Thread.sleep(LOOK_MS);
    }
    assertThat(power.seen().motorS()).as("motor-seconds of a massage").isPositive();

    Said stopped = box("stop");
    assertThat(stopped.code()).as(stopped.toString()).isZero();
    power.mark();
    Thread.sleep(300);
    assertThat(power.seen().drivenMs()).as("driven after it was said to be still").isLessThan(100);

    device.destroy();
    assertThat(device.waitFor(20, TimeUnit.SECONDS)).as("ended in order").isTrue();
    assertThat(device.exitValue()).isEqualTo(128 + 15);
    assertThat(folder.resolve("run/device")).doesNotExist();
    theRecordHoldsTheMassage();
  }

  /** As broken phones do, or somebody who means harm: each begins to ask and says no more. */
  @Test
  void fourHundredWhoNeverFinishAskingNeitherEndAMassageNorKeepAnybodyFromAStop() throws Exception {
    power();
    JsonNode ready = tested();
    box("consent", "treatment", "yes");
    URI pages = URI.create(ready.path("pages").path("url").asString(""));
    massage(pages);
    status(now -> now.path("state").asString("").equals("running"));
    List<Socket> slow = new ArrayList<>();
    try {
      for (int one = 0; one < 400; one++) {
        Socket socket = new Socket(pages.getHost(), pages.getPort());
        slow.add(socket);
        socket.getOutputStream().write("POST /stop HTTP/1.1\r\nHost: loc".getBytes(UTF_8));
      }
      Thread.sleep(3_000);
      JsonNode beside = status(now -> now.has("ticks"));
      assertThat(beside.path("state").asString("")).as(beside.toString()).isEqualTo("running");
      HttpResponse<String> stopped =
          send(
              HttpRequest.newBuilder(pages.resolve("/stop"))
                  .header("Accept", "application/json")
                  .POST(HttpRequest.BodyPublishers.noBody()));
      assertThat(stopped.body()).isEqualTo("{\"still\":true}");
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
    assertThat(Objects.requireNonNull(process).isAlive()).isTrue();
  }

  /** Runs it until it serves its pages, however its panel may be. */
  private JsonNode served() throws Exception {
    run();
    return status(now -> now.has("pages"));
  }

  /** Runs it until it has tested its panel and serves its pages. */
  private JsonNode tested() throws Exception {
    JsonNode ready = JsonMapper.shared().createObjectNode();
    for (int start = 0; start < MOST_STARTS; start++) {
      Process device = run();
      JsonNode first = status(now -> now.has("against"));
      if (first.path("phase").asString("").equals("testing")) { // two seconds are soon over
        assertThat(first.path("against").toString()).contains("\"item\":\"self-test\"");
      }
      ready = status(now -> now.has("pages"));
      assertThat(ready.path("phase").asString("")).isEqualTo("ticking");
      if (!ready.path("selftest").path("outcome").asString("").equals("unfinished")) {
        break;
      }
      device.destroy();
      device.waitFor();
    }
    assertThat(ready.path("selftest").path("outcome").asString("")).isEqualTo("sound");
    return ready;
  }

  private void theRecordHoldsTheMassage() throws IOException {
    assertThat(box("journal", "--last", "200").out()).contains("\"fact\":\"ended\"");
    Path massage = folder.resolve("massage.ndjson");
    assertThat(box("export", "--massage", "1", massage.toString()).code()).isZero();
    assertThat(Files.readAllLines(massage))
        .anyMatch(line -> line.contains("\"fact\":\"ended\""))
        .noneMatch(line -> line.contains("\"fact\":\"self-tested\""));
    assertThat(box("export", massage.toString()).code()).as("a file that is there").isEqualTo(2);
    Path bundle = folder.resolve("support.zip");
    assertThat(box("export", "--support", bundle.toString()).code()).isZero();
    assertThat(bundle).isNotEmptyFile();
  }

  @Test
  void aDeviceThatChangesHandsStartsAnewWithoutWhatWasHers() throws Exception {
    power();
    JsonNode ready = tested();
    Process before = Objects.requireNonNull(process);
    box("consent", "treatment", "yes");
    URI pages = URI.create(ready.path("pages").path("url").asString(""));
    pair(pages, "mother");
    HttpRequest.Builder bed = HttpRequest.newBuilder(pages.resolve("/bed"));
    assertThat(send(bed).statusCode()).isEqualTo(200);

    Said other = box("wipe", "--device", "sentuh-02", "--by", "BD-7");
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains("sentuh-02").contains("sentuh-01");
    Said wiped = box("wipe", "--device", "sentuh-01", "--by", "BD-7");
    assertThat(wiped.code()).as(wiped.toString()).isZero();
    assertThat(before.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(before.exitValue()).as("whoever started it starts it anew").isEqualTo(4);

    JsonNode next = tested();
    assertThat(next.path("consents").isEmpty()).isTrue();
    assertThat(send(bed).statusCode()).as("her phone").isEqualTo(401);
    assertThat(Files.readString(folder.resolve("state/readiness/kept-0"))).contains("wipe done ");
  }

  @Test
  void itsLabelIsDrawnForPhonesThatCanReachItAndPairsTheFirstOne() throws Exception {
    power();
    URI pages = URI.create(tested().path("pages").path("url").asString(""));
    Path label = folder.resolve("label.svg");
    Said alone = box("label", label.toString());
    assertThat(alone.code()).as("pages that no phone reaches").isEqualTo(2);
    assertThat(alone.err()).contains("127.0.0.1", "use.yaml");
    Said stranger = box("label", label.toString(), "--address", "http://elsewhere.example:8080");
    assertThat(stranger.code()).as("a name by which nobody is let in").isEqualTo(2);
    assertThat(stranger.err()).contains("elsewhere.example", "pages.names");
    assertThat(label).as("what is not drawn leaves no file").doesNotExist();

    String named = "http://sentuh.local:" + pages.getPort();
    Said drawn = box("label", label.toString(), "--address", named);
    assertThat(drawn.code()).as(drawn.toString()).isZero();
    assertThat(Files.getPosixFilePermissions(label))
        .as("whoever reads it can pair a phone")
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(box("label", label.toString(), "--address", named).code())
        .as("a file that is there")
        .isEqualTo(2);
    Matcher code =
        Pattern.compile(">([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})<").matcher(Files.readString(label));
    assertThat(code.find()).isTrue();
    HttpResponse<String> paired =
        send(
            HttpRequest.newBuilder(pages.resolve("/pair"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("code=" + code.group(1))));
    assertThat(paired.statusCode()).isEqualTo(303);
    Said late = box("label", folder.resolve("another.svg").toString(), "--address", named);
    assertThat(late.code()).isEqualTo(2);
    assertThat(late.err()).contains("sentuh pair mother");
    assertThat(Files.readString(folder.resolve("state/readiness/kept-0")))
        .doesNotContain(code.group(1).replace("-", ""));
  }

  /** As whoever goes on to the next sensor: a minute after the last change it starts anew. */
  @Test
  void anotherCalibrationCountsFromTheNextStartForWhichTheDeviceAsksItselfAndTheWayBackStays()
      throws Exception {
    Panel shape = PanelFile.read(folder.resolve("config/panels/m.yaml"));
    String wire = "m:0x48:0:6800.0:" + shape.sensors().getFirst().puckAreaMm2() + ",";
    String counted = wire + "8000.0,0.91,0.06,6,2026-03-04T07:32:10Z,budi";
    String before = wire + "10000.0,0.91,0.05,8,unknown,sari";
    try (ReadinessFolder kept =
        ReadinessFolder.within(Files.createDirectories(folder.resolve("state")))) {
      kept.keep("calibration", "1 upper-left=" + counted + "/" + before);
    }
    power();
    URI pages = URI.create(tested().path("pages").path("url").asString(""));
    Process first = Objects.requireNonNull(process);
    String token = pair(pages, "technician");
    JsonNode sensor = sensor(pages);
    assertThat(sensor.path("r1Ohm").asInt()).isEqualTo(8_000);
    assertThat(sensor.path("pending").asBoolean()).isFalse();
    assertThat(box("journal", "--last", "40").out())
        .contains("\"fact\":\"sensors-calibrated\"", "\"by\":\"budi\"");

    shown = shownNow(pages);
    ask(pages, token, "/calibration-back", "{\"zone\":\"upper-left\"}");
    assertThat(sensor(pages).path("r1Ohm").asInt()).isEqualTo(10_000);
    assertThat(sensor(pages).path("pending").asBoolean()).as("until it starts anew").isTrue();
    assertThat(first.waitFor(20, TimeUnit.SECONDS)).as("while more may come").isFalse();
    assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(first.exitValue()).as("whoever started it starts it anew").isEqualTo(4);
    assertThat(folder.resolve("state/readiness"))
        .isDirectoryContaining(file -> file.getFileName().toString().equals("kept-0"))
        .isDirectoryContaining(file -> file.getFileName().toString().equals("kept-1"));

    JsonNode again = tested();
    assertThat(again.path("phase").asString("")).isEqualTo("ticking");
    sensor = sensor(pages);
    assertThat(sensor.path("r1Ohm").asInt()).isEqualTo(10_000);
    assertThat(sensor.path("pending").asBoolean()).isFalse();
    assertThat(sensor.path("now").path("by").asString("")).isEqualTo("sari");
    assertThat(sensor.path("before").path("by").asString("")).as("the way back").isEqualTo("budi");
    assertThat(box("journal", "--last", "40").out()).contains("\"by\":\"sari\"");
  }

  /** The upper left force sensor, as a technician is shown it. */
  private JsonNode sensor(URI pages) throws Exception {
    String all = send(HttpRequest.newBuilder(pages.resolve("/calibration"))).body();
    JsonNode first = JsonMapper.shared().readTree(all).path("sensors").path(0);
    assertThat(first.path("zone").asString("")).isEqualTo("upper-left");
    return first;
  }

  /** What a screen that has just been opened says of the state that it shows. */
  private String shownNow(URI pages) throws Exception {
    HttpRequest events = HttpRequest.newBuilder(pages.resolve("/events")).build();
    try (Stream<String> told = phone.send(events, HttpResponse.BodyHandlers.ofLines()).body()) {
      String now = told.filter(line -> line.startsWith("data: {")).findFirst().orElseThrow();
      return JsonMapper.shared().readTree(now.substring(6)).path("shown").asString();
    }
  }

  @Test
  void aPanelIsClaimedByAClinicsOfferAndGoesFromItWhenItIsWipedToLeave() throws Exception {
    power();
    URI pages = URI.create(served().path("pages").path("url").asString(""));
    Process before = Objects.requireNonNull(process);
    PrescribingKey clinic = PrescribingKey.found(folder.resolve("key"));
    ClaimOffer offer =
        clinic.sign(
            new ClaimOffer.Terms(
                new DeviceId("sentuh-01"),
                "00112233445566ff",
                0,
                Instant.now().plusSeconds(600),
                clinic.open(),
                "TK-1",
                "",
                "Klinik Melati"));
    String token = pair(pages, "technician");
    ask(pages, token, "/calibrate-over", ""); // which tells what the screen shows
    ask(pages, token, "/claim", "{\"offer\":\"" + offer.text() + "\"}");
    assertThat(before.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(before.exitValue()).as("whoever started it starts it anew").isEqualTo(4);

    Path kept = folder.resolve("state/prescription/kept-0");
    assertThat(Files.readString(kept)).contains("claim 00112233445566ff");
    assertThat(served().path("against").toString())
        .as("only what that clinic prescribes")
        .contains("prescription");
    Process claimed = Objects.requireNonNull(process);
    Said left = box("wipe", "--leave", "--device", "sentuh-01", "--by", "TK-1");
    assertThat(left.code()).as(left.toString()).isZero();
    assertThat(claimed.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(served().path("against").toString())
        .as("letting it go allows nothing")
        .contains("prescription");
    assertThat(Files.readString(kept)).contains("clinic-key none");
  }

  /** The device, the broker and the panel's pages are real; the desk hears all by the broker. */
  @Test
  void aPanelIsClaimedAtADeskRefusesAnotherOfferAndIsLetGoFromThereUntilItSaysThatItIsWiped()
      throws Exception {
    assumeTrue(Mosquitto.isInstalled(), "mosquitto is not installed");
    try (ClinicBesideABox clinic = new ClinicBesideABox(folder)) {
      Path use = folder.resolve("config/use.yaml");
      Files.writeString(
          use, Files.readString(use) + "\nclinic:\n  brokers: [" + clinic.address() + "]\n");
      power();
      URI pages = URI.create(served().path("pages").path("url").asString(""));
      String token = pair(pages, "technician");
      ask(pages, token, "/calibrate-over", ""); // which tells what the screen shows
      ask(pages, token, "/claim", "{\"offer\":\"" + clinic.offers(pages) + "\"}");
      assertThat(endsAndIsStartedAnew()).contains("prescription");
      clinic.whose("that it is ours", now -> says(now, "claimed"));

      String another = clinic.offers(pages);
      ask(pages, pair(pages, "technician"), "/offer", "{\"offer\":\"" + another + "\"}");
      JsonNode told =
          clinic.whose(
              "that it was tried in vain", now -> ClinicBesideABox.offer(now).has("refused"));
      assertThat(ClinicBesideABox.offer(told).path("refused").asString())
          .isEqualTo("claimed-already");

      clinic.posts(
          "let-go",
          "{\"device\":\"sentuh-01\",\"typed\":\"sentuh-01\",\"why\":\"another clinic\"}");
      assertThat(endsAndIsStartedAnew())
          .as("letting it go allows nothing")
          .contains("prescription");
      JsonNode gone =
          clinic.whose(
              "that it is wiped", now -> now.at("/letGo/stage").asString("").equals("wiped"));
      assertThat(gone.at("/says/fingerprint").asString()).as("it obeys nobody").isEmpty();
      assertThat(gone.at("/says/wiped").asString()).isNotEmpty();
      assertThat(Files.readString(folder.resolve("state/prescription/kept-0")))
          .contains("clinic-key none");
      assertThat(Files.readString(folder.resolve("state/readiness/kept-0"))).contains("wipe done ");
    }
  }

  private static boolean says(JsonNode whose, String state) {
    return ClinicBesideABox.offer(whose).path("state").asString("").equals(state);
  }

  /** It asks for that itself; answers what then stands against a massage. */
  private String endsAndIsStartedAnew() throws Exception {
    Process before = Objects.requireNonNull(process);
    assertThat(before.waitFor(40, TimeUnit.SECONDS)).isTrue();
    assertThat(before.exitValue()).as("whoever started it starts it anew").isEqualTo(4);
    return served().path("against").toString();
  }

  @Test
  void aSecondDeviceOnTheSameFoldersIsRefusedAndTheFirstGoesOn() throws Exception {
    power();
    run();
    status(now -> true);

    Said second = box("run");

    assertThat(second.code()).isEqualTo(2);
    assertThat(second.err()).contains("a device runs here").hasLineCount(1);
  }

  @Test
  void whereItIsWishedThePagesHaveTheDevicesOwnCertificateAndStatusSaysItsFingerprint()
      throws Exception {
    Path use = folder.resolve("config/use.yaml");
    Files.writeString(use, Files.readString(use).replace("tls: none", "tls: own-certificate"));
    power();
    run();
    JsonNode pages = status(now -> now.has("pages")).path("pages");
    URI address = URI.create(pages.path("url").asString(""));
    assertThat(address.getScheme()).isEqualTo("https");
    X509Certificate shown = certificate(address);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(shown.getEncoded());
    assertThat(pages.path("fingerprint").asString(""))
        .isEqualTo(HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest));
    assertThat(shown.getSubjectAlternativeNames().toString()).contains("sentuh.local", "127.0.0.1");
  }

  /** What a phone is shown that trusts anybody. */
  private static X509Certificate certificate(URI address) throws Exception {
    SSLContext trusting = SSLContext.getInstance("TLS");
    trusting.init(null, new TrustManager[] {new Anybody()}, null);
    try (SSLSocket socket =
        (SSLSocket)
            trusting.getSocketFactory().createSocket(address.getHost(), address.getPort())) {
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  private static final class Anybody implements X509TrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  @Test
  void whereNoDeviceRunsAStopGoesToTheChips() throws Exception {
    power();
    Said stop = box("stop");
    assertThat(stop.out()).contains("every output of the chips is off");
    assertThat(stop.code()).isZero();
    assertThat(box("status").code()).isEqualTo(2);
    Said check = box("check");
    assertThat(check.out()).contains("every chip answers as it must");
    assertThat(check.code()).isZero();
  }

  @Test
  void withoutABoardThereIsOneSentenceAndNothingIsWritten() throws IOException {
    for (String command : List.of("run", "selftest", "check")) {
      Said said = box(command);
      assertThat(said.code()).as(command).isEqualTo(2);
      assertThat(said.err()).as(command).hasLineCount(1).contains("no simulated panel answers");
    }
    assertThat(box("stop").code()).as("it is not known that nothing is driven").isEqualTo(1);
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void eachThingThatIsWrongWithTheConfigurationIsNamedInOneSentence() throws IOException {
    Path use = folder.resolve("config/use.yaml");
    Files.writeString(use, Files.readString(use).replace("record_mb: 64", "record_mib: 64"));
    Path limits = folder.resolve("config/limits.yaml");
    Files.writeString(
        limits, Files.readString(limits).replace("stop_celsius: 41", "stop_celsius: 45"));

    Said said = box("check", "--configuration");

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err())
        .hasLineCount(2)
        .contains("use.yaml:")
        .contains("record_mib is not known here")
        .contains("limits.yaml:")
        .contains("stop_celsius is 45");
    assertThat(box("run").code()).isEqualTo(2);
  }

  /** What a command said. */
  private record Said(int code, String out, String err) {}

  private Said box(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Device.commandLine(Box.boards(folder.resolve("board")));
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    int code = line.execute(line(List.of(arguments)).toArray(String[]::new));
    return new Said(code, out.toString(), err.toString());
  }

  private List<String> line(List<String> arguments) {
    List<String> line = new ArrayList<>(arguments);
    if (!arguments.getFirst().equals("version")) {
      line.add(1, "--config=" + folder.resolve("config"));
      line.add(2, "--state=" + folder.resolve("state"));
      line.add(3, "--run=" + folder.resolve("run"));
    }
    return line;
  }

  private StandingBoard power() throws IOException {
    Path file = folder.resolve("config/device.yaml");
    Panel shape = PanelFile.read(folder.resolve("config/panels/m.yaml"));
    DeviceSettings settings = DeviceFile.read(file, shape);
    SimulatedPanel panel =
        new SimulatedPanel(
            settings, shape, ShippedRecording.RECLINE_60.read(), Scenario.UNEVENTFUL, 0, 1);
    StandingBoard power =
        new StandingBoard(
            panel, shape.motors().size(), folder.resolve("board"), clock, new TickClock());
    board = power;
    return power;
  }

  private Process run() throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("@" + folder.resolve("config/java/device.options"), "-cp"));
    line.addAll(List.of(System.getProperty("java.class.path"), Box.class.getName(), "" + socket()));
    line.addAll(line(List.of("run")));
    Process started =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said.log").toFile())
            .start();
    process = started;
    return started;
  }

  private Path socket() {
    return folder.resolve("board");
  }

  /** Asks until the device is as it must be; half a minute at most. */
  private JsonNode status(Predicate<JsonNode> as) throws Exception {
    JsonNode now = JsonMapper.shared().createObjectNode();
    for (int look = 0; look < MOST_LOOKS; look++) {
      Said said = box("status", "--json");
      if (said.code() != 2) {
        now = JsonMapper.shared().readTree(said.out());
        if (as.test(now)) {
          return now;
        }
      }
      Thread.sleep(LOOK_MS);
    }
    throw new AssertionError(
        "the device is not as it must be: "
            + now
            + "\n"
            + box("journal", "--last", "40").out()
            + "\n"
            + Files.readString(folder.resolve("said.log")));
  }

  /** She pairs her phone, is well, and starts. */
  private void massage(URI pages) throws Exception {
    String token = pair(pages, "mother");
    ask(pages, token, "/lease", "");
    ask(pages, token, "/screening", "");
    for (Question question :
        ScreeningFile.read(folder.resolve("config/screening.yaml")).questions()) {
      String answer =
          "{\"question\":\"" + question.id() + "\",\"yes\":" + !question.forbids() + "}";
      ask(pages, token, "/answer", answer);
    }
    Thread.sleep(1_000); // no hand is so quick: a zone counts as touching after half a second
    ask(pages, token, "/start", "");
  }

  /** Pairs the phone, and answers the token that its page knows. */
  private String pair(URI pages, String role) throws Exception {
    String code = box("pair", role).out().split(" ", 2)[0];
    send(
        HttpRequest.newBuilder(pages.resolve("/pair"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("code=" + code)));
    Matcher token = TOKEN.matcher(send(HttpRequest.newBuilder(pages)).body());
    assertThat(token.find()).as("a page for a paired phone").isTrue();
    return token.group(1);
  }

  private void ask(URI pages, String token, String path, String json) throws Exception {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(pages.resolve(path))
                .header("Content-Type", "application/json")
                .header("X-Page-Token", token)
                .header("X-Shown", shown)
                .POST(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8)));
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
    shown = JsonMapper.shared().readTree(answer.body()).path("shown").asString(shown);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return phone.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }
}
