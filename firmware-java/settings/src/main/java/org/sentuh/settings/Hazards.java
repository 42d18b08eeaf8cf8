package org.sentuh.settings;

import java.util.List;

/**
 * What could hurt somebody, and what is against it: a risk file in the manner of ISO 14971.
 *
 * @param circuits the circuits that hold without any software
 * @param hazards every hazard, in the file's order
 */
public record Hazards(List<Circuit> circuits, List<Hazard> hazards) {

  /** Copies the lists. */
  public Hazards {
    circuits = List.copyOf(circuits);
    hazards = List.copyOf(hazards);
  }

  /**
   * A text in both languages.
   *
   * @param id Bahasa Indonesia
   * @param en English
   */
  public record Words(String id, String en) {}

  /**
   * A circuit that holds without any software.
   *
   * @param name what it is called here
   * @param does what it does
   * @param stands how far it has come
   */
  public record Circuit(String name, String does, Standing stands) {}

  /** How far a circuit has come. */
  public enum Standing {
    /** It is described. */
    DESCRIBED,
    /** A simulation of it is part of the tests. */
    SIMULATED,
    /** It was built and measured. */
    MEASURED
  }

  /**
   * One hazard.
   *
   * @param id its name, for good
   * @param title a few words
   * @param situation how somebody comes to be exposed to it
   * @param harm what it does to her
   * @param causes what brings it about
   * @param before the risk when nothing is against it
   * @param after the risk with everything that is named here
   * @param bounds the limits that it is kept within, by their keys in {@code config/limits.yaml}
   * @param controls what is against it
   * @param reasons the reason codes that tell of it
   * @param open what is against it in the design and does not exist yet
   */
  public record Hazard(
      String id,
      Words title,
      Words situation,
      Words harm,
      List<String> causes,
      Risk before,
      Risk after,
      List<String> bounds,
      List<Control> controls,
      List<String> reasons,
      List<Open> open) {

    /** Copies the lists. */
    public Hazard {
      causes = List.copyOf(causes);
      bounds = List.copyOf(bounds);
      controls = List.copyOf(controls);
      reasons = List.copyOf(reasons);
      open = List.copyOf(open);
    }
  }

  /**
   * A risk in ordinal classes, which nobody may multiply.
   *
   * @param severity how bad the harm is
   * @param probability how likely it is
   */
  public record Risk(Severity severity, Probability probability) {}

  /** How bad a harm is. */
  public enum Severity {
    /** A nuisance that passes. */
    NEGLIGIBLE,
    /** It passes without treatment. */
    MINOR,
    /** It needs treatment. */
    SERIOUS,
    /** It maims or kills. */
    CRITICAL
  }

  /** How likely a harm is, over the life of a device. */
  public enum Probability {
    /** Nobody expects it to happen to any device. */
    IMPROBABLE,
    /** To one device of a whole fleet. */
    REMOTE,
    /** Now and then in a fleet. */
    OCCASIONAL,
    /** Sooner or later to most devices. */
    PROBABLE,
    /** Often. */
    FREQUENT
  }

  /**
   * What is against a hazard.
   *
   * @param by what kind of thing
   * @param name the interlock's or another class, the circuit, or where it is written
   * @param does what it does
   * @param tests the tests that show it, each {@code Class} or {@code Class#method}
   */
  public record Control(By by, String name, String does, List<String> tests) {

    /** Copies the list. */
    public Control {
      tests = List.copyOf(tests);
    }
  }

  /** What kind of thing is against a hazard, the strongest kind first (ISO 14971, 7.1). */
  public enum By {
    /** The way it is built leaves no room for it. */
    DESIGN,
    /** A circuit, without any software. */
    CIRCUIT,
    /** A rule that lowers or stops. */
    INTERLOCK,
    /** It is said to people. */
    INFORMATION
  }

  /**
   * Something that is against a hazard in the design and does not exist yet.
   *
   * @param missing what
   * @param closedBy the class or package, below {@code org.sentuh}, that will be it
   */
  public record Open(String missing, String closedBy) {}
}
