package org.sentuh.clinic.research;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is written of one mother, still under no name at all, or under her pseudonym.
 *
 * @param treatments one each, the earliest first
 * @param zones what reached each zone of each
 * @param limits what made each gentler
 * @param answers what she answered; empty where she does not agree to that
 */
record Rows(
    List<Treatment> treatments, List<Zone> zones, List<Limit> limits, List<Answer> answers) {

  Rows {
    treatments = List.copyOf(treatments);
    zones = List.copyOf(zones);
    limits = List.copyOf(limits);
    answers = List.copyOf(answers);
  }

  /**
   * A treatment. What each field means stands in the code book.
   *
   * @param person the pseudonym; empty while there is none
   * @param number 1 and up, by person
   */
  record Treatment(
      String person,
      int number,
      OptionalLong day,
      OptionalLong week,
      String partOfDay,
      String birth,
      String programme,
      OptionalLong revision,
      Optional<Plan> plan,
      String outcome,
      String why,
      OptionalLong runMs,
      OptionalLong pausedMs,
      Optional<Double> fidelity,
      long missing) {

    Treatment of(String someone, String itsProgramme) {
      return new Treatment(
          someone,
          number,
          day,
          week,
          partOfDay,
          birth,
          itsProgramme,
          itsProgramme.equals(programme) ? revision : OptionalLong.empty(),
          plan,
          outcome,
          why,
          runMs,
          pausedMs,
          fidelity,
          missing);
    }
  }

  /** What was prepared: how long, at which level, up to which. */
  record Plan(long durationMs, double level, double ceiling) {}

  /** What reached a zone. */
  record Zone(String person, int number, String zone, double delivered, double prescribed) {

    Zone of(String someone) {
      return new Zone(someone, number, zone, delivered, prescribed);
    }
  }

  /** What made a treatment gentler. */
  record Limit(String person, int number, String why, int times, long lastedMs) {

    Limit of(String someone) {
      return new Limit(someone, number, why, times, lastedMs);
    }
  }

  /** An answer. */
  record Answer(String person, OptionalLong day, String question, OptionalLong answer) {

    Answer of(String someone) {
      return new Answer(someone, day, question, answer);
    }
  }
}
