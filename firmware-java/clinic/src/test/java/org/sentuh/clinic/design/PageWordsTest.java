package org.sentuh.clinic.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.clinic.ConfigFiles;
import org.sentuh.clinic.prescribing.NotPrescribed;
import org.sentuh.clinic.prescribing.PrescribingPage;
import org.sentuh.clinic.prescribing.Stage;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.prescription.Margin;
import org.sentuh.pages.PageLanguage;
import org.sentuh.settings.ProgrammeFile;
import tools.jackson.databind.JsonNode;

/**
 * Whatever the pages of programmes and prescriptions say, they have words for in both languages.
 */
final class PageWordsTest {

  private static final Pattern SAID = Pattern.compile("\\bt\\('([^']+)'");

  private static JsonNode phrases(String code) {
    return new PageLanguage(
            code,
            List.of(
                new PageLanguage.Said(DesignPage.class, "design"),
                new PageLanguage.Said(PrescribingPage.class, "prescribing")))
        .json()
        .get("page");
  }

  private static Set<String> said(Class<?> room, String... files) throws IOException {
    Set<String> said = new TreeSet<>();
    for (String file : files) {
      String script =
          new String(
              Objects.requireNonNull(room.getResourceAsStream(file)).readAllBytes(),
              StandardCharsets.UTF_8);
      Matcher found = SAID.matcher(script);
      while (found.find()) {
        said.add(found.group(1));
      }
    }
    assertThat(said).isNotEmpty();
    return said;
  }

  @ParameterizedTest
  @CsvSource({"id", "en"})
  void everyPhraseOfTheScriptsIsThere(String code) throws IOException {
    JsonNode phrases = phrases(code);

    Set<String> said =
        said(
            DesignPage.class,
            "design.js",
            "design-model.js",
            "design-fields.js",
            "design-score.js",
            "design-stage.js");
    said.addAll(said(PrescribingPage.class, "prescribing.js"));
    for (Stage stage : Stage.values()) {
      said.add("prescribing.stage." + stage.word());
    }
    for (Margin margin : margins()) {
      said.add("bound." + DesignFacts.key(margin.bound()));
      said.add("advice." + DesignFacts.key(margin.bound()));
    }
    said.removeIf(PageWordsTest::isTheDesks);
    assertThat(said).allSatisfy(key -> assertThat(phrases.path(key).asString("")).isNotBlank());
  }

  private static boolean isTheDesks(String key) {
    return key.startsWith("refused.");
  }

  private static List<Margin> margins() {
    return new Trying(
            ProgrammeFile.read("standard", ConfigFiles.programme("standard")),
            ConfigFiles.equipment(),
            ConfigFiles.equipment().panel("m").orElseThrow(),
            BackLength.REFERENCE)
        .margins().stream()
            .filter(margin -> margin.means() != Margin.Means.BY_CONSTRUCTION)
            .toList();
  }

  @ParameterizedTest
  @CsvSource({"id", "en"})
  void everyReasonWhySomethingIsNotPrescribedIsThere(String code) {
    JsonNode phrases = phrases(code);
    for (NotPrescribed.Why why : NotPrescribed.Why.values()) {
      if (why != NotPrescribed.Why.NOT_UNDERSTOOD) { // which the desk says for all of its pages
        assertThat(phrases.path("refused." + why.word()).asString("")).isNotBlank();
      }
    }
  }
}
