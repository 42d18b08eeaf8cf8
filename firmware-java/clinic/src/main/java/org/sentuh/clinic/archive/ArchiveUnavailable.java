package org.sentuh.clinic.archive;

/** The database cannot be used now. What was to be filed has to be filed again later. */
public final class ArchiveUnavailable extends Exception {

  private static final long serialVersionUID = 1L;

  ArchiveUnavailable(String message) {
    super(message);
  }

  ArchiveUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
