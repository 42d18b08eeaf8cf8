package org.sentuh.clinic.archive;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * How the rooms of the archive reach its database, which is the same for all of them. Any thread.
 */
public interface Transactions {

  /** What is done with a connection, which stays the archive's. */
  @FunctionalInterface
  interface Work<T> {

    /** Does it. What it throws is undone as a whole. */
    T on(Connection connection) throws SQLException;
  }

  /**
   * Changes something in one transaction: on disk when this returns, and not done when it throws.
   * Whatever people change has its line in the {@link Audit} within the same work.
   */
  <T> T write(Work<T> work) throws ArchiveUnavailable;

  /** Looks at something. */
  <T> T read(Work<T> work) throws ArchiveUnavailable;
}
