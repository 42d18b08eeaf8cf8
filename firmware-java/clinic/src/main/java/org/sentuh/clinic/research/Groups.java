package org.sentuh.clinic.research;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many mothers share what somebody who knows one of them might know: how she gave birth, and
 * how many weeks before her first treatment.
 *
 * <p>A group of fewer than eleven is called small: the European Medicines Agency takes 0.09, one in
 * eleven, as the greatest risk of an export that is published (Policy 0070, external guidance), and
 * the Centers for Medicare and Medicaid Services publish no cell below eleven. A name of a
 * programme may have been made for one mother, so it is written only where so many were given it.
 */
final class Groups {

  /** Fewer are a small group. */
  static final int LEAST = 11;

  /** What stands for a programme that few were given. */
  static final String OTHER = "other";

  private final Map<String, Integer> groups = new TreeMap<>();
  private final Map<String, Integer> programmes = new TreeMap<>();

  /** One more mother. */
  void add(Rows rows) {
    Rows.Treatment first = rows.treatments().getFirst();
    OptionalLong week = first.week();
    groups.merge(
        first.birth() + " " + (week.isPresent() ? week.getAsLong() : "?"), 1, Integer::sum);
    rows.treatments().stream()
        .map(Rows.Treatment::programme)
        .filter(name -> !name.isEmpty())
        .distinct()
        .forEach(name -> programmes.merge(name, 1, Integer::sum));
  }

  /** How a programme is written. */
  String programme(String name) {
    return name.isEmpty() || programmes.getOrDefault(name, 0) >= LEAST ? name : OTHER;
  }

  /** How many are in the smallest group. */
  int smallest() {
    return groups.values().stream().min(Integer::compare).orElse(0);
  }

  /** How many are in small groups. */
  int inSmall() {
    return groups.values().stream().filter(size -> size < LEAST).mapToInt(size -> size).sum();
  }

  /** What to say of it, if anything. */
  Optional<String> warning() {
    return inSmall() == 0
        ? Optional.empty()
        : Optional.of(
            inSmall()
                + " of the persons share birth and week of their first treatment with fewer than "
                + (LEAST - 1)
                + " others; who knows one of them may recognise her. Do not publish rows; publish"
                + " counts of "
                + LEAST
                + " and more");
  }

  @Override
  public String toString() {
    return groups.entrySet().stream()
        .map(group -> group.getKey() + ": " + group.getValue())
        .collect(Collectors.joining(", "));
  }
}
