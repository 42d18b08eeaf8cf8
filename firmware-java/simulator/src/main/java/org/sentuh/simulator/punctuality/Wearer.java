package org.sentuh.simulator.punctuality;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Inbox;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.State;

/** Somebody who begins the treatment whenever there is none. One thread. */
final class Wearer {

  /** What was asked is answered in the next tick; until then it is not asked again. */
  private static final long PATIENCE_NS = 15_000_000L;

  private static final Command START = new Command.Start();
  private static final List<Command> SCREENED =
      List.of(new Command.Screen(), new Command.AnswerScreening(true));

  private final TreatmentLoop loop;
  private long askedNs = Long.MIN_VALUE;

  Wearer(TreatmentLoop loop) {
    this.loop = loop;
  }

  /** Looks at the treatment and asks for what is wanting; answers whether it runs. */
  boolean look() {
    @Nullable Snapshot latest = loop.latest();
    if (latest == null) {
      return false;
    }
    if (latest.state() instanceof State.Running) {
      return true;
    }
    if (askedNs == Long.MIN_VALUE || latest.tNs() - askedNs > PATIENCE_NS) {
      askedNs = latest.tNs();
      ask(latest.state(), latest.intent().zonesInContact() > 0);
    }
    return false;
  }

  private void ask(State state, boolean touching) {
    Inbox inbox = loop.inbox();
    if (state instanceof State.Paused) {
      inbox.put(new Command.Resume());
      return;
    }
    if (state.hasEnded()) {
      inbox.put(new Command.Acknowledge());
    }
    if (!(state instanceof State.Armed)) {
      SCREENED.forEach(inbox::put);
    }
    if (touching) {
      inbox.put(START);
    }
  }
}
