package org.sentuh.simulator.selftest;

import java.util.Set;
import java.util.function.Consumer;
import org.sentuh.device.selftest.Fault;
import org.sentuh.device.selftest.Part;
import org.sentuh.simulator.panel.SimulatedPanel;

/**
 * Something that is wrong with a panel before its self-test, and what the test must say of it.
 *
 * @param name its name, words joined by '-'
 * @param what what is wrong, for people
 * @param when when it is done to the panel
 * @param injection what is done to it
 * @param cutOffNs how long the one-shot really holds; 0 for what sound parts hold
 * @param faults what must be found, and nothing else
 * @param parts what must be brought, and nothing else
 * @param hands whether somebody at the panel is needed to find it
 */
public record Defect(
    String name,
    String what,
    When when,
    Consumer<SimulatedPanel> injection,
    long cutOffNs,
    Set<Fault> faults,
    Set<Part> parts,
    boolean hands) {

  /** When it is done. */
  public enum When {
    /** Before the chips are started. */
    BEFORE_THE_CHIPS,
    /** After they have been started, when a chip has said who it is. */
    AFTER_THE_CHIPS
  }

  /** Nothing is wrong. */
  public static final Defect NONE =
      new Defect(
          "none",
          "a sound panel",
          When.BEFORE_THE_CHIPS,
          panel -> {},
          0,
          Set.of(),
          Set.of(),
          false);
}
