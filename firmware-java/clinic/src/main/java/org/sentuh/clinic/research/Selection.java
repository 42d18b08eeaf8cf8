package org.sentuh.clinic.research;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * What is taken out.
 *
 * @param facility the house whose mothers are looked at
 * @param study what it is for, 1 to 60 letters, digits, spaces and {@code . - _}; it stands in the
 *     files
 * @param before only what the clinic had received before, to the second
 */
public record Selection(String facility, String study, Instant before) {

  private static final Pattern STUDY = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,59}");

  /** Refuses a study of another form. */
  public Selection {
    if (!STUDY.matcher(study).matches()) {
      throw new IllegalArgumentException(
          "the study is called \""
              + study
              + "\", but must be 1 to 60 letters, digits, spaces and . - _, beginning with one of"
              + " the first two");
    }
    before = before.truncatedTo(ChronoUnit.SECONDS);
  }
}
