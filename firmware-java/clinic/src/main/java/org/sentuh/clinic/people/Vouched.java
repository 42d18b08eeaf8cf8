package org.sentuh.clinic.people;

import java.util.Optional;
import java.util.Set;

/**
 * Somebody for whom the clinic's provider vouches.
 *
 * @param digest what is kept of who she is there
 * @param roles those that the provider gives her; empty: it has no say in that
 * @param facilities where the provider says that she works; empty: it has no say in that
 * @param sign as what she is taken in where the desk does not know her; empty: she is not
 */
public record Vouched(
    String digest,
    Optional<Set<Role>> roles,
    Optional<Set<String>> facilities,
    Optional<String> sign) {

  /** Keeps its own copies. */
  public Vouched {
    roles = roles.map(Set::copyOf);
    facilities = facilities.map(Set::copyOf);
  }

  /** Whether the provider lets her be this at the desk. */
  boolean allows(Role role, String facility) {
    return roles.map(given -> given.contains(role)).orElse(true)
        && facilities.map(given -> given.contains(facility)).orElse(true);
  }
}
