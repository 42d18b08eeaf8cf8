package org.sentuh.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.fleet.FleetRecords;
import org.sentuh.simulator.session.TreatmentFiles.Text;
import org.sentuh.simulator.tissue.ShippedRecording;
import org.sentuh.telemetry.wire.DeviceId;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The commands as somebody at a keyboard meets them: what they answer, with which exit code, and
 * that nothing is written for what is refused.
 */
class CommandsTest {

  @TempDir private Path directory = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void layOutTheFiles() throws IOException {
    for (String file :
        List.of(
            "programmes/gentle.yaml",
            "panels/m.yaml",
            "panels/s.yaml",
            "limits.yaml",
            "device.yaml")) {
      Path path = directory.resolve(Path.of(file).getFileName());
      Files.writeString(path, Text.shipped(file).content());
    }
    String recording = "tissue/recordings/" + ShippedRecording.RECLINE_60.fileStem() + ".csv.gz";
    try (InputStream in = CommandsTest.class.getResourceAsStream(recording)) {
      Files.write(directory.resolve("back.csv.gz"), Objects.requireNonNull(in).readAllBytes());
    }
  }

  @Test
  void wireWritesTheBookAndSaysWhereThePageIs() {
    Path book = directory.resolve("book");

    assertThat(run("wire", "--out", book.toString())).as(err.toString()).isZero();

    assertThat(book.resolve("index.html")).isNotEmptyFile();
    assertThat(book.resolve("asyncapi.yaml")).isNotEmptyFile();
    assertThat(out.toString()).contains("16 files", book.resolve("index.html").toString());
  }

  @Test
  void selftestPassesASoundPanelAndNamesAFaultAndRefusesAName() throws IOException {
    Path page = directory.resolve("selftest.html");
    assertThat(run("selftest", "--seed", "4", "--page", page.toString())).isZero();
    assertThat(out.toString()).contains("Panelnya sehat");
    assertThat(page).content().contains("Panelnya sudah memeriksa diri");
    assertThat(run("selftest", "--fault", "motor-open", "--json")).isEqualTo(1);
    assertThat(out.toString()).contains("\"fault\":\"motor-open\",\"part\":\"motor\"");
    assertThat(run("selftest", "--fault", "gremlins")).isEqualTo(2);
    assertThat(err.toString()).contains("gremlins is not known; allowed are driver-gone");
    assertThat(run("selftest", "--language", "jv")).isEqualTo(2);
  }

  @Test
  void hazardsWritesThePageAndSaysHowMuchIsOpen() {
    Path page = directory.resolve("hazards.html");
    assertThat(run("hazards", "--out", page.toString())).isZero();
    assertThat(out.toString())
        .containsPattern("[0-9]+ hazards, [0-9]+ controls shown by [0-9]+ tests, [0-9]+ entries")
        .contains(page.toString());
    assertThat(page).exists();
  }

  @Test
  void hazardsIntoAFolderThatIsNotThereIsRefused() {
    assertThat(run("hazards", "--out", file("nowhere/hazards.html"))).isEqualTo(2);
    assertThat(err.toString()).contains("nowhere/hazards.html cannot be written");
  }

  @Test
  void wireIntoAFileIsRefusedAndNothingIsWritten() throws IOException {
    Path file = directory.resolve("limits.yaml");
    byte[] before = Files.readAllBytes(file);

    assertThat(run("wire", "--out", file.toString())).isEqualTo(2);

    assertThat(err.toString()).contains("--out " + file, "cannot be made a directory");
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void drawingsAreOfTheShippedDeviceOrOfOnesOwn() throws IOException {
    Path shipped = directory.resolve("shipped");
    assertThat(run("drawings", "--out", shipped.toString())).as(err.toString()).isZero();
    assertThat(shipped.resolve("template-m-extended.svg")).isNotEmptyFile();
    assertThat(out.toString()).contains("12 files", shipped.resolve("wiring.md").toString());

    replace("device.yaml", "2D: {chip: 0x40, channel: 7}", "2D: {chip: 0x41, channel: 15}");
    Path own = directory.resolve("own");
    String device = file("device.yaml");
    assertThat(
            run("drawings", "--out", own.toString(), "--device", device, "--panel", file("m.yaml")))
        .as(err.toString())
        .isZero();
    assertThat(own.resolve("wiring.md")).content().contains("| 2D | 0x41 | LED15 |");
    assertThat(own.resolve("panel-s.svg")).doesNotExist();
  }

  @Test
  void drawingsOfHalfADeviceAreRefusedAndNothingIsWritten() {
    Path folder = directory.resolve("half");
    assertThat(run("drawings", "--out", folder.toString(), "--device", file("device.yaml")))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--device and --panel belong together");
    assertThat(folder).doesNotExist();
  }

  @Test
  void readySaysEverythingThatStandsAgainstATreatmentAndWhatIsLeftToAnswer() {
    assertThat(ready()).isEqualTo(1);

    assertThat(out.toString())
        .contains(
            "Not ready: 1 of 13 things are not well yet.",
            "ok  Hold",
            "--  Questions",
            "?   fever: Do you have a fever, 38 degrees or more?",
            "await a clinician's signature");
    assertThat(ready("--lang", "id")).isEqualTo(1);
    assertThat(out.toString()).contains("Belum siap: 1 dari 13 hal belum beres.");
  }

  @Test
  void readyIsReadyWhenEveryQuestionIsAnsweredWell() {
    assertThat(ready("--well")).as(out.toString()).isZero();

    assertThat(out.toString()).contains("Ready: a massage may begin.").doesNotContain("--  ");
  }

  @Test
  void aDangerSignSaysWhatToDoNowAndHoldsTheDeviceUntilAMidwifeReleasesIt() {
    assertThat(ready("--well", "--answer", "bleeding=yes", "--lang", "id")).isEqualTo(1);
    assertThat(out.toString()).contains("IGD", "menunggu tanda tangan klinisi");

    assertThat(ready("--well", "--json")).isEqualTo(1);
    String[] lines = out.toString().strip().split("\n", -1);
    JsonNode json = JsonMapper.shared().readTree(lines[lines.length - 1]);
    assertThat(json.get("ready").asBoolean()).isFalse();
    assertThat(json.get("checks").get(0).get("reason").asString()).isEqualTo("danger-sign");
    assertThat(json.get("checks").get(0).get("midwife").get("id").asString()).contains("ditahan");
    assertThat(json.get("hold").get("why").asString()).contains("bleeding");

    assertThat(hold("--release", "sentuh-02", "--midwife", "BD-7")).isEqualTo(2);
    assertThat(err.toString()).contains("sentuh-02", "sentuh-01");
    assertThat(hold("--release", "sentuh-01", "--midwife", "BD-7")).isZero();
    assertThat(ready("--well")).isZero();
  }

  @Test
  void aMidwifeHoldsADevice() {
    assertThat(hold("--why", "a wound on the back")).isZero();
    assertThat(ready("--well")).isEqualTo(1);
    assertThat(out.toString()).contains("a wound on the back");
  }

  @Test
  void aDemoOnADeviceThatIsHeldSaysWhyAndBeginsNothing() {
    assertThat(ready("--answer", "fever=yes")).isEqualTo(1);
    assertThat(run("demo", "--lang", "en", "--out", directory.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("Do not wait, and do not stay alone.");
    assertThat(directory.resolve("report.html")).doesNotExist();
  }

  @Test
  void anAnswerToNoQuestionIsRefused() {
    assertThat(ready("--answer", "fever=perhaps")).isEqualTo(2);
    assertThat(ready("--answer", "colour=yes")).isEqualTo(2);
    assertThat(err.toString()).contains("fever=perhaps", "colour=yes", "pregnant, bleeding");
    assertThat(hold()).isEqualTo(2);
  }

  private int ready(String... more) {
    return device("ready", more);
  }

  private int hold(String... more) {
    return device("hold", more);
  }

  private int device(String command, String... more) {
    List<String> words = new ArrayList<>(List.of(command, "--folder", directory + "/device"));
    words.addAll(List.of(more));
    return run(words.toArray(String[]::new));
  }

  @Test
  void treatWritesEverythingAndEndsWithOneLineOfJson() throws IOException {
    assertThat(treat("--json")).as(err.toString()).isZero();

    assertThat(written())
        .contains(
            "events.ndjson",
            "report.html",
            "report.svg",
            "inputs/ticks.bin.gz",
            "inputs/programme.yaml");
    String[] lines = out.toString().strip().split("\n", -1);
    JsonNode json = JsonMapper.shared().readTree(lines[lines.length - 1]);
    assertThat(json.propertyNames())
        .contains(
            "programme",
            "revision",
            "outcome",
            "reason",
            "ticks",
            "duration_s",
            "paused_s",
            "contact_fraction",
            "max_intensity",
            "max_duty",
            "motors_on_max",
            "current_max_a",
            "dose",
            "prescribed_dose",
            "fidelity",
            "limits",
            "bus_time_ms_p99",
            "bus_time_ms_max",
            "digest");
    assertThat(json.get("outcome").stringValue()).isEqualTo("completed");
    assertThat(json.get("programme").stringValue()).isEqualTo("gentle");
    assertThat(json.get("duration_s").doubleValue()).isEqualTo(180.0);
  }

  @Test
  void replayOfWhatTreatWroteExitsWithZero() {
    assertThat(treat()).isZero();
    assertThat(run("replay", directory.resolve("out").toString())).isZero();
    assertThat(out.toString()).contains("identical");
  }

  @Test
  void replayOfSomethingElseExitsWithTwo() {
    assertThat(run("replay", directory.resolve("nowhere").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("nowhere");
  }

  @Test
  void replayOfAnotherProgrammeExitsWithOne() throws IOException {
    assertThat(treat()).isZero();
    Path programme = directory.resolve("out/inputs/programme.yaml");
    Files.writeString(
        programme, Files.readString(programme).replace("diameter_mm: 40", "diameter_mm: 30"));
    assertThat(run("replay", directory.resolve("out").toString())).isEqualTo(1);
  }

  @Test
  void checkSaysWhatEachFileIs() {
    assertThat(run("check", file("gentle.yaml"), file("m.yaml"), file("limits.yaml"))).isZero();
    assertThat(out.toString()).contains("programme gentle").contains("panel m");
  }

  @Test
  void checkLooksAtEveryFileAndExitsWithTwoWhenOneIsRefused() throws IOException {
    replace("gentle.yaml", "kind: programme", "kind: poem");
    assertThat(run("check", file("gentle.yaml"), file("m.yaml"))).isEqualTo(2);
    assertThat(err.toString()).contains("gentle.yaml:").contains("poem");
    assertThat(out.toString()).contains("panel m");
  }

  @Test
  void checkProvesEveryProgrammeOnEveryPanel() throws IOException {
    assertThat(run("check", file("gentle.yaml"), file("m.yaml"), file("s.yaml"))).isZero();
    assertThat(out.toString()).contains("gentle on panel m: proven", "gentle on panel s: proven");

    replace("limits.yaml", "continuous_warn_s: 30", "continuous_warn_s: 9");
    assertThat(run("check", file("gentle.yaml"), file("m.yaml"), file("limits.yaml"))).isOne();
    assertThat(err.toString()).contains("gentle is not proven on panel m", "continuously");
  }

  @Test
  void aProgrammeIsProvenInWordsAndNumbers() {
    assertThat(prove()).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("Programme gentle, revision 1, on panel m and a back of 262 mm: proven.")
        .contains("at every level up to 0.60")
        .contains("≤ 8 motors", "10 motors", "= 180 s", "below 0.50 m/s²")
        .contains("Kept while it runs by the interlock", "stop button, ");
  }

  @Test
  void aProofAnswersWithExactlyOneLineOfJson() {
    assertThat(prove("--json")).as(err.toString()).isZero();
    assertThat(out.toString().lines()).hasSize(1);
    JsonNode json = JsonMapper.shared().readTree(out.toString());
    assertThat(json.propertyNames())
        .containsExactlyInAnyOrder("proven", "margins", "counterexample", "ms");
    assertThat(json.get("proven").booleanValue()).isTrue();
    assertThat(json.get("counterexample").isNull()).isTrue();
    assertThat(json.get("ms").doubleValue()).isPositive();
    assertThat(json.get("margins")).hasSize(29);
    JsonNode motors = json.get("margins").get(11);
    assertThat(motors.get("bound").stringValue()).isEqualTo("motors at once");
    assertThat(motors.get("value").intValue()).isEqualTo(8);
    assertThat(motors.get("most").intValue()).isEqualTo(10);
    assertThat(motors.get("means").stringValue()).isEqualTo("conservative");
  }

  @Test
  void aProgrammeThatIsNotProvenIsAnsweredWithACounterexampleAndOne() throws IOException {
    replace("limits.yaml", "on_most: 10", "on_most: 7");
    replace("limits.yaml", "on_warn: 8", "on_warn: 7");
    assertThat(prove()).isOne();
    assertThat(out.toString())
        .contains("NOT PROVEN")
        .contains("When it is played, motors at once is 8 motors of 7 motors allowed, ")
        .contains("too-many-motors")
        .contains("! motors at once");
    out.getBuffer().setLength(0);
    assertThat(prove("--json")).isOne();
    JsonNode example = JsonMapper.shared().readTree(out.toString()).get("counterexample");
    assertThat(example.get("bound").stringValue()).isEqualTo("motors at once");
    assertThat(example.get("value").intValue()).isEqualTo(8);
    assertThat(example.get("level").doubleValue()).isEqualTo(0.6);
    assertThat(example.get("at_s").doubleValue()).isPositive();
    assertThat(example.get("reason").stringValue()).isEqualTo("too-many-motors");
  }

  @ParameterizedTest
  @CsvSource({"--panel,nowhere.yaml", "--back-length,20", "--back-length,330", "--limits,m.yaml"})
  void whatCannotBeProvenForWantOfGoodFilesExitsWithTwo(String option, String value) {
    String given = value.endsWith(".yaml") ? file(value) : value;
    assertThat(prove(option, given)).isEqualTo(2);
    assertThat(err.toString()).contains(value);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void theDeviceRefusesWhatItCannotProve() throws IOException {
    replace("limits.yaml", "treatment_warn_s: 900", "treatment_warn_s: 170");
    assertThat(treat("--limits", file("limits.yaml"))).isEqualTo(2);
    assertThat(err.toString())
        .contains("gentle.yaml with", "gentle is not proven on panel m")
        .contains("treatment time is 170 s of 170 s allowed")
        .contains("shorten it");
    assertThat(directory.resolve("out")).doesNotExist();
  }

  /** The same option given again stands in the place of the first. */
  private int prove(String... more) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "prove",
                "--programme",
                file("gentle.yaml"),
                "--panel",
                file("m.yaml"),
                "--limits",
                file("limits.yaml")));
    for (int i = 0; i < more.length; i++) {
      int at = line.indexOf(more[i]);
      if (at >= 0 && i + 1 < more.length) {
        line.set(at + 1, more[++i]);
      } else {
        line.add(more[i]);
      }
    }
    return run(line.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gentle.yaml | offset_mm: 50       | offset_cm: 5          | offset_mm
          gentle.yaml | offset_mm: 50       | offset_mm: fifty      | fifty
          gentle.yaml | offset_mm: 50       | offset_mm: 500        | 500
          gentle.yaml | revision:           | revizion:             | revision
          gentle.yaml | to: T8              | to: T12               | T12
          gentle.yaml | to: T8              | to: T13               | T13
          limits.yaml | stop_celsius: 41    | stop_celsius: 45      | 45
          limits.yaml | cap: 0.80           | cap: 0.95             | 0.95
          m.yaml      | upper-right         | upper-left            | upper-left
          """)
  void aBadSettingIsRefusedByFileAndLineAndNothingIsWritten(
      String file, String good, String bad, String named) throws IOException {
    replace(file, good, bad);
    assertThat(treat("--limits", file("limits.yaml"))).isEqualTo(2);
    assertThat(err.toString()).containsPattern(file.replace(".", "\\.") + ":\\d+").contains(named);
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @Test
  void aProgrammeThatLeavesThePanelIsRefusedWithStrokeLevelAndPanel() {
    int code =
        run(
            "treat",
            "--programme",
            file("gentle.yaml"),
            "--panel",
            file("s.yaml"),
            "--recording",
            file("back.csv.gz"),
            "--back-length",
            "330",
            "--out",
            file("out"));
    assertThat(code).isEqualTo(2);
    assertThat(err.toString())
        .contains("gentle.yaml")
        .contains("strokes[")
        .contains("panel s")
        .containsPattern("T\\d+");
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"--level,0.9", "--level,0", "--level,7", "--back-length,20", "--level,much"})
  void anOptionOutsideItsRangeIsRefused(String option, String value) {
    assertThat(treat(option, value)).isEqualTo(2);
    assertThat(err.toString()).contains(value);
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ordeal --minutes 0                                          | --minutes is 0
          ordeal --devices 17                                         | 1 to 16
          ordeal --kill device,weather                                | weather
          ordeal --broker postman                                     | artemis and mosquitto
          ordeal --archive drawer                                     | sqlite and postgresql
          ordeal --ground .                                           | new directory
          device --name a/b --folder F --broker tcp://127.0.0.1:1     | a/b
          device --name a --folder F --broker tcp://10.0.0.1:1883     | ssl://
          device --name a --folder F --broker tcp://127.0.0.1:1 --quota-mb 1   | 4 and up
          device --name a --folder F --broker tcp://127.0.0.1:1 --trust X      | both or none
          punctuality --seconds 0                                     | --seconds is 0
          punctuality --seconds 241                                   | 1 to 240
          punctuality --stop --presses 1                              | --presses is 1
          broker --folder F --port 0                                  | 1 to 65535
          intake --broker tcp://127.0.0.1:1 --archive jdbc:oracle:x   | jdbc:oracle
          intake --broker tcp://127.0.0.1:1 --archive jdbc:sqlite:F --sharing fairly | auto, share
          """)
  void whatCannotBeRunIsRefusedByNameAndNothingIsWritten(String line, String named)
      throws IOException {
    Path untouched = directory.resolve("untouched");
    String[] words = line.replace(" F", " " + untouched).split(" +", -1);

    assertThat(run(words)).as(err.toString()).isEqualTo(2);
    assertThat(err.toString()).contains(named);
    assertThat(untouched).doesNotExist();
  }

  @Test
  void anAuthorityIsFoundedOnceAndGivesCertificates() throws IOException {
    String authority = file("authority");
    assertThat(run("authority", "--out", authority, "--clinic", "Klinik Melati")).isZero();
    assertThat(out.toString()).contains("authority-key.pem").contains("next:");
    assertThat(run("authority", "--out", authority, "--clinic", "Klinik Melati")).isEqualTo(2);
    assertThat(err.toString()).contains("not written over");

    for (String[] whose :
        List.of(
            new String[] {"--device", "sentuh-01"},
            new String[] {"--broker", "broker.clinic.example"},
            new String[] {"--program", "clinic-desk"},
            new String[] {"--intake", "clinic-intake"})) {
      String[] line = {
        "certificate", "--authority", authority, whose[0], whose[1], "--out", file("given")
      };
      assertThat(run(line)).as(err.toString()).isZero();
      assertThat(directory.resolve("given/" + whose[1] + ".pem")).exists();
    }
    assertThat(out.toString()).contains("readable by the user mosquitto alone");
  }

  @Test
  void anArchiveNotesWhenACertificateEnds() throws Exception {
    String authority = file("authority");
    assertThat(run("authority", "--out", authority, "--clinic", "Klinik Melati")).isZero();
    String url = "jdbc:sqlite:" + file("archive.db");
    assertThat(
            run(
                "certificate",
                "--authority",
                authority,
                "--device",
                "sentuh-01",
                "--out",
                file("given"),
                "--archive",
                url))
        .as(err.toString())
        .isZero();
    try (Archive archive = Archive.open(url)) {
      DeviceId device = new DeviceId("sentuh-01");
      archive.register(device, Instant.now());
      Instant ends =
          new FleetRecords(archive)
              .of(device, Instant.now())
              .orElseThrow()
              .certified()
              .orElseThrow();
      assertThat(Duration.between(Instant.now(), ends).toDays()).isBetween(728L, 730L);
      assertThat(out.toString()).contains("good until " + ends);
    }
  }

  @Test
  void aCertificateFromBeforeTheArchiveWasToldIsNotedOnceAndOnlyByTheAuthorityThatGaveIt()
      throws Exception {
    String authority = file("authority");
    run("authority", "--out", authority, "--clinic", "Klinik Melati");
    String url = "jdbc:sqlite:" + file("archive.db");
    for (String[] whose :
        List.of(
            new String[] {"--device", "sentuh-01"},
            new String[] {"--broker", "broker.clinic.example"},
            new String[] {"--program", "clinic-desk"})) {
      String given = file("given/" + whose[1] + ".pem");
      assertThat(
              run(
                  "certificate",
                  "--authority",
                  authority,
                  whose[0],
                  whose[1],
                  "--out",
                  file("given")))
          .isZero();
      String[] note = {"certificate", "--authority", authority, "--note", given, "--archive", url};
      assertThat(run(note)).as(err.toString()).isZero();
      assertThat(out.toString()).contains("noted: " + whose[0].substring(2) + " " + whose[1]);
      assertThat(run(note)).isZero();
      assertThat(out.toString()).contains("noted before: " + whose[0].substring(2));
    }
    try (Archive archive = Archive.open(url)) {
      DeviceId device = new DeviceId("sentuh-01");
      archive.register(device, Instant.now());
      assertThat(new FleetRecords(archive).of(device, Instant.now()).orElseThrow().certified())
          .isPresent();
    }
    String other = file("other");
    run("authority", "--out", other, "--clinic", "Klinik Mawar");
    String given = file("given/sentuh-01.pem");
    assertThat(run("certificate", "--authority", other, "--note", given, "--archive", url))
        .isEqualTo(2);
    assertThat(err.toString()).contains("was not given by this authority");
    assertThat(run("certificate", "--authority", authority, "--note", given)).isEqualTo(2);
    assertThat(run("certificate", "--authority", authority, "--device", "sentuh-02")).isEqualTo(2);
    assertThat(err.toString()).contains("--archive").contains("--out is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          certificate --authority F --device a --out G                 | authority.pem is not there
          certificate --authority F --device clinic-intake --out G     | choose another
          certificate --authority F --out G                            | --device
          certificate --authority F --device a --out G --archive x     | jdbc:sqlite:FILE
          certificate --authority F --device a --broker b --out G      | mutually exclusive
          authority --out F --clinic /                                 | shorter name
          authority --out m.yaml/authority --clinic Melati             | can be written to
          """)
  void aCertificateThatCannotBeGivenIsRefusedByName(String line, String named) throws IOException {
    Path untouched = directory.resolve("untouched");
    String[] words =
        line.replace(" F", " " + untouched)
            .replace(" G", " " + untouched)
            .replace(" m.yaml", " " + file("m.yaml"))
            .split(" +", -1);

    assertThat(run(words)).isEqualTo(2);
    assertThat(err.toString()).contains(named);
    assertThat(untouched).doesNotExist();
  }

  @Test
  void badRecordingsAreRefused() throws IOException {
    byte[] good = Files.readAllBytes(directory.resolve("back.csv.gz"));
    Map<String, byte[]> bad =
        Map.of(
            "empty", new byte[0],
            "truncated", Arrays.copyOf(good, good.length / 2),
            "non-numeric", zipped("0," + "x,".repeat(1023) + "1\n"),
            "short line", zipped("0,1,2,3\n"),
            "not zipped", "0,1,2".getBytes(StandardCharsets.UTF_8));
    for (Map.Entry<String, byte[]> each : bad.entrySet()) {
      Files.write(directory.resolve("back.csv.gz"), each.getValue());
      assertThat(treat()).as(each.getKey()).isEqualTo(2);
      assertThat(err.toString()).as(each.getKey()).contains("back.csv.gz");
      assertThat(directory.resolve("out")).doesNotExist();
    }
  }

  @ParameterizedTest
  @CsvSource({"gentle.yaml", "m.yaml", "back.csv.gz"})
  void aMissingFileIsRefusedByItsName(String file) throws IOException {
    Files.delete(directory.resolve(file));
    assertThat(treat()).isEqualTo(2);
    assertThat(err.toString()).contains(file);
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "at 40 s wearer sings,wearer sings",
    "wearer sits up,wearer sits up",
    "at 40 s motor 9Z stalls,9Z",
    "at 40 s chip 0x77 vanishes,0x77",
    "at 40 s strap nowhere loosens to 0.5 over 1 s,nowhere"
  })
  void aScenarioThatIsNotUnderstoodIsRefused(String line, String named) throws IOException {
    Files.writeString(directory.resolve("odd.scenario"), "# a comment\n" + line + "\n");
    assertThat(treat("--scenario", file("odd.scenario"))).isEqualTo(2);
    assertThat(err.toString()).contains(named);
    assertThat(directory.resolve("out")).doesNotExist();
  }

  private int treat(String... more) {
    ArrayList<String> arguments =
        new ArrayList<>(
            List.of(
                "treat",
                "--programme",
                file("gentle.yaml"),
                "--panel",
                file("m.yaml"),
                "--recording",
                file("back.csv.gz"),
                "--out",
                file("out")));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private int run(String... arguments) {
    CommandLine commandLine = Simulator.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }

  private String file(String name) {
    return directory.resolve(name).toString();
  }

  private void replace(String file, String good, String bad) throws IOException {
    Path path = directory.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(good);
    Files.writeString(path, text.replaceFirst(Pattern.quote(good), bad));
  }

  private List<String> written() throws IOException {
    Path written = directory.resolve("out");
    try (Stream<Path> tree = Files.walk(written)) {
      return tree.filter(Files::isRegularFile)
          .map(path -> written.relativize(path).toString())
          .toList();
    }
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
