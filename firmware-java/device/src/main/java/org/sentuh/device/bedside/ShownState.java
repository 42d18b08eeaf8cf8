package org.sentuh.device.bedside;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.treatment.State;
import org.sentuh.pages.Refused;

/**
 * Which state a screen shows: a mark that is told with every state and comes back with every wish.
 * It changes whenever the treatment does and whenever somebody's wish was taken, and never comes
 * again, also not after a power cut; so a wish that is late, sent twice, or meant for what another
 * phone has changed in between is told apart from one that was meant for now. Any thread.
 */
final class ShownState {

  /** The header in which a wish says what its screen showed. */
  static final String HEADER = "X-Shown";

  private final Bed bed;
  private final String boot;
  private String seen = "";
  private long number;

  ShownState(Bed bed) {
    this.bed = bed;
    byte[] chance = new byte[4];
    new SecureRandom().nextBytes(chance);
    this.boot = HexFormat.of().formatHex(chance);
  }

  /** The mark of what there is to show now. */
  synchronized String mark() {
    String now = content();
    if (!now.equals(seen)) {
      seen = now;
      number++;
    }
    return boot + "-" + number;
  }

  /** Somebody's wish was taken: whatever was shown before is old, even where it looks the same. */
  synchronized void changed() {
    number++;
  }

  /**
   * Refuses a wish whose screen showed another state than there is now, or does not say which.
   *
   * @param shown what the screen showed, as it says
   */
  void check(@Nullable String shown) {
    if (!mark().equals(shown)) {
      throw new Refused(409, "screen-old");
    }
  }

  /** While motors may move their place changes by itself, and is no news. */
  private String content() {
    Snapshot latest = bed.latest().get();
    String left = String.valueOf(bed.readiness().screening().at(bed.clock().nowNs()));
    String turn = bed.turns().word().orElse("");
    if (latest == null) {
      return left + turn;
    }
    State state = latest.state();
    String place = state.mayDrive() ? "" : String.valueOf(latest.placeNs());
    return String.join(
        " ",
        state.word(),
        state.why().code(),
        place,
        String.valueOf(latest.level()),
        String.valueOf(latest.ceiling()),
        left,
        turn);
  }
}
