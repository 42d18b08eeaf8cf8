package org.sentuh.clinic.prescribing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sentuh.settings.Prescription;
import org.sentuh.settings.Schedule;

/**
 * A prescription before it is signed. Its document is YAML that people can read, and the device
 * judges every line of it; here only that is looked at by which one line could become two.
 */
public sealed interface Draft {

  /** The text that is signed, to the byte. */
  String document();

  /** What only takes away: no second person has to stand behind it. */
  sealed interface Ending extends Draft {

    /** In somebody's words, on one line. */
    String why();
  }

  /**
   * Who prescribes, for whom.
   *
   * @param mother the clinic's reference for her, never her name
   * @param midwife her short sign
   * @param issued when, to the second
   */
  record Slip(String mother, String midwife, Instant issued) {

    private String lines(String state) {
      return "prescription: 1\nstate: "
          + state
          + "\nmother: "
          + Reference.of("mother", mother)
          + "\nmidwife: "
          + Reference.of("midwife", midwife)
          + "\nissued: "
          + issued.truncatedTo(ChronoUnit.SECONDS)
          + "\n";
    }
  }

  /**
   * A programme may be used.
   *
   * @param slip who, for whom
   * @param until when it ends
   * @param programme the programme's file, word for word, comments too
   * @param treatments how many within any 24 hours
   * @param betweenS the rest between two of them, s
   * @param ceiling the highest level, where it is lower than the programme's own
   * @param backMm the length of her back, where it was measured
   * @param schedule when one may begin; empty where that is left to her
   */
  record Programme(
      Slip slip,
      Instant until,
      String programme,
      int treatments,
      long betweenS,
      OptionalDouble ceiling,
      OptionalDouble backMm,
      Optional<Schedule> schedule)
      implements Draft {

    /** The same with the text of another programme. */
    public Programme of(String content) {
      return new Programme(slip, until, content, treatments, betweenS, ceiling, backMm, schedule);
    }

    @Override
    public String document() {
      StringBuilder text = new StringBuilder(slip.lines("active"));
      text.append("until: ").append(until.truncatedTo(ChronoUnit.SECONDS)).append('\n');
      text.append("treatments: ").append(treatments).append('\n');
      text.append("between_s: ").append(betweenS).append('\n');
      schedule.ifPresent(when ->
          text.append("times: ")
              .append(when.times().line())
              .append("\ndays: ")
              .append(when.dayLine())
              .append("\nzone: ")
              .append(when.zone())
              .append('\n'));
      ceiling.ifPresent(level -> text.append("ceiling: ").append(level).append('\n'));
      backMm.ifPresent(mm -> text.append("back_mm: ").append(mm).append('\n'));
      return text.append("programme:\n").append(programme.indent(2)).toString();
    }
  }

  /**
   * The panel rests until another prescription comes.
   *
   * @param slip who, for whom
   * @param revoked whether it ends what was prescribed, or lets it rest
   * @param why in the midwife's words, on one line
   */
  record Withheld(Slip slip, boolean revoked, String why) implements Ending {

    @Override
    public String document() {
      return slip.lines(revoked ? "revoked" : "held") + "why: " + quoted(why) + "\n";
    }
  }

  /**
   * The clinic lets the panel go: it begins nothing any more, and wipes itself once everything is
   * told.
   *
   * @param by the sign of who lets it go
   * @param at when
   * @param why in that person's words, on one line
   */
  record Unbound(String by, Instant at, String why) implements Ending {

    @Override
    public String document() {
      return new Slip(Prescription.Unbound.NOBODY, by, at).lines("unbound")
          + "why: "
          + quoted(why)
          + "\n";
    }
  }

  private static String quoted(String line) {
    if (line.isBlank() || line.length() > 200 || line.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "why \"" + line + "\": allowed are 1 to 200 characters on one line; say it more briefly");
    }
    return "\"" + line.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
