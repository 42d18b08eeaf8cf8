package org.sentuh.control.pattern;

import java.util.List;

/**
 * A clinic's procedure as phases of strokes, with the sources it was taken from.
 *
 * @param name letters, digits and '-'
 * @param revision 1 and up; a changed programme is another revision
 * @param title what people call it
 * @param permission who may let it be used
 * @param startLevel felt intensity at which a treatment begins, 0 to the ceiling
 * @param ceiling the highest level that this programme may be played at, above 0 to 1; the limits
 *     may be lower
 * @param sources where the procedure was described, one at least
 * @param phases one at least
 */
public record Programme(
    String name,
    int revision,
    Title title,
    Permission permission,
    double startLevel,
    double ceiling,
    List<String> sources,
    List<Phase> phases) {

  /**
   * Refuses a programme without a name, a source or a stroke, or one that begins above its ceiling.
   */
  public Programme {
    sources = List.copyOf(sources);
    phases = List.copyOf(phases);
    if (!name.matches("[a-z0-9-]{1,40}")) {
      throw new IllegalArgumentException(
          "programme name '" + name + "' is not 1 to 40 of a-z, 0-9 and '-'");
    }
    Range.check("revision", revision, 1, 1_000_000, "");
    Range.check("ceiling", ceiling, 0.05, 1, "");
    Range.check("start level", startLevel, 0.05, ceiling, "");
    if (sources.isEmpty() || phases.isEmpty()) {
      throw new IllegalArgumentException(
          "programme '" + name + "' needs a source and a phase at least");
    }
  }

  /** This programme with a lower ceiling; it begins no higher than that. */
  public Programme upTo(double lower) {
    return new Programme(
        name,
        revision,
        title,
        permission,
        Math.min(startLevel, lower),
        Math.min(ceiling, lower),
        sources,
        phases);
  }

  /** This programme as another revision of its name. */
  public Programme revised(int other) {
    return new Programme(name, other, title, permission, startLevel, ceiling, sources, phases);
  }
}
