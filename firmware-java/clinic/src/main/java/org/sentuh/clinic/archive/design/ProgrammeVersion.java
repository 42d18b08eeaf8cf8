package org.sentuh.clinic.archive.design;

import java.time.Instant;
import java.util.Optional;

/**
 * One revision of one programme of the library.
 *
 * @param name the programme's name
 * @param revision 1 and up
 * @param content its file, to the byte
 * @param author the sign of who wrote it
 * @param writtenAt when, by the clinic's clock
 * @param why what was changed, in the author's words
 * @param from the version that it was made from; none where it came as a file
 * @param approval who else stands behind it; none as long as nobody does
 */
public record ProgrammeVersion(
    String name,
    int revision,
    String content,
    String author,
    Instant writtenAt,
    String why,
    Optional<Origin> from,
    Optional<Approval> approval) {

  /**
   * A version that another was made from.
   *
   * @param name of the programme
   * @param revision of it
   */
  public record Origin(String name, int revision) {}
}
