package org.sentuh.telemetry.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sentuh.control.event.Event;

/**
 * Every message of the wire. {@link WireJson} makes each a line of JSON and back; each has a JSON
 * Schema beside it. Times of day are UTC; nothing here holds a name or a clinical identity.
 */
public sealed interface Message {

  /** Whose message it is, or for whom. */
  DeviceId device();

  /**
   * Where an entry stands in its lane, and when it was written.
   *
   * @param device whose it is
   * @param boot the boot
   * @param sequence within that boot and lane
   * @param atNs monotonic within that boot
   * @param wall the time of day when it was written
   * @param before the hash of the entry before it
   */
  record Stamp(DeviceId device, String boot, long sequence, long atNs, Wall wall, String before) {}

  /** A message that is an entry of a lane. */
  sealed interface Stamped extends Message {

    /** Where it stands. */
    Stamp stamp();

    @Override
    default DeviceId device() {
      return stamp().device();
    }
  }

  /**
   * A fact of the loop.
   *
   * @param stamp where it stands
   * @param event the fact; its own boot and sequence are those of the loop
   */
  record Fact(Stamp stamp, Event event) implements Stamped {}

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
   * @param answers a question's word to her answer, 0 to 10, or -1 where she skipped it
   */
  record Wellbeing(Stamp stamp, Map<String, Integer> answers) implements Stamped {}

  /**
   * Ticks at full rate, as the device keeps them.
   *
   * @param stamp where it stands
   * @param firstAtNs the first tick, monotonic
   * @param ticks how many
   * @param data the ticks, in base 64
   */
  record FullRate(Stamp stamp, long firstAtNs, int ticks, String data) implements Stamped {}

  /**
   * Birth, goodbye or death.
   *
   * @param device whose
   * @param online whether it is there
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
      implements Message {}

  /**
   * How the device itself is.
   *
   * @param device whose
   * @param boot its boot
   * @param wall when
   * @param waiting entries not yet stored by the clinic, by lane
   * @param journalBytes the journal's size
   * @param quotaBytes the most it may have
   * @param freeBytes what the disk has left
   * @param connects connections made in this boot
   * @param refused facts that the ring had no room for in this boot
   * @param treatmentsRefused whether no treatment is begun for want of room
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
      boolean treatmentsRefused)
      implements Message {}

  /**
   * What the device still has of its boots, said after each connect.
   *
   * @param device whose
   * @param boot the present boot
   * @param spans what waits, by boot and lane
   * @param prescriptionRevision the revision it holds, 0 for none
   */
  record Sync(DeviceId device, String boot, List<Span> spans, int prescriptionRevision)
      implements Message {}

  /**
   * Entries of one boot and lane that wait on the device.
   *
   * @param boot the boot
   * @param lane the lane
   * @param first the first that waits
   * @param last the last written
   */
  record Span(String boot, Lane lane, long first, long last) {}

  /**
   * What the clinic has stored. Never goes back.
   *
   * @param device for whom
   * @param boot of which boot
   * @param upTo by lane, the highest sequence up to which all are stored; a lane that is not named
   *     has none
   */
  record Ack(DeviceId device, String boot, Map<Lane, Long> upTo) implements Message {}

  /**
   * The prescription that the clinic wishes. Data only: a person at the device chooses to start.
   *
   * @param device for whom
   * @param revision 1 and up; a lower one than the device has is refused
   * @param document the prescription, opaque here
   * @param signature over the document, opaque here
   */
  record Desired(DeviceId device, int revision, String document, String signature)
      implements Message {}

  /**
   * What the device made of a prescription.
   *
   * @param device whose
   * @param revision the revision it holds now, 0 for none
   * @param refused why it did not take the one it was offered, empty when it did
   */
  record Reported(DeviceId device, int revision, String refused) implements Message {}

  /** What may be asked of a device from afar. None of it starts or strengthens anything. */
  enum Request {
    /** Stop the treatment. */
    STOP,
    /** Show which device this is. */
    IDENTIFY,
    /** Send the full-rate recording of a time. */
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
      implements Message {}

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
      implements Message {}
}
