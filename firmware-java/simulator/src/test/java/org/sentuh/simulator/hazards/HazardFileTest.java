package org.sentuh.simulator.hazards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.control.treatment.Reason;
import org.sentuh.settings.Hazards;
import org.sentuh.settings.Hazards.Hazard;
import org.sentuh.settings.HazardsFile;
import org.sentuh.simulator.session.TreatmentFiles.Text;
import org.sentuh.telemetry.words.Words;
import org.xml.sax.InputSource;

/** What the file of the hazards says is so, and a file that says otherwise is found out. */
final class HazardFileTest {

  private static final Sources SOURCES = new Sources();
  private static final String FILE = Text.shipped("safety/hazards.yaml").content();

  private static List<String> findings(String file, Stream<Reason> reasons) {
    return new Audit(SOURCES, HazardsFile.read("hazards.yaml", file), reasons).findings();
  }

  private static String changed(String what, String into) {
    assertThat(FILE).as("the file of the hazards").containsPattern(what);
    return FILE.replaceAll(what, into);
  }

  @Test
  void everyHazardHasSomethingAgainstItThatIsThereAndShown() {
    assertThat(findings(FILE, Audit.reasons())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name: SkinRise\\n                   | name: SkinFall\\n           | SkinFall does not exist
          name: control.treatment.Treatment\\n | name: control.treatment.Nobody\\n | control.treatment.Nobody does not exist
          name: rail-fuse\\n                  | name: rail-wire\\n          | rail-wire does not exist
          SkinRiseTest#everySiteIsCompared\\w+ | SkinRiseTest#nobodyCares   | SkinRiseTest#nobodyCares, which is no test
          SkinRiseTest#everySiteIsCompared\\w+ | NobodyTest                 | NobodyTest, which is no test
          SkinRiseTest#everySiteIsCompared\\w+ | Scene                      | Scene, which is no test
          reasons: \\[charging\\]             | reasons: [discharging]      | names the reason discharging, which is none
          reasons: \\[charging\\]             | reasons: [stop-button]      | no hazard names the reason code charging
          name: NoChargerWhileWorn\\n         | name: StopButton\\n         | no hazard names the interlock NoChargerWhileWorn
          contact.none_stop_s                 | contact.some_stop_s         | contact.some_stop_s is missing
          closed_by: device.update            | closed_by: device.bus       | until there is device.bus, which is there
          closed_by: device.update            | closed_by: control.loop.Inbox | until there is control.loop.Inbox, which is there
          before: .severity: minor            | before: {severity: negligible | is worse with what is against it
          """)
  void aFileThatIsNotSoIsFoundOut(String what, String into, String finding) {
    assertThat(findings(changed(what, into.replace("\\n", "\n")), Audit.reasons()))
        .anySatisfy(found -> assertThat(found).contains(finding));
  }

  @Test
  void aHazardWithNothingAgainstItIsFoundOut() {
    Hazard bare = bare("bare");
    Hazards file = new Hazards(List.of(), List.of(bare));
    assertThat(new Audit(SOURCES, file, Stream.empty()).findings())
        .contains("bare has nothing against it, and nothing open");
  }

  @Test
  void somethingAgainstAHazardThatNoTestShowsIsFoundOut() {
    String file = changed("(?m)^        tests:\\n          - SkinRiseTest#\\w+\\n", "");
    assertThat(findings(file, Audit.reasons()))
        .containsExactly("heat-at-the-skin: SkinRise has no test");
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonHasWordsForEveryReaderInBothLanguages(Reason reason) {
    for (Words words : List.of(Words.indonesian(), Words.english())) {
      assertThat(List.of(words.mother(reason), words.midwife(reason), words.technician(reason)))
          .allSatisfy(said -> assertThat(said).isNotBlank());
    }
  }

  @Test
  void thePageTellsEveryHazardWithItsBoundsItsTestsAndItsWords() throws Exception {
    String html = HazardPage.shipped().html();
    Files.writeString(Path.of("target/hazards.html"), html);
    assertThat(
            DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(html.replace("<!DOCTYPE html>", ""))))
                .getDocumentElement()
                .getTagName())
        .isEqualTo("html");
    for (Hazard hazard : HazardsFile.read("hazards.yaml", FILE).hazards()) {
      assertThat(html).contains("id=\"" + hazard.id() + "\"");
      hazard.reasons().stream()
          .map(HazardPage::reason)
          .forEach(reason -> assertThat(html).contains(escaped(Words.indonesian().mother(reason))));
    }
    assertThat(html)
        .contains("<code>skin.stop_celsius</code> <b>41 °C</b>")
        .contains("every site is compared with its own beginning")
        .doesNotContainPattern(Pattern.compile("<script|https?://|javascript:"));
  }

  @Test
  void theReadmeTellsHowManyThereAreAndHowMuchIsOpen() throws IOException {
    HazardPage page = HazardPage.shipped();
    assertThat(Files.readString(Path.of("../../README.md")))
        .contains(
            "%d: %d controls shown by %d tests; %d entries in %d of them"
                .formatted(
                    page.count(), page.controls(), page.tests(), page.openEntries(), page.open()));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;");
  }

  private static Hazard bare(String id) {
    Hazards.Words words = new Hazards.Words("a", "b");
    Hazards.Risk risk = new Hazards.Risk(Hazards.Severity.MINOR, Hazards.Probability.OCCASIONAL);
    return new Hazard(
        id,
        words,
        words,
        words,
        List.of("c"),
        risk,
        risk,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
