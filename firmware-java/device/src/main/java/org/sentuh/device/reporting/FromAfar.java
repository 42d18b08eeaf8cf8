package org.sentuh.device.reporting;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.sentuh.control.treatment.State;

/** What a device does for somebody far away besides stopping. It moves nothing. Any thread. */
public interface FromAfar {

  /**
   * As a box does it: never in the middle of what somebody goes through.
   *
   * @param standing where the treatment is
   * @param canShow whether there is anything to show itself with
   * @param shows begins to show which box it is
   * @param log what was logged last
   */
  static FromAfar of(
      Supplier<State> standing, BooleanSupplier canShow, Runnable shows, Supplier<String> log) {
    return new FromAfar() {
      @Override
      public Optional<String> identify() {
        State now = standing.get();
        if (!(now instanceof State.Idle) && !now.hasEnded()) {
          return Optional.of("treatment-underway");
        }
        if (!canShow.getAsBoolean()) {
          return Optional.of("nothing-to-show-with");
        }
        shows.run();
        return Optional.empty();
      }

      @Override
      public String log() {
        return log.get();
      }
    };
  }

  /**
   * Shows which device it is, for half a minute. Returns at once.
   *
   * @return why it does not, by a word; empty where it does
   */
  Optional<String> identify();

  /** What was logged last, scrubbed, a line each. */
  String log();
}
