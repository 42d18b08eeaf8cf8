package org.sentuh.clinic.archive.fleet;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.sentuh.clinic.archive.DeviceSeen;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;

/**
 * What the clinic knows of one device. What it does not know is empty, never zero.
 *
 * @param seen its presence
 * @param software the version of its last birth
 * @param health what it last said of itself
 * @param selfTest what its last self-test found
 * @param calibrated which of its force sensors somebody has calibrated, as its last start had them
 * @param missing at most so many entries have been written and have not come yet
 * @param overdue how many of them of lanes that were not heard of for a while: those are not just
 *     on their way
 * @param lost by the reason, how many entries will never come
 * @param altered how many entries are stored although something about them is wrong
 * @param refused how many of its messages could not be taken
 * @param facility to which it belongs; empty for none yet, and then every facility sees it
 * @param certified until when the last certificate is good that was noted for it
 * @param letGo since when it was let go and has not said that it is wiped; empty where it was not,
 *     or has
 * @param wiped whether it still holds what is of a mother who gave it back
 */
public record DeviceFacts(
    DeviceSeen seen,
    Optional<String> software,
    Optional<Told<Message.Health>> health,
    Optional<Told<Notice.SelfTested>> selfTest,
    Optional<Told<Notice.SensorsCalibrated>> calibrated,
    long missing,
    long overdue,
    Map<String, Long> lost,
    long altered,
    long refused,
    Optional<String> facility,
    Optional<Instant> certified,
    Optional<Instant> letGo,
    Wiped wiped) {

  /**
   * Something that the device has told, and when the clinic received it.
   *
   * @param what it told
   * @param at by the clinic's clock
   */
  public record Told<T>(T what, Instant at) {}

  /** Keeps its own copy. */
  public DeviceFacts {
    lost = Map.copyOf(lost);
  }

  /** The same with what changes without a word of the device. */
  public DeviceFacts with(long nowOverdue, long nowRefused) {
    return overdue == nowOverdue && refused == nowRefused
        ? this
        : new DeviceFacts(
            seen,
            software,
            health,
            selfTest,
            calibrated,
            missing,
            nowOverdue,
            lost,
            altered,
            nowRefused,
            facility,
            certified,
            letGo,
            wiped);
  }

  /** Whether somebody of a facility sees it. */
  public boolean isSeenBy(String who) {
    return facility.map(who::equals).orElse(true);
  }
}
