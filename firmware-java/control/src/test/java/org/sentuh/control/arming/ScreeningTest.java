package org.sentuh.control.arming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sentuh.control.arming.Screening.Outcome;
import org.sentuh.control.treatment.Command;

class ScreeningTest {

  private static final long NOW_NS = 5_000_000_000L;

  private static Screening well() {
    return Screening.of(Questions.FOUR)
        .with("implant", false, NOW_NS)
        .with("skin", false, NOW_NS + 1)
        .with("fever", false, NOW_NS + 2)
        .with("seated", true, NOW_NS + 3);
  }

  @Test
  void nothingAnsweredPermitsNothing() {
    Outcome outcome = Screening.of(Questions.FOUR).at(NOW_NS);
    assertThat(outcome).isEqualTo(new Outcome.Open(Questions.FOUR.questions()));
    assertThat(outcome.command()).isEmpty();
  }

  @Test
  void oneQuestionLeftPermitsNothing() {
    Outcome outcome = Screening.of(Questions.FOUR).with("implant", false, NOW_NS).at(NOW_NS);
    assertThat(outcome).isInstanceOf(Outcome.Open.class);
    assertThat(((Outcome.Open) outcome).left())
        .extracting(Question::id)
        .containsExactly("skin", "fever", "seated");
  }

  @Test
  void everyAnswerThatDoesNotForbidPermits() {
    Outcome outcome = well().at(NOW_NS + 3);
    assertThat(outcome).isEqualTo(new Outcome.Permitted(NOW_NS + Questions.VALID_NS));
    assertThat(outcome.command()).contains(new Command.AnswerScreening(true));
  }

  @Test
  void oneAnswerThatForbidsStopsBeforeTheOthersAreAsked() {
    Outcome outcome = Screening.of(Questions.FOUR).with("skin", true, NOW_NS).at(NOW_NS);
    assertThat(outcome)
        .isEqualTo(new Outcome.Forbidden(List.of(Questions.FOUR.questions().get(1))));
    assertThat(outcome.command()).contains(new Command.AnswerScreening(false));
  }

  @Test
  void aNoCanForbidToo() {
    assertThat(well().with("seated", false, NOW_NS).at(NOW_NS))
        .isInstanceOf(Outcome.Forbidden.class);
  }

  @Test
  void theMostSevereIsToldFirst() {
    Outcome.Forbidden outcome =
        (Outcome.Forbidden)
            well()
                .with("implant", true, NOW_NS)
                .with("fever", true, NOW_NS)
                .with("skin", true, NOW_NS)
                .at(NOW_NS);
    assertThat(outcome.because())
        .extracting(Question::id)
        .containsExactly("fever", "skin", "implant");
    assertThat(outcome.severity()).isEqualTo(Severity.GO_NOW);
  }

  @Test
  void answersHoldFromTheFirstOfThemAndNoLonger() {
    long untilNs = NOW_NS + Questions.VALID_NS;
    assertThat(well().at(untilNs - 1)).isInstanceOf(Outcome.Permitted.class);
    assertThat(well().at(untilNs)).isEqualTo(new Outcome.Expired());
    assertThat(well().at(untilNs).command()).isEmpty();
    assertThat(well().with("fever", false, untilNs - 1).at(untilNs))
        .as("answering one anew does not make the others younger")
        .isEqualTo(new Outcome.Expired());
  }

  @Test
  void aMomentBeforeTheAnswersIsADoubtAndPermitsNothing() {
    assertThat(well().at(NOW_NS - 1)).isEqualTo(new Outcome.Expired());
  }

  @Test
  void whatForbidsDoesNotExpire() {
    assertThat(well().with("fever", true, NOW_NS).at(NOW_NS + 10 * Questions.VALID_NS))
        .isInstanceOf(Outcome.Forbidden.class);
  }

  @Test
  void aQuestionThatIsNotAskedCannotBeAnswered() {
    assertThatThrownBy(() -> well().with("colour", true, NOW_NS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("colour")
        .hasMessageContaining("implant, skin, fever, seated");
  }

  @Test
  void noQuestionsAndTwoOfOneNameAreRefused() {
    assertThatThrownBy(() -> new Questionnaire(1, 1, List.of()))
        .hasMessageContaining("0 questions");
    Question one = Questions.question("fever", true, Severity.GO_NOW);
    assertThatThrownBy(() -> new Questionnaire(1, 1, List.of(one, one)))
        .hasMessageContaining("fever");
    assertThatThrownBy(() -> new Questionnaire(1, 0, List.of(one))).hasMessageContaining("0 ns");
  }

  @Test
  void aQuestionnaireSaysWhetherAnythingAwaitsASignature() {
    assertThat(Questions.FOUR.awaitsSignature()).isTrue();
    Question one = Questions.question("fever", true, Severity.GO_NOW);
    Question signed =
        new Question(
            one.id(), one.asks(), one.forbids(), one.severity(), one.now(), one.source(), false);
    assertThat(new Questionnaire(1, 1, List.of(signed)).awaitsSignature()).isFalse();
  }
}
