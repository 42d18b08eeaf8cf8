package org.sentuh.clinic.archive.people;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who works with the desk.
 *
 * @param name a sign at work, as {@code BD-7}, never somebody's name
 * @param facility where she works
 * @param role the word of what she may
 * @param password what is kept of her password; empty: she comes in by a link alone
 * @param opened when she was taken in
 * @param closed when she was let go; empty: she may come in
 */
public record Account(
    String name,
    String facility,
    String role,
    Optional<String> password,
    Instant opened,
    Optional<Instant> closed) {

  @Override
  public String toString() {
    return name + " (" + role + ", " + facility + ")"; // not what is kept of a secret
  }
}
