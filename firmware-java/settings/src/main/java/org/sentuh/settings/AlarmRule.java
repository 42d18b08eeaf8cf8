package org.sentuh.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.sentuh.control.pattern.Title;

/**
 * When somebody is called to a device, by whom it is seen to, and when somebody else is called as
 * well. The levels are in the manner of the priorities of IEC 60601-1-8 (low, medium, high); it is
 * not claimed that they are those.
 *
 * @param id its name in records
 * @param about what is looked at
 * @param limit above or below which it holds, as {@link About#side} says, in the unit of {@link
 *     About}; 0 where the question is yes or no
 * @param level how urgently somebody is needed
 * @param lasting how long it has to hold before anybody is called
 * @param who sees to it
 * @param escalation what happens when nobody says that she sees to it
 * @param title what it is, for people
 * @param now what to do
 * @param source where its numbers come from
 * @param awaitsSignature whether its numbers are clinical, and no clinician has signed them
 */
public record AlarmRule(
    String id,
    About about,
    double limit,
    Level level,
    Duration lasting,
    Who who,
    Optional<Escalation> escalation,
    Title title,
    Title now,
    String source,
    boolean awaitsSignature) {

  /** How urgently somebody is needed, the least first. */
  public enum Level {
    /** Good to know. */
    INFORM,
    /** Somebody looks at it soon. */
    ATTEND,
    /** Somebody looks at it now. */
    URGENT;

    /** Its word in files and messages. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The next more urgent one; the most urgent stays. */
    public Level raised() {
      return this == INFORM ? ATTEND : URGENT;
    }
  }

  /** Who sees to it: a role at the desk. */
  public enum Who {
    /** Looks after devices. */
    TECHNICIAN,
    /** Looks after mothers. */
    MIDWIFE,
    /** Answers for the midwives. */
    LEAD_MIDWIFE,
    /** Answers for the clinic's machines. */
    ADMINISTRATOR;

    /** Its word in files and messages. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Nobody has said that she sees to it: the alarm becomes one level more urgent, and somebody else
   * is called.
   *
   * @param after so long after it began to call
   * @param to who is called then
   */
  public record Escalation(Duration after, Who to) {}

  /** On which side of its limit a rule holds. */
  public enum Side {
    /** More than the limit. */
    ABOVE,
    /** Less than the limit. */
    BELOW,
    /** There is no limit: it is so, or it is not. */
    YES
  }

  /** What the clinic's archive knows of a device, and a rule can be about. */
  public enum About {
    /** Hours since it was last heard. */
    SILENCE("silence_h", Side.ABOVE, 1, 720),
    /** Hours since it last tested itself to the end. */
    UNTESTED("untested_h", Side.ABOVE, 1, 8_760),
    /** Entries that wait on it to be sent, of all lanes together. */
    WAITING("waiting", Side.ABOVE, 1, 10_000_000),
    /** The part of its record's room that is used, in percent. */
    STORAGE("storage_percent", Side.ABOVE, 10, 100),
    /** What its disk has left, in MB. */
    FREE("free_mb", Side.BELOW, 1, 1_000_000),
    /** It begins no treatment for want of room. */
    FULL("full", Side.YES, 0, 0),
    /** Nobody has set its clock. */
    CLOCK("clock", Side.YES, 0, 0),
    /** The warmest skin-side thermometer while a treatment runs, in °C. */
    SKIN("skin_celsius", Side.ABOVE, 30, 60),
    /** Its last self-test found something. */
    SELF_TEST("self_test", Side.YES, 0, 0),
    /** How far a motor's current is from what it first drew, in percent of that. */
    MOTOR("motor_percent", Side.ABOVE, 1, 100),
    /** The part of what was meant for a zone that reached it in its last treatment, in percent. */
    CONTACT("contact_percent", Side.BELOW, 1, 100),
    /** Entries have been written that have not come. */
    INCOMPLETE("incomplete", Side.YES, 0, 0),
    /** It has refused its newest prescription. */
    PRESCRIPTION("prescription", Side.YES, 0, 0),
    /** Days until its certificate ends. */
    CERTIFICATE("certificate_days", Side.BELOW, 1, 365);

    private final String key;
    private final Side side;
    private final double least;
    private final double most;

    About(String key, Side side, double least, double most) {
      this.key = key;
      this.side = side;
      this.least = least;
      this.most = most;
    }

    /** Its key in a file, with its unit. */
    public String key() {
      return key;
    }

    /** On which side of its limit a rule about it holds. */
    public Side side() {
      return side;
    }

    /** The least limit that makes sense. */
    public double least() {
      return least;
    }

    /** The greatest limit that makes sense. */
    public double most() {
      return most;
    }

    /** Its word in files and messages, as in {@code self-test}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The same with other numbers, to be tried before they are adopted. */
  public AlarmRule with(double otherLimit, Duration otherLasting) {
    return new AlarmRule(
        id,
        about,
        otherLimit,
        level,
        otherLasting,
        who,
        escalation,
        title,
        now,
        source,
        awaitsSignature);
  }
}
