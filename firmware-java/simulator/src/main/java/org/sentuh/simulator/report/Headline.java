package org.sentuh.simulator.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sentuh.control.event.Fact;
import org.sentuh.control.treatment.Reason;

/** The one sentence that says what happened, and the few words after it. */
final class Headline {

  private static final int MOST_NAMED = 5;

  /** The end has its own words, and what changed nothing can wait. */
  private static final Set<Sign> QUIET = EnumSet.of(Sign.NOTE, Sign.STOP, Sign.FAULT);

  private final TreatmentStory story;
  private final Chronicle chronicle;
  private final List<Happening> happenings;
  private final Tongue tongue;

  Headline(TreatmentStory story, Chronicle chronicle, List<Happening> happenings, Tongue tongue) {
    this.story = story;
    this.chronicle = chronicle;
    this.happenings = happenings;
    this.tongue = tongue;
  }

  String sentence() {
    String title = tongue.of(story.setup().score().programme().title());
    String share = tongue.figures().share(story.summary().fidelity());
    String time = tongue.figures().clock(chronicle.reachedS());
    String whole = tongue.figures().clock(story.setup().score().durationNs() / 1e9);
    String key =
        switch (why().kind()) {
          case END -> "completed";
          case FAULT -> "faulted";
          case STOP -> byPerson() ? "stopped" : "bounded";
          case NOTE, LIMIT, PAUSE -> "open";
        };
    return tongue.say(
        chronicle.started() ? "headline." + key : "headline.not-started",
        "title",
        title,
        "share",
        share,
        "time",
        time,
        "whole",
        whole);
  }

  /** What else there is to know before the pictures. */
  String said() {
    List<String> said = new ArrayList<>();
    if (why().kind() != Reason.Kind.END && why() != Reason.NONE) {
      said.add(tongue.words().midwife(why()));
    }
    if (chronicle.started()) {
      if (why().kind() != Reason.Kind.END) {
        String share = tongue.figures().share(story.summary().fidelity());
        said.add(tongue.say("headline.share", "share", share));
      }
      said.add(happened());
    }
    return String.join(" ", said);
  }

  private String happened() {
    List<Happening> worthy = new ArrayList<>();
    for (Happening happening : happenings) {
      if (!QUIET.contains(happening.sign())) {
        worthy.add(happening);
      }
    }
    if (worthy.isEmpty()) {
      return tongue.say("headline.calm");
    }
    List<Happening> longest = new ArrayList<>(worthy);
    longest.sort(Comparator.comparingDouble(Happening::lastedS).reversed());
    List<Happening> kept = longest.subList(0, Math.min(MOST_NAMED, longest.size()));
    List<String> names = new ArrayList<>();
    for (Happening happening : worthy) {
      if (kept.contains(happening)) {
        names.add(
            tongue.say(
                "headline.one",
                "name",
                uncapital(happening.telling().name()),
                "lasted",
                tongue.figures().lasted(happening.lastedS())));
      }
    }
    int more = worthy.size() - names.size();
    String list = String.join("; ", names);
    return more == 0
        ? tongue.say("headline.list", "list", list)
        : tongue.say("headline.list-more", "list", list, "n", tongue.figures().whole(more));
  }

  private static String uncapital(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  private boolean byPerson() {
    return switch (why()) {
      case STOPPED_BY_WEARER, STOP_BUTTON, STOPPED_FROM_AFAR -> true;
      default -> false;
    };
  }

  private Reason why() {
    Fact.Ended ended = chronicle.ended();
    return ended == null ? Reason.NONE : ended.why();
  }
}
