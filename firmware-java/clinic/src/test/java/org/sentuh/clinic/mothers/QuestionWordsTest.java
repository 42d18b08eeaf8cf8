package org.sentuh.clinic.mothers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.clinic.ConfigFiles;
import org.sentuh.control.arming.Question;
import org.sentuh.pages.PageLanguage;
import org.sentuh.settings.ScreeningFile;
import tools.jackson.databind.JsonNode;

/** A midwife reads which answer forbade a massage, in her language. */
final class QuestionWordsTest {

  @ParameterizedTest
  @ValueSource(strings = {"id", "en"})
  void everyQuestionThatIsShippedHasAWordAtTheDesk(String code) {
    JsonNode phrases =
        new PageLanguage(code, List.of(new PageLanguage.Said(MothersPage.class, "mothers")))
            .json()
            .get("page");

    List<Question> questions =
        ScreeningFile.read(ConfigFiles.ROOT.resolve("screening.yaml")).questions();
    assertThat(questions)
        .isNotEmpty()
        .allSatisfy(question ->
            assertThat(phrases.path("mothers.question." + question.id()).asString(""))
                .isNotBlank());
    for (String kind : List.of("danger-sign.of", "not-today", "ask-midwife.of", "held-damage")) {
      assertThat(phrases.path("mothers.because." + kind).asString("")).isNotBlank();
    }
  }
}
