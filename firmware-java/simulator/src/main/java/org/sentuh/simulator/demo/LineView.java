package org.sentuh.simulator.demo;

import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/**
 * A treatment for a terminal that cannot draw, a file or a pipe: one line of plain words, meant for
 * once a second.
 */
final class LineView {

  private final Setup setup;
  private final Letters letters;
  private final Narrator narrator;

  LineView(Setup setup, Letters letters) {
    this.setup = setup;
    this.letters = letters;
    this.narrator = new Narrator(setup);
  }

  /** The first line: what is played, for how long, and how to stop it. */
  String beginning(Speech speech) {
    long seconds = setup.score().durationNs() / 1_000_000_000L;
    String title = speech.title(setup.score().programme().title());
    return letters.clean(
        speech.live("lines.begin", "title", title, "time", Speech.minutes(seconds)));
  }

  /** The line of a scene, without its end and without a control character. */
  String line(Scene scene) {
    Speech speech = scene.speech();
    StringBuilder line = new StringBuilder();
    @Nullable Snapshot snapshot = scene.snapshot();
    if (snapshot != null) {
      line.append(time(speech, snapshot.placeNs())).append(": ");
    }
    if (scene.state() instanceof State.Paused) {
      line.append(speech.state(scene.state())).append(". ");
    }
    line.append(narrator.now(scene));
    if (snapshot != null && scene.state().mayDrive()) {
      int touching = snapshot.intent().zonesInContact();
      line.append("; ").append(speech.contact(touching, snapshot.intent().zones()));
      for (Reason reason : scene.limits()) {
        line.append("; ").append(speech.words().mother(reason));
      }
    }
    return letters.clean(line.toString());
  }

  private String time(Speech speech, long placeNs) {
    long leftNs = setup.score().durationNs() - placeNs;
    return speech.live(
        "time.line",
        "elapsed",
        Speech.minutes(placeNs / 1_000_000_000L),
        "left",
        Speech.minutes((leftNs + 999_999_999L) / 1_000_000_000L));
  }
}
