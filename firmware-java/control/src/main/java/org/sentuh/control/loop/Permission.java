package org.sentuh.control.loop;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Refusal;

/**
 * What stands against a command outside of the treatment itself: a hold, a ledger without room, a
 * sensor in doubt. Asked by the tick whenever answers would arm, and whenever something is to move
 * that stands still; never about a stop, or about anything that makes it gentler.
 */
@FunctionalInterface
public interface Permission {

  /**
   * What stands against a command. Never blocks the tick.
   *
   * @param command answers that arm, a start or a resumption
   * @param tNs the tick's time
   * @param latest the tick before, or null where there was none
   */
  Optional<Refusal> against(Command command, long tNs, @Nullable Snapshot latest);
}
