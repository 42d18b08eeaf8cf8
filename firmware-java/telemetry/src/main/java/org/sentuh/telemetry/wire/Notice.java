package org.sentuh.telemetry.wire;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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
   * @param last the last sequence of each of its lanes; a lane that is not named has none
   * @param clean whether it had said goodbye
   * @param lostAtMostMs how much of its last samples may be lost; 0 after a goodbye
   */
  record BootEnded(String boot, Map<Lane, Long> last, boolean clean, long lostAtMostMs)
      implements Notice {

    /** Keeps its own copy. */
    public BootEnded {
      Allowed.name("of_boot", boot);
      last = Allowed.byLane("last", last);
      Allowed.atLeast("lost_at_most_ms", lostAtMostMs, 0);
    }

    /** Of a boot of which only events and samples are known, -1 for none. */
    public BootEnded(
        String boot, long lastEvent, long lastSample, boolean clean, long lostAtMostMs) {
      this(boot, known(lastEvent, lastSample), clean, lostAtMostMs);
    }

    /** The last sequence of a lane, -1 for none. */
    public long last(Lane lane) {
      return last.getOrDefault(lane, -1L);
    }

    /** The last sequence of its event lane, -1 for none. */
    public long lastEvent() {
      return last(Lane.EVENT);
    }

    /** The last sequence of its sample lane, -1 for none. */
    public long lastSample() {
      return last(Lane.SAMPLE);
    }

    private static Map<Lane, Long> known(long lastEvent, long lastSample) {
      Map<Lane, Long> last = new EnumMap<>(Lane.class);
      if (lastEvent >= 0) {
        last.put(Lane.EVENT, lastEvent);
      }
      if (lastSample >= 0) {
        last.put(Lane.SAMPLE, lastSample);
      }
      return last;
    }
  }

  /** This boot ends here, on purpose. The last entry of its event lane. */
  record Goodbye() implements Notice {}

  /**
   * Entries that were not yet stored by the clinic were discarded. The clinic counts them as known
   * to be missing, and its acks go on behind them.
   *
   * @param lane its lane; an event is never discarded, and is named here only when the disk gave a
   *     damaged one back, or when its mother, who had not let the clinic know of it, gave the
   *     device back
   * @param boot the boot they were of
   * @param first the first sequence
   * @param last the last sequence
   * @param why {@code quota}, {@code disk-full}, {@code age}, {@code consent}, {@code damaged} or
   *     {@code erased}, when the device changed hands
   */
  record Discarded(Lane lane, String boot, long first, long last, String why) implements Notice {

    /** Refuses an event that is not damaged, an empty range, and another reason. */
    public Discarded {
      Allowed.oneOf("why", why, "quota", "disk-full", "age", "consent", "damaged", "erased");
      if (lane == Lane.EVENT && !why.equals("damaged") && !why.equals("erased")) {
        throw Allowed.refusal("of_lane", "\"event\"", "another; no event goes for want of room");
      }
      Allowed.name("of_boot", boot);
      Allowed.atLeast("first", first, 0);
      Allowed.atLeast("last", last, first);
    }
  }

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
   * @param why {@code disk-full}, {@code read-only}, {@code stalled}, {@code disk-error} or {@code
   *     damaged}
   * @param lastedNs for how long
   * @param samplesRefused how many seconds of samples were refused meanwhile
   */
  record WritingResumed(String why, long lastedNs, long samplesRefused) implements Notice {

    /** Refuses another reason, and fewer than none. */
    public WritingResumed {
      Allowed.oneOf("why", why, "disk-full", "read-only", "stalled", "disk-error", "damaged");
      Allowed.atLeast("lasted_ns", lastedNs, 0);
      Allowed.atLeast("samples_refused", samplesRefused, 0);
    }
  }

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
   * An answer before a massage forbade it.
   *
   * @param question whose answer, by the id in the questionnaire; empty where she did not share her
   *     answers when she gave it
   * @param severity what it asks for: {@code ask-midwife}, {@code not-today} or {@code go-now},
   *     which is a danger sign
   */
  record AnswerForbade(String question, String severity) implements Notice {

    /** Refuses a word of another form. */
    public AnswerForbade {
      if (!question.isEmpty()) {
        Allowed.question("question", question);
      }
      Allowed.oneOf("severity", severity, "ask-midwife", "not-today", "go-now");
    }
  }

  /**
   * The device lets no massage begin until a midwife at it says so. Not why, which are words of
   * people.
   *
   * @param origin who holds it: {@code midwife} at the device, {@code afar}, {@code danger-sign},
   *     or {@code damage} where what was kept of it cannot be read
   * @param again false where it was set just now, true where the device says at its start how it
   *     stands
   */
  record HoldSet(String origin, boolean again) implements Notice {

    /** Refuses another origin. */
    public HoldSet {
      Allowed.oneOf("origin", origin, "midwife", "afar", "danger-sign", "damage");
    }
  }

  /**
   * A midwife at the device let it go on.
   *
   * @param by her short sign, 1 to 20 letters, digits, '.' and '-'
   * @param again false where she did just now, true where the device says at its start how it
   *     stands
   */
  record HoldReleased(String by, boolean again) implements Notice {

    /** Refuses what is no sign. */
    public HoldReleased {
      Allowed.sign("by", by);
    }
  }

  /**
   * The broker refused a message, which is kept apart and not sent again.
   *
   * @param lane its lane
   * @param boot its boot
   * @param sequence its sequence
   * @param reasonCode MQTT 5's reason code, 128 and up
   */
  record Unsendable(Lane lane, String boot, long sequence, int reasonCode) implements Notice {

    /** Refuses a code that is none of a refusal. */
    public Unsendable {
      Allowed.name("of_boot", boot);
      Allowed.atLeast("of_sequence", sequence, 0);
      Allowed.between("reason_code", reasonCode, 128, 255);
    }
  }

  /**
   * The panel tested itself, when it was switched on or because somebody asked.
   *
   * @param outcome {@code sound}, {@code faulty} or {@code unfinished}
   * @param why why it ended, by the words of the reason codes; {@code completed} when it was
   *     through
   * @param lastedNs how long it took
   * @param cutOffMs from the last heartbeat to a motor without current; NaN when it was not
   *     measured
   * @param findings everything that was not as it must be
   * @param unknown what the test could not know or did not try, by its words
   * @param motors what each motor drew that was pulsed to the end; empty from a device that does
   *     not say so yet
   */
  record SelfTested(
      String outcome,
      String why,
      long lastedNs,
      double cutOffMs,
      List<Found> findings,
      List<String> unknown,
      List<MotorDrew> motors)
      implements Notice {

    /** Refuses another outcome, and keeps its own copies. */
    public SelfTested {
      Allowed.oneOf("outcome", outcome, "sound", "faulty", "unfinished");
      Allowed.name("why", why);
      Allowed.atLeast("lasted_ns", lastedNs, 0);
      findings = List.copyOf(findings);
      unknown = List.copyOf(unknown);
      motors = List.copyOf(motors);
    }

    /** One that does not say what its motors drew. */
    public SelfTested(
        String outcome,
        String why,
        long lastedNs,
        double cutOffMs,
        List<Found> findings,
        List<String> unknown) {
      this(outcome, why, lastedNs, cutOffMs, findings, unknown, List.of());
    }
  }

  /**
   * Which force sensors somebody has calibrated, as they count in this boot; those that are not
   * named have the law of the device's file. Said at a start, where anybody ever calibrated one.
   *
   * @param sensors those that are calibrated, in the panel's order
   */
  record SensorsCalibrated(List<Calibrated> sensors) implements Notice {

    /** Keeps its own copy. */
    public SensorsCalibrated {
      sensors = List.copyOf(sensors);
    }
  }

  /**
   * One force sensor that was calibrated.
   *
   * @param site its site
   * @param by the sign of the technician, 1 to 20 letters, digits, '.' and '-'
   * @param since when, as in {@code 2026-11-26T08:15:00Z}; {@code unknown} where nobody had set the
   *     device's clock
   * @param weights how many weights lay on its puck, 1 to 100
   * @param residual the greatest error among them, as a share of the weight, 0 and up
   */
  record Calibrated(String site, String by, String since, int weights, double residual) {

    private static final int LONGEST_SINCE = 40;
    private static final int MOST_WEIGHTS = 100;

    /** Refuses what is no sign, no site, and fewer weights than one. */
    public Calibrated {
      Allowed.name("site", site);
      Allowed.sign("by", by);
      if (since.isEmpty() || since.length() > LONGEST_SINCE) {
        throw Allowed.refusal("since", since, "a time of day, or unknown");
      }
      Allowed.between("weights", weights, 1, MOST_WEIGHTS);
    }
  }

  /**
   * What a motor drew in a self-test: from one to the next, how it wears.
   *
   * @param site the motor's site
   * @param runMa at the end of its pulse, in mA
   */
  record MotorDrew(String site, double runMa) {}

  /**
   * One thing that a self-test found.
   *
   * @param fault what, by its word
   * @param part what to bring, by its word; {@code none} where a plug or a setting is amiss
   * @param place the motor's site, the zone, the thermometer's site or the chip; empty for the box
   * @param wire its chip and channel; empty where there is none
   * @param measured what was measured, in the fault's own unit; NaN for what has no number
   * @param least the least that is allowed; NaN where nothing is too little
   * @param most the most that is allowed; NaN where nothing is too much
   */
  record Found(
      String fault,
      String part,
      String place,
      String wire,
      double measured,
      double least,
      double most) {

    /** Refuses words of another form. */
    public Found {
      Allowed.name("fault", fault);
      Allowed.name("part", part);
    }
  }
}
