package org.sentuh.settings;

import java.util.List;
import java.util.Optional;

/**
 * Every rule by which somebody is called to a device.
 *
 * @param revision grows with every change
 * @param rules in the order of the file; no two of one name
 */
public record AlarmRules(int revision, List<AlarmRule> rules) {

  /** Keeps its own copy; refuses two rules of one name. */
  public AlarmRules {
    rules = List.copyOf(rules);
    if (rules.stream().map(AlarmRule::id).distinct().count() != rules.size()) {
      throw new IllegalArgumentException("two rules have the same id");
    }
  }

  /** A rule by its name. */
  public Optional<AlarmRule> rule(String id) {
    return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
  }
}
