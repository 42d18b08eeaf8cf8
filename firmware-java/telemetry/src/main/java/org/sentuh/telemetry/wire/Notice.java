package org.sentuh.telemetry.wire;

/**
 * What the recording itself has to tell, in the event lane beside the facts of the loop: every
 * loss, every hole and every correction has a name.
 */
public sealed interface Notice {

  /**
   * This boot was the next one on this device; the one before it had written so much. Said at every
   * start, so that the clinic knows where a boot ended.
   *
   * @param boot the boot before this one
   * @param lastEvent the last sequence of its event lane, -1 for none
   * @param lastSample the last sequence of its sample lane, -1 for none
   * @param clean whether it had said goodbye
   * @param lostAtMostMs how much of its last samples may be lost; 0 after a goodbye
   */
  record BootEnded(String boot, long lastEvent, long lastSample, boolean clean, long lostAtMostMs)
      implements Notice {}

  /** This boot ends here, on purpose. The last entry of its event lane. */
  record Goodbye() implements Notice {}

  /**
   * Entries that were not yet stored by the clinic were discarded.
   *
   * @param lane never the event lane
   * @param boot the boot they were of
   * @param first the first sequence
   * @param last the last sequence
   * @param why {@code quota}, {@code disk-full} or {@code consent}
   */
  record Discarded(Lane lane, String boot, long first, long last, String why) implements Notice {}

  /**
   * The journal's file was not usable. It was kept under another name and a fresh one begun.
   *
   * @param file the name it is kept under, without its folder
   * @param why what was wrong with it
   */
  record JournalSetAside(String file, String why) implements Notice {}

  /**
   * For a time nothing could be written to the disk; events waited in memory meanwhile.
   *
   * @param why {@code disk-full}, {@code read-only} or {@code stalled}
   * @param lastedNs for how long
   * @param samplesRefused how many seconds of samples were refused meanwhile
   */
  record WritingResumed(String why, long lastedNs, long samplesRefused) implements Notice {}

  /**
   * The time of day has become known: what this boot said before was wrong by so much.
   *
   * @param offsetNs to be added to every time of day that this boot called unset
   */
  record ClockCorrected(long offsetNs) implements Notice {}

  /**
   * The mother agreed to something, or withdrew it.
   *
   * @param consent what
   * @param given whether she agrees now
   */
  record ConsentChanged(Consent consent, boolean given) implements Notice {}

  /**
   * The broker refused a message, which is kept apart and not sent again.
   *
   * @param lane its lane
   * @param boot its boot
   * @param sequence its sequence
   * @param reasonCode MQTT 5's reason code, 128 and up
   */
  record Unsendable(Lane lane, String boot, long sequence, int reasonCode) implements Notice {}
}
