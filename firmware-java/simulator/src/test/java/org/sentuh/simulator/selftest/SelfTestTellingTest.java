package org.sentuh.simulator.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.device.selftest.Fault;
import org.sentuh.device.selftest.Finding;
import org.sentuh.device.selftest.Part;
import org.sentuh.device.selftest.SelfTestJson;
import org.sentuh.device.selftest.SelfTestReport;
import org.sentuh.device.selftest.SelfTestReport.Outcome;
import org.sentuh.device.selftest.SelfTestText;
import org.sentuh.device.selftest.SelfTestWords;
import org.sentuh.device.selftest.Unknown;
import org.sentuh.simulator.tissue.ShippedRecording;
import org.sentuh.telemetry.words.Words;
import org.xml.sax.InputSource;

/** What is told of a self-test: words for everything, text, page, JSON and journal. */
class SelfTestTellingTest {

  private static final SelfTestOrder M = SelfTestOrder.shipped("m");
  private static final List<Words> LANGUAGES = List.of(Words.indonesian(), Words.english());

  private static SelfTestReport report(String defect) {
    Defect given = Defects.named(M, defect).orElse(Defect.NONE);
    return new TestedPanel(M, ShippedRecording.RECLINE_60.read(), 1, given)
        .run(given, Optional.empty());
  }

  @ParameterizedTest
  @EnumSource
  void everyFaultHasWordsForTheTechnicianAndTheMother(Fault fault) {
    for (Words words : LANGUAGES) {
      SelfTestWords told = new SelfTestWords(words);
      Finding finding = new Finding(fault, Part.MOTOR, "lower-left", "0x40 channel 7", 3, 38, 52);
      assertThat(told.technician(finding)).matches("\\S.*[.]").doesNotContain("{", "  ");
      assertThat(told.technician(finding)).endsWith(told.part(Part.MOTOR) + ".");
      assertThat(told.name(fault)).isNotBlank().hasSizeLessThan(40);
      assertThat(words.selfTest("mother." + fault.subject().word())).matches("\\p{Lu}.*[.]");
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyPartThatIsBroughtHasAName(Part part) {
    for (Words words : LANGUAGES) {
      if (part != Part.NONE) {
        assertThat(new SelfTestWords(words).part(part)).isNotBlank();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotKnownIsSaid(Unknown unknown) {
    for (Words words : LANGUAGES) {
      assertThat(new SelfTestWords(words).unknown(unknown)).matches("\\p{Lu}.*[.]");
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyOutcomeHasWords(Outcome outcome) {
    for (Words words : LANGUAGES) {
      assertThat(words.selfTest("outcome." + outcome.word())).isNotBlank();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyFaultIsWhatSomeDefectIsFoundBy(Fault fault) {
    boolean isRail = fault == Fault.SENSOR_RAIL;
    assertThat(Defects.of(M).stream().anyMatch(defect -> defect.faults().contains(fault)) || isRail)
        .isTrue();
  }

  @Test
  void theMotherHearsOneSentenceAndTheTechnicianHearsWhatToBring() {
    String text = SelfTestText.of(report("motor-open"), Words.indonesian());
    assertThat(text)
        .startsWith("Ada bagian panel yang belum bergetar dengan baik, jadi istirahat dulu.")
        .contains("Motor 2B (0x40 kanal 5) tidak berputar: 0 mA saat didorong")
        .contains("Bawa: motor getar 3 V dan kabel kanal.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none",
        "motor-shorted",
        "driver-gone",
        "sensor-open",
        "bus-stuck",
        "cut-off-late"
      })
  void thePageStandsAloneInBothLanguages(String defect) throws Exception {
    SelfTestReport report = report(defect);
    String html = new SelfTestPage(report, M.panel(), "2026-11-25 22.30").html();
    assertThat(
            DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(html.replace("<!DOCTYPE html>", ""))))
                .getElementsByTagName("main")
                .getLength())
        .isEqualTo(2);
    assertThat(html).doesNotContainPattern(Pattern.compile("<script|https?://(?!www.w3)|NaN"));
    for (Words words : LANGUAGES) {
      SelfTestWords told = new SelfTestWords(words);
      assertThat(html).contains(told.mother(report));
      report.unknown().forEach(unknown -> assertThat(html).contains(told.unknown(unknown)));
    }
  }

  @Test
  void theJsonSaysWhatWasFound() {
    assertThat(SelfTestJson.of(report("sensor-shorted")))
        .contains("\"outcome\":\"faulty\"")
        .contains("\"fault\":\"sensor-shorted\",\"part\":\"force-sensor\"")
        .contains("\"parts\":[\"force-sensor\"]");
  }

  @Test
  void theJournalIsToldTheSame() {
    SelfTestReport report = report("motor-weak");
    assertThat(report.notice().outcome()).isEqualTo("faulty");
    assertThat(report.notice().cutOffMs()).isBetween(120.0, 230.0);
    assertThat(report.notice().findings().getFirst().fault()).isEqualTo("motor-weak");
    assertThat(report.notice().unknown()).contains("motors-exchanged");
  }
}
