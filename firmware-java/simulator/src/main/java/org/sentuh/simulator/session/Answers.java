package org.sentuh.simulator.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sentuh.control.arming.Question;
import org.sentuh.control.arming.Questionnaire;
import org.sentuh.device.readiness.Readiness;

/**
 * What somebody answers before a treatment.
 *
 * @param byQuestion a question's id to whether she says yes; what is missing is not answered
 */
public record Answers(Map<String, Boolean> byQuestion) {

  /**
   * Reads answers as {@code fever=no}.
   *
   * @param well whether every other question is answered as it permits a treatment
   * @throws IllegalArgumentException for a question that is not asked and an answer that is none
   */
  public static Answers of(Questionnaire questions, List<String> written, boolean well) {
    Map<String, Boolean> answers = new LinkedHashMap<>();
    if (well) {
      questions.questions().forEach(question -> answers.put(question.id(), !question.forbids()));
    }
    List<String> known = questions.questions().stream().map(Question::id).toList();
    for (String answer : written) {
      String[] parts = answer.split("=", -1);
      if (parts.length != 2 || !known.contains(parts[0]) || !parts[1].matches("yes|no")) {
        throw new IllegalArgumentException(
            "--answer "
                + answer
                + " cannot be used; write ID=yes or ID=no with one of "
                + String.join(", ", known));
      }
      answers.put(parts[0], parts[1].equals("yes"));
    }
    return new Answers(answers);
  }

  /** Gives them, in the order of the questions. */
  void giveTo(Readiness readiness) {
    for (Question question : readiness.ask().questions()) {
      Boolean yes = byQuestion.get(question.id());
      if (yes != null) {
        readiness.answer(question.id(), yes);
      }
    }
  }
}
