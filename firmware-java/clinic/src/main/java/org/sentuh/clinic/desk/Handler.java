package org.sentuh.clinic.desk;

import org.sentuh.clinic.archive.ArchiveUnavailable;

/** What answers somebody who has passed the gate. On a thread of that request; may wait. */
@FunctionalInterface
public interface Handler {

  /**
   * The answer.
   *
   * @throws org.sentuh.pages.Refused for what cannot be done, with a code that the words of the
   *     page have as {@code refused.CODE}
   */
  Reply answer(Visit visit) throws ArchiveUnavailable;
}
