package org.sentuh.control.arming;

import java.util.List;

/**
 * The questions before a treatment, in the order in which they are asked.
 *
 * @param revision grows with every change
 * @param validNs how long answers hold, in nanoseconds since the first of them
 * @param questions one and more, each with an id of its own
 */
public record Questionnaire(int revision, long validNs, List<Question> questions) {

  /** Refuses none, and two of one id. */
  public Questionnaire {
    questions = List.copyOf(questions);
    if (questions.isEmpty() || validNs <= 0) {
      throw new IllegalArgumentException(
          questions.size() + " questions, valid for " + validNs + " ns; both must be above 0");
    }
    for (Question question : questions) {
      if (questions.stream().filter(other -> other.id().equals(question.id())).count() > 1) {
        throw new IllegalArgumentException(
            "question " + question.id() + " stands there twice; each id once");
      }
    }
  }

  /** Whether a clinician has still to sign any of them. */
  public boolean awaitsSignature() {
    return questions.stream().anyMatch(Question::awaitsSignature);
  }
}
