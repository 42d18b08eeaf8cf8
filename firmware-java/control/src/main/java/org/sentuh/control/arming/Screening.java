package org.sentuh.control.arming;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sentuh.control.treatment.Command;

/**
 * What has been answered so far, and what follows from it. What is not answered permits nothing;
 * one answer that forbids is enough; answers hold for the time that the questionnaire says. For one
 * treatment: the next begins with {@link #of}. Immutable.
 */
public final class Screening {

  private final Questionnaire questionnaire;
  private final List<Reply> replies;
  private final long firstNs;

  private enum Reply {
    NONE,
    YES,
    NO
  }

  /** What follows from the answers. */
  public sealed interface Outcome {

    /**
     * Questions are left.
     *
     * @param left in their order
     */
    record Open(List<Question> left) implements Outcome {}

    /**
     * Nothing forbids a treatment.
     *
     * @param untilNs so long the answers hold, this moment not included
     */
    record Permitted(long untilNs) implements Outcome {}

    /**
     * Something forbids a treatment.
     *
     * @param because the questions whose answers do, the most severe first
     */
    record Forbidden(List<Question> because) implements Outcome {

      /** What the most severe of them asks for. */
      public Severity severity() {
        return because.getFirst().severity();
      }
    }

    /** Too much time has passed since the first answer; the questions are asked again. */
    record Expired() implements Outcome {}

    /** What a treatment is told: nothing as long as not everything needed is answered. */
    default Optional<Command> command() {
      return switch (this) {
        case Permitted(long untilNs) -> Optional.of(new Command.AnswerScreening(true));
        case Forbidden(List<Question> because) -> Optional.of(new Command.AnswerScreening(false));
        case Open(List<Question> left) -> Optional.empty();
        case Expired() -> Optional.empty();
      };
    }
  }

  private Screening(Questionnaire questionnaire, List<Reply> replies, long firstNs) {
    this.questionnaire = questionnaire;
    this.replies = List.copyOf(replies);
    this.firstNs = firstNs;
  }

  /** Nothing has been answered. */
  public static Screening of(Questionnaire questionnaire) {
    return new Screening(
        questionnaire, questionnaire.questions().stream().map(question -> Reply.NONE).toList(), 0);
  }

  /** The questions. */
  public Questionnaire questionnaire() {
    return questionnaire;
  }

  /**
   * The same with one more answer, or with another one in its place.
   *
   * @param id the question's
   * @param yes whether she said yes
   * @param nowNs monotonic
   * @throws IllegalArgumentException for an id that no question has
   */
  public Screening with(String id, boolean yes, long nowNs) {
    List<Reply> next = new ArrayList<>(replies);
    List<Question> questions = questionnaire.questions();
    for (int i = 0; i < questions.size(); i++) {
      if (questions.get(i).id().equals(id)) {
        next.set(i, yes ? Reply.YES : Reply.NO);
        boolean first = replies.stream().allMatch(reply -> reply == Reply.NONE);
        return new Screening(questionnaire, next, first ? nowNs : firstNs);
      }
    }
    throw new IllegalArgumentException(
        "no question is called \""
            + id
            + "\"; there are "
            + String.join(", ", questions.stream().map(Question::id).toList()));
  }

  /**
   * What follows from the answers at a moment.
   *
   * @param nowNs monotonic; a moment before the first answer is a doubt, and doubt permits nothing
   */
  public Outcome at(long nowNs) {
    List<Question> questions = questionnaire.questions();
    List<Question> left = new ArrayList<>();
    List<Question> because = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      switch (replies.get(i)) {
        case NONE -> left.add(questions.get(i));
        case YES -> add(because, questions.get(i), true);
        case NO -> add(because, questions.get(i), false);
      }
    }
    if (!because.isEmpty()) {
      because.sort(Comparator.comparing(Question::severity).reversed());
      return new Outcome.Forbidden(List.copyOf(because));
    }
    boolean begun = left.size() < questions.size();
    if (begun && (nowNs < firstNs || nowNs - firstNs >= questionnaire.validNs())) {
      return new Outcome.Expired();
    }
    return left.isEmpty()
        ? new Outcome.Permitted(firstNs + questionnaire.validNs())
        : new Outcome.Open(List.copyOf(left));
  }

  private static void add(List<Question> because, Question question, boolean yes) {
    if (question.forbids() == yes) {
      because.add(question);
    }
  }
}
