package org.sentuh.telemetry.wire;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.event.Event;

/** Reads the fields of each kind of message; a refusal names the field. */
final class MessageReader {

  private final Fields fields;
  private final DeviceId device;

  /** The fields of a message that came on a device's topic. */
  MessageReader(Fields fields, DeviceId device) {
    this.fields = fields;
    this.device = device;
    String named = fields.text("device");
    if (!named.equals(device.value())) {
      throw Allowed.refusal("device", "\"" + named + "\"", device + ", whose topic this is");
    }
  }

  Message read(Topic topic) {
    return switch (topic.channel()) {
      case STATUS -> status();
      case EVENT -> event();
      case WELLBEING -> new Message.Wellbeing(stamp(Lane.WELLBEING), fields.answers("answers"));
      case SAMPLE -> new Message.Sample(stamp(Lane.SAMPLE), SampleFrames.read(fields));
      case FULL_RATE -> fullRate();
      case HEALTH -> health();
      case SYNC -> sync();
      case ACK -> new Message.Ack(device, fields.text("boot"), fields.byLane("up_to"));
      case PRESCRIPTION_DESIRED -> desired();
      case PRESCRIPTION_REPORTED ->
          new Message.Reported(
              device,
              fields.integer("revision"),
              fields.integer("offered"),
              fields.text("refused"));
      case COMMAND -> command(topic.command());
      case COMMAND_REPLY -> reply(topic.command());
      case LOG -> log(topic.command());
    };
  }

  private Message.Stamp stamp(Lane lane) {
    Lane named = fields.constant("lane", Lane.values());
    if (named != lane) {
      throw Allowed.refusal(
          "lane", "\"" + named.word() + "\"", lane.word() + ", as its topic says");
    }
    return new Message.Stamp(
        device,
        fields.text("boot"),
        fields.whole("sequence"),
        fields.whole("at_ns"),
        wall(),
        fields.text("before"));
  }

  private Message event() {
    Message.Stamp stamp = stamp(Lane.EVENT);
    @Nullable Notice notice = Notices.read(fields);
    if (notice != null) {
      return new Message.Noted(stamp, notice);
    }
    long sequence = fields.whole("tick_sequence");
    Allowed.atLeast("tick_sequence", sequence, 0);
    return new Message.Fact(
        stamp, new Event(stamp.boot(), sequence, stamp.atNs(), FactReader.read(fields)));
  }

  private Message fullRate() {
    return new Message.FullRate(
        stamp(Lane.FULL_RATE),
        fields.whole("first_at_ns"),
        fields.integer("ticks"),
        fields.text("data"));
  }

  private Message status() {
    List<Consent> consents = fields.constants("consents", Consent.values());
    return new Message.Status(
        device,
        fields.flag("online"),
        fields.text("boot"),
        wall(),
        fields.text("why"),
        fields.text("software"),
        consents.isEmpty() ? Set.of() : EnumSet.copyOf(consents));
  }

  private Message health() {
    return new Message.Health(
        device,
        fields.text("boot"),
        wall(),
        fields.byLane("waiting"),
        fields.whole("journal_bytes"),
        fields.whole("quota_bytes"),
        fields.whole("free_bytes"),
        fields.whole("connects"),
        fields.whole("facts_refused"),
        fields.flag("treatments_refused"),
        fields.textOr("wiped_at", ""),
        fields.textOr("clinic_key", ""),
        fields.textOr("claim", ""),
        fields.textOr("claim_refused", ""));
  }

  private Message sync() {
    List<Message.Span> spans = new ArrayList<>();
    for (Fields span : fields.each("spans")) {
      spans.add(
          new Message.Span(
              span.text("boot"),
              span.constant("lane", Lane.values()),
              span.whole("first"),
              span.whole("last")));
    }
    return new Message.Sync(
        device, fields.text("boot"), spans, fields.integer("prescription_revision"));
  }

  private Message desired() {
    return new Message.Desired(
        device, fields.integer("revision"), fields.text("document"), fields.text("signature"));
  }

  private Message command(String id) {
    return new Message.RemoteCommand(
        device,
        id(id),
        fields.constant("request", Message.Request.values()),
        fields.instant("issued_at"),
        fields.instant("expires_at"));
  }

  private Message reply(String id) {
    return new Message.CommandReply(
        device, id(id), fields.text("state"), fields.text("why"), wall());
  }

  private Message log(String id) {
    return new Message.LogPart(
        device,
        id(id),
        fields.integer("number"),
        fields.integer("of"),
        fields.text("hash"),
        fields.text("text"));
  }

  private String id(String topics) {
    String id = fields.text("id");
    if (!id.equals(topics)) {
      throw Allowed.refusal("id", "\"" + id + "\"", topics + ", whose topic this is");
    }
    return id;
  }

  private Wall wall() {
    return new Wall(fields.instant("wall"), fields.constant("clock", Wall.Quality.values()));
  }
}
