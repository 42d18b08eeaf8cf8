package org.sentuh.device.bedside;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Clock;
import org.sentuh.device.readiness.Hers;
import org.sentuh.device.readiness.Keeping;
import org.sentuh.pages.Refused;
import tools.jackson.databind.node.ObjectNode;

/**
 * Mother and helper: what she lets him see, and her call for a hand. What he sees is kept through
 * power cuts, and is the least where it cannot be read; a call goes with the power. Any thread.
 */
final class Company {

  private static final String NAME = "helper-sees";
  private static final String ALL = "all";
  private static final String PROGRESS = "progress";

  /** What she let a helper see is as it was before anybody set it. */
  static final Hers WISH = new Hers(NAME, line -> ALL);

  /** What somebody who sees the progress alone is not told. */
  private static final List<String> HERS =
      List.of("driven", "zones", "touches", "level", "ceiling", "reasons", "against", "because");

  private final Keeping keeping;
  private final Clock clock;
  private boolean all;
  private @Nullable Call call;

  private record Call(long atNs, boolean heard) {}

  Company(Keeping keeping, Clock clock) {
    this.keeping = keeping;
    this.clock = clock;
    this.all = keeping.value(NAME).map(ALL::equals).orElse(true);
  }

  /** What a helper sees, as in {@code all}. */
  synchronized String sees() {
    return all ? ALL : PROGRESS;
  }

  /** She sets what a helper sees. Waits for the disk; what takes something away holds at once. */
  synchronized void show(String sees) {
    if (!sees.equals(ALL) && !sees.equals(PROGRESS)) {
      throw new Refused(400, "not-understood");
    }
    boolean wider = sees.equals(ALL);
    all &= wider;
    keeping.keep(NAME, sees);
    all = wider;
  }

  /** She calls for a hand. */
  synchronized void call() {
    call = new Call(clock.nowNs(), false);
  }

  /** He has heard it. */
  synchronized void hear() {
    Call now = call;
    if (now != null) {
      call = new Call(now.atNs(), true);
    }
  }

  /** It is over. */
  synchronized void over() {
    call = null;
  }

  /** Tells both of a call that stands. */
  synchronized void tell(ObjectNode json) {
    Call now = call;
    if (now != null) {
      json.putObject("call")
          .put("agoS", Math.max(0, clock.nowNs() - now.atNs()) / 1_000_000_000)
          .put("heard", now.heard());
    }
  }

  /** What one role is told of a state. */
  synchronized ObjectNode shown(ObjectNode state, Role role) {
    if (role != Role.HELPER || all) {
      return state;
    }
    ObjectNode less = state.deepCopy();
    HERS.forEach(less::remove);
    less.putArray("against");
    less.putArray("because");
    return less;
  }
}
