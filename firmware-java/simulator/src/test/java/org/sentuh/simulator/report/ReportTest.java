package org.sentuh.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.treatment.Reason;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.scenario.ScenarioFile;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.Played;
import org.sentuh.simulator.session.SteppedTreatment;
import org.sentuh.simulator.session.TreatmentFiles;
import org.sentuh.simulator.session.TreatmentFiles.Text;
import org.sentuh.simulator.tissue.Recording;
import org.sentuh.simulator.tissue.ShippedRecording;
import org.sentuh.telemetry.words.Phrases;
import org.sentuh.telemetry.words.Words;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportTest {

  private static final Recording BACK = ShippedRecording.RECLINE_60.read();
  private static final String TROUBLES =
      """
      at 20 s strap lower-left loosens to 0.1 over 2 s
      at 40 s strap lower-left loosens to 1 over 2 s
      at 50 s sensor middle-right freezes
      at 70 s sensor middle-right is sound
      at 90 s tick is late by 1 periods
      """;

  @TempDir private Path directory = Path.of("");

  @Test
  void aCalmTreatmentIsToldInOneSentenceAndWithoutAnythingThatHappened() throws Exception {
    Document page = page(treat("gentle", ""));

    assertThat(text(page, "h1", "id")).contains("selesai", "98 %", "sampai ke punggung");
    assertThat(text(page, "h1", "en")).contains("done", "98%", "reached the back");
    assertThat(main(page, "en").getTextContent())
        .contains("Nothing was noted: no limit acted, no pause, every zone touched.");
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource({
    "at 60 s button is pressed, dihentikan di, stopped at",
    "at 60 s wearer stops, dihentikan di, stopped at",
    "at 60 s chip 0x41 vanishes, panelnya perlu diperiksa, the panel needs a look",
    "at 30 s garment presses 14 kPa, berhenti sendiri di, it stopped itself at",
  })
  void anEndBeforeTheEndStandsInTheHeadline(String scenario, String indonesian, String english)
      throws Exception {
    Document page = page(treat("gentle", scenario));

    assertThat(text(page, "h1", "id")).contains(indonesian);
    assertThat(text(page, "h1", "en")).contains(english);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "en"})
  void everyReasonThatWasInForceStandsInTheWordsOfAllThreeReaders(String language)
      throws Exception {
    Played played = treat("gentle", TROUBLES);
    String told = main(page(played), language).getTextContent();
    Words words = language.equals("id") ? Words.indonesian() : Words.english();

    List<Reason> reasons = new ArrayList<>();
    for (Event event : played.events()) {
      if (event.fact() instanceof Fact.LimitBegan began) {
        reasons.add(began.why());
      }
    }
    assertThat(reasons).contains(Reason.SENSOR_DOUBT, Reason.TICK_LATE);
    for (Reason reason : reasons) {
      assertThat(told).contains(reason.code());
      // Which sensor it was stands in the words of its own event.
      if (reason != Reason.SENSOR_DOUBT) {
        assertThat(told)
            .contains(words.mother(reason), words.midwife(reason), words.technician(reason));
      }
    }
  }

  @Test
  void theTableOfZonesSaysWhatTheLastEventSays() throws Exception {
    Played played = treat("gentle", TROUBLES);
    NodeList rows = main(page(played), "en").getElementsByTagName("tbody");
    NodeList zones = ((Element) rows.item(0)).getElementsByTagName("tr");

    List<Double> delivered = played.ended().dose().delivered();
    assertThat(zones.getLength()).isEqualTo(delivered.size());
    for (int zone = 0; zone < delivered.size(); zone++) {
      NodeList cells = ((Element) zones.item(zone)).getElementsByTagName("td");
      assertThat(Double.parseDouble(cells.item(1).getTextContent()))
          .isCloseTo(delivered.get(zone), within(0.051));
    }
  }

  @Test
  void aSensorThatWasNotBelievedLeavesAGapInItsLineThatIsNeverJoined() throws Exception {
    Element calm = chart(page(treat("gentle", "")), "Middle right");
    Element frozen = chart(page(treat("gentle", TROUBLES)), "Middle right");

    assertThat(strokes(calm)).isEqualTo(1);
    assertThat(strokes(frozen)).isEqualTo(2);
    assertThat(frozen.getTextContent()).contains("? ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", TROUBLES})
  void nothingIsFetchedAndNothingRuns(String scenario) throws Exception {
    String html = write(treat("gentle", scenario)).html();

    assertThat(html)
        .doesNotContain("<script", "<link", "<img", "@import", "url(http", "src=", "href=\"http");
    assertThat(Pattern.compile(" on[a-z]+=").matcher(html).find()).isFalse();
    assertThat(html).contains("default-src 'none'");
  }

  @Test
  void thePictureIsAnImageOfItsOwn() throws Exception {
    Document picture = parse(write(treat("gentle", TROUBLES)).svg());

    assertThat(picture.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(picture.getDocumentElement().getAttribute("viewBox")).isNotBlank();
    assertThat(picture.getElementsByTagName("script").getLength()).isZero();
    assertThat(picture.getDocumentElement().getTextContent()).contains("kiri bawah", "%");
  }

  @Test
  void aTitleIsTextWhateverStandsInIt() throws Exception {
    String programme =
        Text.shipped("programmes/gentle.yaml")
            .content()
            .replaceFirst("  en: .*", "  en: 'Five <script>alert(1)</script> & more'");
    Played played = treat(new Text("gentle.yaml", programme), "panels/m.yaml", 262, "");
    String html = write(played).html();

    assertThat(html).doesNotContain("<script").contains("&lt;script&gt;alert(1)");
    assertThat(text(page(played), "h1", "en")).contains("Five <script>alert(1)</script> & more");
  }

  @ParameterizedTest
  @CsvSource({
    "panels/s.yaml, 230",
    "panels/m.yaml, 262",
    "panels/l.yaml, 290",
    "panels/m-extended.yaml, 262",
  })
  void everyPanelHasAReportWithoutAnyNumberThatIsNone(String panel, double backMm)
      throws Exception {
    Played played = treat(Text.shipped("programmes/gentle.yaml"), panel, backMm, "");
    Texts texts = write(played);

    assertThat(texts.html() + texts.svg()).doesNotContain("NaN", "Infinity", "null");
    assertThat(main(parse(texts.html()), "en").getTextContent()).doesNotContain("{");
  }

  @Test
  void theSameTreatmentGivesTheSameBytes() throws Exception {
    assertThat(write(treat("gentle", TROUBLES))).isEqualTo(write(treat("gentle", TROUBLES)));
  }

  @Test
  void bothLanguagesHaveTheSamePhrasesAndNoneIsLeftOver() throws Exception {
    Phrases indonesian = phrases("id");
    Phrases english = phrases("en");

    assertThat(indonesian.keys()).isEqualTo(english.keys());
    String sources = sources();
    TreeSet<String> unused = new TreeSet<>();
    for (String key : english.keys()) {
      String family = key.substring(0, key.indexOf('.') + 1);
      if (!sources.contains('"' + key + '"') && !sources.contains('"' + family + '"')) {
        unused.add(key);
      }
    }
    assertThat(unused).isEmpty();
  }

  @Test
  void theWordsAreKindAndClaimNothing() throws Exception {
    String indonesian = visible("id");
    String english = visible("en");

    assertThat(indonesian)
        .doesNotContainPattern("(?i)\\b(anda|kamu|gagal|salah|error|wajib|target|pasien)\\b");
    assertThat(indonesian).doesNotContain("melancarkan", "memproduksi", "mencegah perdarahan");
    assertThat(english)
        .doesNotContainPattern("(?i)\\b(failed|failure|error|patient|releases?|produces?)\\b");
  }

  private String visible(String language) throws Exception {
    return main(page(treat("gentle", TROUBLES)), language).getTextContent();
  }

  private Played treat(String programme, String scenario) throws Exception {
    return treat(Text.shipped("programmes/" + programme + ".yaml"), "panels/m.yaml", 262, scenario);
  }

  private static Played treat(Text programme, String panel, double backMm, String scenario)
      throws Exception {
    Order order =
        Order.read(
            new TreatmentFiles(
                programme,
                Text.shipped(panel),
                Text.shipped("limits.yaml"),
                Text.shipped("device.yaml")),
            new BackLength(backMm),
            -1);
    Scenario happens =
        scenario.isEmpty() ? Scenario.UNEVENTFUL : ScenarioFile.read("scenario", scenario);
    return SteppedTreatment.play(order, BACK, happens, 1);
  }

  private record Texts(String html, String svg) {}

  private Texts write(Played played) throws Exception {
    played.writeReport(directory, "subject-01-recline-60");
    return new Texts(
        Files.readString(directory.resolve("report.html")),
        Files.readString(directory.resolve("report.svg")));
  }

  private Document page(Played played) throws Exception {
    return parse(write(played).html());
  }

  private static Document parse(String markup) throws Exception {
    String xml = markup.replaceFirst("<!DOCTYPE html>", "");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  private static Element main(Document page, String language) {
    NodeList mains = page.getElementsByTagName("main");
    for (int i = 0; i < mains.getLength(); i++) {
      if (mains.item(i) instanceof Element main && main.getAttribute("lang").equals(language)) {
        return main;
      }
    }
    throw new AssertionError("there is no page in " + language);
  }

  private static String text(Document page, String tag, String language) {
    return main(page, language).getElementsByTagName(tag).item(0).getTextContent();
  }

  private static Element chart(Document page, String zone) {
    NodeList figures = main(page, "en").getElementsByTagName("figure");
    for (int i = 0; i < figures.getLength(); i++) {
      if (figures.item(i) instanceof Element figure
          && figure.getAttribute("class").equals("chart")
          && figure.getTextContent().startsWith(zone)) {
        return figure;
      }
    }
    throw new AssertionError("there is no chart of " + zone);
  }

  /** Into how many pieces a zone's line falls. */
  private static long strokes(Element chart) {
    NodeList paths = chart.getElementsByTagName("path");
    for (int i = 0; i < paths.getLength(); i++) {
      if (paths.item(i) instanceof Element path && path.getAttribute("class").equals("press")) {
        return path.getAttribute("d").chars().filter(letter -> letter == 'M').count();
      }
    }
    throw new AssertionError("the chart has no line");
  }

  private static Phrases phrases(String language) {
    String file = "report_" + language + ".properties";
    return Phrases.read(file, Report.class.getResourceAsStream(file));
  }

  private static String sources() throws Exception {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files =
        Files.list(Path.of("src/main/java/org/sentuh/simulator/report").toAbsolutePath())) {
      for (Path file : files.toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }
}
