package org.sentuh.simulator.model;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;

/** An exploration of the machine in the large: what leads from where to where, and every answer. */
final class Ways {

  /** From one kind of state to another. */
  record Way(Stand from, Stand to) implements Comparable<Way> {
    @Override
    public int compareTo(Way other) {
      return from == other.from ? to.compareTo(other.to) : from.compareTo(other.from);
    }
  }

  private final Map<Way, Set<String>> causes = new TreeMap<>();
  private final Map<String, Map<Stand, Set<String>>> answers = new TreeMap<>();

  Ways(Exploration exploration) {
    for (Exploration.Edge edge : exploration.edges()) {
      Way way = new Way(Stand.of(edge.before().state()), Stand.of(edge.after().state()));
      for (Moment moment : edge.moments()) {
        moment.replies().forEach(reply -> answer(way, reply));
        if (way.from() != way.to()) {
          causes.computeIfAbsent(way, w -> new TreeSet<>()).add(cause(way, moment));
        }
      }
    }
  }

  /** All ways, each with what leads there. */
  Map<Way, Set<String>> causes() {
    return causes;
  }

  /** What a command is answered in a kind of state, in every case that there is. */
  Set<String> answers(Command command, Stand stand) {
    return answers.getOrDefault(CommandWords.of(command), Map.of()).getOrDefault(stand, Set.of());
  }

  /** What leads from every attended state to an end. */
  Set<String> common(Stand end) {
    TreeSet<String> common = new TreeSet<>();
    boolean first = true;
    for (Stand stand : Stand.values()) {
      if (stand.isAttended()) {
        Set<String> here = causes.getOrDefault(new Way(stand, end), Set.of());
        if (first) {
          common.addAll(here);
        }
        common.retainAll(here);
        first = false;
      }
    }
    return common;
  }

  private void answer(Way way, Reply reply) {
    String said =
        switch (reply.outcome()) {
          case Reply.Taken(var now) -> way.from() == way.to() ? "taken" : "→ " + way.to().word();
          case Reply.NotTaken(var why) -> why.name().toLowerCase(Locale.ROOT).replace('_', ' ');
          case Reply.TurnedAway() -> "turned away";
          case Reply.Unanswered() -> "no answer";
        };
    answers
        .computeIfAbsent(CommandWords.of(reply.command()), word -> new TreeMap<>())
        .computeIfAbsent(way.from(), stand -> new TreeSet<>())
        .add(said);
  }

  private static String cause(Way way, Moment moment) {
    if (!moment.replies().isEmpty()) {
      return CommandWords.of(moment.replies().getFirst().command());
    }
    if (moment.ending() != Reason.NONE) {
      return moment.ending().kind() == Reason.Kind.FAULT ? "a fault" : "a bound";
    }
    return switch (way.to()) {
      case COMPLETED -> "the programme ends";
      case EASING_FOR_CONTACT -> "nothing touches";
      case PAUSED_BY_HER, PAUSED_FOR_CONTACT -> "half a second";
      default -> "time";
    };
  }
}
