package org.sentuh.simulator.panel;

/** A scenario speaks of a site or chip that this panel does not have. */
public final class UnknownSite extends Exception {

  private static final long serialVersionUID = 1L;

  UnknownSite(String kind, String named, String known) {
    super(
        "the scenario names "
            + kind
            + " "
            + named
            + ", which this panel does not have; it has "
            + known);
  }
}
