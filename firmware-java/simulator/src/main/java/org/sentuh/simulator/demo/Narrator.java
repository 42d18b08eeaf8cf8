package org.sentuh.simulator.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.pattern.Passage;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/** Says what goes on: one sentence, and one about what comes next. */
final class Narrator {

  private final Setup setup;

  Narrator(Setup setup) {
    this.setup = setup;
  }

  /** The sentence that speaks. */
  String now(Scene scene) {
    Speech speech = scene.speech();
    return switch (scene.state()) {
      case State.Idle() -> speech.live("now.preparing");
      case State.Screening() -> speech.live("now.screening");
      case State.Armed() -> speech.live(fits(scene) ? "now.starting" : "now.waiting");
      case State.Running(State.Pace pace) ->
          pace == State.Pace.PLAYING ? stroke(speech, passage(scene)) : speech.live("now.easing");
      case State.Paused(Reason why) -> speech.words().mother(why);
      case State.Completed() -> speech.words().mother(Reason.COMPLETED);
      case State.Stopped(Reason why) -> speech.words().mother(why);
      case State.Faulted(Reason why) -> speech.words().mother(why);
    };
  }

  /** What comes next, or empty where nobody can say. */
  String next(Scene scene) {
    return switch (scene.state()) {
      case State.Running(State.Pace pace) when pace == State.Pace.PLAYING -> following(scene);
      case State.Paused(Reason why) -> scene.speech().live("now.to-go-on");
      default -> "";
    };
  }

  /** Whether as many zones touch as a good fit has. */
  private boolean fits(Scene scene) {
    @Nullable Snapshot snapshot = scene.snapshot();
    return snapshot != null
        && snapshot.intent().zonesInContact() >= setup.limits().contact().zonesWarn();
  }

  private int passage(Scene scene) {
    @Nullable Snapshot snapshot = scene.snapshot();
    int last = setup.score().passages().size() - 1;
    return snapshot == null ? 0 : Math.min(snapshot.intent().moment().passage(), last);
  }

  /**
   * The next stroke that is called differently: the twelfth glide is no news after the eleventh.
   */
  private String following(Scene scene) {
    Speech speech = scene.speech();
    List<Passage> passages = setup.score().passages();
    int number = passage(scene);
    String now = stroke(speech, number);
    for (int i = number + 1; i < passages.size(); i++) {
      String next = stroke(speech, i);
      if (!next.equals(now)) {
        return speech.live(
            "next",
            "stroke",
            next.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + next.substring(1));
      }
    }
    return speech.live("next.end");
  }

  /** A stroke's sentence without its full stop, as a title has none. */
  private String stroke(Speech speech, int passage) {
    String sentence = speech.words().now(setup.score().passages().get(passage).stroke());
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
