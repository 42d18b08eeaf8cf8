package org.sentuh.telemetry.wire;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sentuh.control.event.Event;

/**
 * Every message of the wire. {@link WireJson} makes each a line of JSON and back; each has a JSON
 * Schema beside it. Times of day are UTC; nothing here holds a name or a clinical identity.
 */
public sealed interface Message {

  /** Whose message it is, or for whom. */
  DeviceId device();

  /** The topic it is published under. */
  default Topic topic() {
    return switch (this) {
      case Stamped stamped -> stamped.lane().channel().of(device());
      case Status status -> Channel.STATUS.of(device());
      case Health health -> Channel.HEALTH.of(device());
      case Sync sync -> Channel.SYNC.of(device());
      case Ack ack -> Channel.ACK.of(device());
      case Desired desired -> Channel.PRESCRIPTION_DESIRED.of(device());
      case Reported reported -> Channel.PRESCRIPTION_REPORTED.of(device());
      case RemoteCommand command -> new Topic(device(), Channel.COMMAND, command.id());
      case CommandReply reply -> new Topic(device(), Channel.COMMAND_REPLY, reply.id());
      case LogPart part -> new Topic(device(), Channel.LOG, part.id());
    };
  }

  /**
   * Where an entry stands in its lane, and when what it tells happened.
   *
   * @param device whose it is
   * @param boot the boot
   * @param sequence 0 and up without a hole, within that boot and lane
   * @param atNs monotonic within that boot: the moment of a fact, the end of a frame
   * @param wall the time of day when it was written
   * @param before the hash of the entry before it, {@link Entry#BEGINNING} for sequence 0
   */
  record Stamp(DeviceId device, String boot, long sequence, long atNs, Wall wall, String before) {

    /** Refuses what has no place in a chain. */
    public Stamp {
      Allowed.name("boot", boot);
      Allowed.atLeast("sequence", sequence, 0);
      Allowed.hash("before", before);
    }
  }

  /** A message that is an entry of a lane. */
  sealed interface Stamped extends Message {

    /** Where it stands. */
    Stamp stamp();

    /** The lane it stands in. */
    default Lane lane() {
      return switch (this) {
        case Fact fact -> Lane.EVENT;
        case Noted noted -> Lane.EVENT;
        case Wellbeing wellbeing -> Lane.WELLBEING;
        case Sample sample -> Lane.SAMPLE;
        case FullRate fullRate -> Lane.FULL_RATE;
      };
    }

    @Override
    default DeviceId device() {
      return stamp().device();
    }
  }

  /**
   * A fact of the loop.
   *
   * @param stamp where it stands
   * @param event the fact with the loop's own number, which tells a hole that the ring made from
   *     one that the way to the clinic made; of its boot and its moment the stamp's are sent. Never
   *     a second, which needs another consent and stands in a frame
   */
  record Fact(Stamp stamp, Event event) implements Stamped {

    /** Refuses a second. */
    public Fact {
      if (event.fact() instanceof org.sentuh.control.event.Fact.Second) {
        throw Allowed.refusal("fact", "\"second\"", "another; seconds stand in a sample frame");
      }
    }
  }

  /**
   * A fact of the recording itself.
   *
   * @param stamp where it stands
   * @param notice the fact
   */
  record Noted(Stamp stamp, Notice notice) implements Stamped {}

  /**
   * Seconds of a treatment.
   *
   * @param stamp where it stands
   * @param frame the seconds
   */
  record Sample(Stamp stamp, SampleFrame frame) implements Stamped {}

  /**
   * Answers of the mother.
   *
   * @param stamp where it stands
   * @param answers a question's word to her answer, 0 to 10 or {@link #SKIPPED}; 64 at most, in the
   *     order of the words
   */
  record Wellbeing(Stamp stamp, Map<String, Integer> answers) implements Stamped {

    /** Stands for a question that she did not answer. */
    public static final int SKIPPED = -1;

    private static final int MOST_ANSWERS = 64;

    /** Keeps its own copy. */
    public Wellbeing {
      answers = Collections.unmodifiableMap(new TreeMap<>(answers));
      if (answers.size() > MOST_ANSWERS) {
        throw Allowed.refusal("answers", answers.size() + " of them", MOST_ANSWERS + " at most");
      }
      answers.forEach((question, answer) -> {
        Allowed.question("answers", question);
        Allowed.between("answers." + question, answer, SKIPPED, 10);
      });
    }
  }

  /**
   * Ticks at full rate, as the device keeps them.
   *
   * @param stamp where it stands
   * @param firstAtNs the first tick, monotonic
   * @param ticks how many
   * @param data the ticks, in base 64
   */
  record FullRate(Stamp stamp, long firstAtNs, int ticks, String data) implements Stamped {

    /** Refuses what is not base 64, and no ticks. */
    public FullRate {
      Allowed.atLeast("ticks", ticks, 1);
      Allowed.base64("data", data);
    }
  }

  /**
   * Birth, goodbye or death.
   *
   * @param device whose
   * @param online whether it is there: true of a birth alone
   * @param boot its boot
   * @param wall when; of a death, when the connection was made whose will it is
   * @param why {@code birth}, {@code goodbye} or {@code death}
   * @param software its version
   * @param consents what the mother agreed to
   */
  record Status(
      DeviceId device,
      boolean online,
      String boot,
      Wall wall,
      String why,
      String software,
      Set<Consent> consents)
      implements Message {

    /** Keeps its own copy; refuses a birth that is not online, and an end that is. */
    public Status {
      Allowed.name("boot", boot);
      Allowed.oneOf("why", why, "birth", "goodbye", "death");
      if (online != why.equals("birth")) {
        throw Allowed.refusal("online", online + " of a " + why, "true of a birth alone");
      }
      consents = Allowed.inOrder(Consent.class, consents);
    }
  }

  /**
   * How the device itself is.
   *
   * @param device whose
   * @param boot its boot
   * @param wall when
   * @param waiting entries not yet stored by the clinic, by lane; none of a lane not named
   * @param journalBytes the journal's size
   * @param quotaBytes the most it may have
   * @param freeBytes what the disk has left
   * @param connects connections made in this boot
   * @param refused facts that the ring had no room for in this boot
   * @param treatmentsRefused whether no treatment is begun for want of room
   * @param wiped when all that was of a mother was erased last, because the device changed hands:
   *     RFC 3339 by its own clock, {@code unknown} where that was not set, empty for never
   * @param clinicKey the fingerprint of the key whose prescriptions it obeys, as of {@link
   *     Seal#fingerprint}; empty where no clinic has claimed it, and from a device that does not
   *     tell
   * @param claim the number of the offer by which it was claimed; empty where it was claimed by its
   *     own configuration, or not at all
   * @param claimRefused the number of the offer that somebody last tried there in vain since the
   *     device started, a space, and why, as in {@code offer-over}; empty for none
   */
  record Health(
      DeviceId device,
      String boot,
      Wall wall,
      Map<Lane, Long> waiting,
      long journalBytes,
      long quotaBytes,
      long freeBytes,
      long connects,
      long refused,
      boolean treatmentsRefused,
      String wiped,
      String clinicKey,
      String claim,
      String claimRefused)
      implements Message {

    /** Of a device that was never wiped, and that no clinic has claimed. */
    public Health(
        DeviceId device,
        String boot,
        Wall wall,
        Map<Lane, Long> waiting,
        long journalBytes,
        long quotaBytes,
        long freeBytes,
        long connects,
        long refused,
        boolean treatmentsRefused) {
      this(
          device,
          boot,
          wall,
          waiting,
          journalBytes,
          quotaBytes,
          freeBytes,
          connects,
          refused,
          treatmentsRefused,
          "",
          "",
          "",
          "");
    }

    /** Keeps its own copy; refuses fewer than none of anything. */
    public Health {
      Allowed.name("boot", boot);
      waiting = Allowed.byLane("waiting", waiting);
      Allowed.atLeast("journal_bytes", journalBytes, 0);
      Allowed.atLeast("quota_bytes", quotaBytes, 0);
      Allowed.atLeast("free_bytes", freeBytes, 0);
      Allowed.atLeast("connects", connects, 0);
      Allowed.atLeast("facts_refused", refused, 0);
      Allowed.fingerprint("clinic_key", clinicKey);
      if (!claim.isEmpty() && !ClaimOffer.isNumber(claim)) {
        throw Allowed.refusal("claim", "\"" + claim + "\"", "16 of 0 to 9 and a to f, or nothing");
      }
      Allowed.offerRefused("claim_refused", claimRefused);
    }

    /** The same, but for how much waits. */
    public Health waiting(Map<Lane, Long> other) {
      return new Health(
          device,
          boot,
          wall,
          other,
          journalBytes,
          quotaBytes,
          freeBytes,
          connects,
          refused,
          treatmentsRefused,
          wiped,
          clinicKey,
          claim,
          claimRefused);
    }
  }

  /**
   * What the device still has of its boots, said after each connect.
   *
   * @param device whose
   * @param boot the present boot
   * @param spans what waits, by boot and lane, the oldest first; of more than {@link #MOST_SPANS}
   *     only the first are kept, for the entries themselves are sent whether they were said or not
   * @param prescriptionRevision the revision it holds, 0 for none
   */
  record Sync(DeviceId device, String boot, List<Span> spans, int prescriptionRevision)
      implements Message {

    /** The most spans that are said, so that the message stays within its bound. */
    public static final int MOST_SPANS = 400;

    /** Keeps its own copy of the first spans. */
    public Sync {
      Allowed.name("boot", boot);
      spans = List.copyOf(spans.subList(0, Math.min(spans.size(), MOST_SPANS)));
      Allowed.atLeast("prescription_revision", prescriptionRevision, 0);
    }
  }

  /**
   * Entries of one boot and lane that wait on the device.
   *
   * @param boot the boot
   * @param lane the lane
   * @param first the first that waits
   * @param last the last written
   */
  record Span(String boot, Lane lane, long first, long last) {

    /** Refuses an empty one. */
    public Span {
      Allowed.name("spans.boot", boot);
      Allowed.atLeast("spans.first", first, 0);
      Allowed.atLeast("spans.last", last, first);
    }
  }

  /**
   * What the clinic has stored. Never goes back. What the device said it discarded counts as
   * stored: a hole with a name holds up nothing behind it.
   *
   * @param device for whom
   * @param boot of which boot
   * @param upTo by lane, the highest sequence up to which all are stored; a lane that is not named
   *     has none
   */
  record Ack(DeviceId device, String boot, Map<Lane, Long> upTo) implements Message {

    /** Keeps its own copy. */
    public Ack {
      Allowed.name("boot", boot);
      upTo = Allowed.byLane("up_to", upTo);
    }
  }

  /**
   * The prescription that the clinic wishes. Data only: a person at the device chooses to start.
   *
   * @param device for whom
   * @param revision 1 and up; a lower one than the device has is refused
   * @param document the prescription, opaque here
   * @param signature over the document, opaque here
   */
  record Desired(DeviceId device, int revision, String document, String signature)
      implements Message {

    /** Refuses a revision below 1. */
    public Desired {
      Allowed.atLeast("revision", revision, 1);
    }
  }

  /**
   * What the device made of a prescription.
   *
   * @param device whose
   * @param revision the revision it holds now, 0 for none
   * @param offered the revision that it was offered
   * @param refused why it did not take that one, empty when it did
   */
  record Reported(DeviceId device, int revision, int offered, String refused) implements Message {

    /** Refuses a revision below 0, and below 1 what was offered. */
    public Reported {
      Allowed.atLeast("revision", revision, 0);
      Allowed.atLeast("offered", offered, 1);
    }
  }

  /** What may be asked of a device from afar. None of it starts or strengthens anything. */
  enum Request {
    /** Stop the treatment. */
    STOP,
    /** Show which device this is. */
    IDENTIFY,
    /** Send what was logged last, without secrets. */
    FETCH_LOG,
    /** Ask for the prescription again. */
    FETCH_PRESCRIPTION;

    /** Its word in messages. */
    public String word() {
      return FieldWriter.code(this);
    }
  }

  /**
   * A command from afar.
   *
   * @param device for whom
   * @param id its own, letters, digits and '-'; a second message with it is the same command
   * @param request what is asked
   * @param issuedAt when it was asked
   * @param expiresAt after which it must not be obeyed
   */
  record RemoteCommand(
      DeviceId device, String id, Request request, Instant issuedAt, Instant expiresAt)
      implements Message {

    /** Refuses an id of another form. */
    public RemoteCommand {
      Allowed.name("id", id);
    }
  }

  /**
   * What became of a command.
   *
   * @param device whose answer
   * @param id the command's
   * @param state {@code accepted}, {@code done}, {@code refused} or {@code expired}
   * @param why the reason, empty where the state says it all
   * @param wall when
   */
  record CommandReply(DeviceId device, String id, String state, String why, Wall wall)
      implements Message {

    /** Refuses an id of another form, and a state of another word. */
    public CommandReply {
      Allowed.name("id", id);
      Allowed.oneOf("state", state, "accepted", "done", "refused", "expired");
    }
  }

  /**
   * A part of what a device has logged, which a command asked for: technicians' lines, without
   * secrets, names and answers.
   *
   * @param device whose
   * @param id the command's
   * @param number which part, from 1
   * @param of how many there are, {@link #MOST} at most
   * @param hash of the whole text, SHA-256 over its UTF-8, 64 digits: parts of one text belong
   *     together
   * @param text the part, {@link #MOST_LETTERS} characters at most
   */
  record LogPart(DeviceId device, String id, int number, int of, String hash, String text)
      implements Message {

    /** The most parts. */
    public static final int MOST = 16;

    /** The most characters of a part. */
    public static final int MOST_LETTERS = 12_000;

    /** Refuses a part that is none of so many, a long one, and an id or a hash of another form. */
    public LogPart {
      Allowed.name("id", id);
      Allowed.between("of", of, 1, MOST);
      Allowed.between("number", number, 1, of);
      Allowed.hash("hash", hash);
      if (text.length() > MOST_LETTERS) {
        throw Allowed.refusal(
            "text", text.length() + " characters", "at most " + MOST_LETTERS + " of them");
      }
    }
  }
}
