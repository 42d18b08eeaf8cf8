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
      case WELLBEING -> new Message.Wellbeing(stamp(), fields.integers("answers"));
      case SAMPLE -> new Message.Sample(stamp(), SampleFrames.read(fields));
      case FULL_RATE -> fullRate();
      case HEALTH -> health();
      case SYNC -> sync();
      case ACK -> new Message.Ack(device, boot("boot"), fields.byLane("up_to"));
      case PRESCRIPTION_DESIRED -> desired();
      case PRESCRIPTION_REPORTED -> reported();
      case COMMAND -> command(topic.command());
      case COMMAND_REPLY -> reply(topic.command());
    };
  }

  private Message.Stamp stamp() {
    String before = fields.text("before");
    Allowed.hash("before", before);
    return new Message.Stamp(
        device, boot("boot"), least("sequence", 0), fields.whole("at_ns"), wall(), before);
  }

  private Message event() {
    Message.Stamp stamp = stamp();
    @Nullable Notice notice = Notices.read(fields);
    if (notice != null) {
      return new Message.Noted(stamp, notice);
    }
    long tick = least("tick_sequence", 0);
    return new Message.Fact(
        stamp, new Event(stamp.boot(), tick, stamp.atNs(), FactReader.read(fields)));
  }

  private Message fullRate() {
    String data = fields.text("data");
    Allowed.base64("data", data);
    return new Message.FullRate(
        stamp(), fields.whole("first_at_ns"), fields.integer("ticks"), data);
  }

  private Message status() {
    Set<Consent> consents = EnumSet.noneOf(Consent.class);
    consents.addAll(fields.constants("consents", Consent.values()));
    String why = fields.text("why");
    Allowed.oneOf("why", why, "birth", "goodbye", "death");
    return new Message.Status(
        device,
        fields.flag("online"),
        boot("boot"),
        wall(),
        why,
        fields.text("software"),
        consents);
  }

  private Message health() {
    return new Message.Health(
        device,
        boot("boot"),
        wall(),
        fields.byLane("waiting"),
        fields.whole("journal_bytes"),
        fields.whole("quota_bytes"),
        fields.whole("free_bytes"),
        fields.whole("connects"),
        fields.whole("facts_refused"),
        fields.flag("treatments_refused"));
  }

  private Message sync() {
    List<Message.Span> spans = new ArrayList<>();
    for (Fields span : fields.each("spans")) {
      String boot = span.text("boot");
      Allowed.name("spans.boot", boot);
      spans.add(
          new Message.Span(
              boot, span.constant("lane", Lane.values()), span.whole("first"), span.whole("last")));
    }
    return new Message.Sync(
        device, boot("boot"), List.copyOf(spans), fields.integer("prescription_revision"));
  }

  private Message desired() {
    return new Message.Desired(
        device, (int) least("revision", 1), fields.text("document"), fields.text("signature"));
  }

  private Message reported() {
    return new Message.Reported(device, (int) least("revision", 0), fields.text("refused"));
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
    String state = fields.text("state");
    Allowed.oneOf("state", state, "accepted", "done", "refused", "expired");
    return new Message.CommandReply(device, id(id), state, fields.text("why"), wall());
  }

  private String id(String topics) {
    String id = fields.text("id");
    Allowed.name("id", id);
    if (!id.equals(topics)) {
      throw Allowed.refusal("id", "\"" + id + "\"", topics + ", whose topic this is");
    }
    return id;
  }

  private String boot(String name) {
    String boot = fields.text(name);
    Allowed.name(name, boot);
    return boot;
  }

  private long least(String name, long least) {
    long value = fields.whole(name);
    Allowed.between(
        name, value, least, name.equals("revision") ? Integer.MAX_VALUE : Long.MAX_VALUE);
    return value;
  }

  private Wall wall() {
    return new Wall(fields.instant("wall"), fields.constant("clock", Wall.Quality.values()));
  }
}
