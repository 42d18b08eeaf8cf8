package org.sentuh.telemetry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.sentuh.control.event.Fact;

/** Whatever is written is read back; whatever comes over the network, the reader answers. */
class WireJsonProperties {

  private final WireJson json = new WireJson();

  @Provide
  Arbitrary<Message> messages() {
    return AnyMessage.message();
  }

  @Provide
  Arbitrary<Message.Stamped> entries() {
    return AnyMessage.entry().map(Message.Stamped.class::cast);
  }

  @Property
  void whatIsWrittenIsReadBackUnchanged(@ForAll("messages") Message message) {
    String line = json.write(message);

    assertThat(line).doesNotContain("\n", "\r");
    assertThat(json.read(message.topic(), line)).isEqualTo(new Received.Understood<>(message));
    assertThat(json.read(message.topic(), line.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new Received.Understood<>(message));
  }

  @Property
  void theSameNumberIsAlwaysWrittenInTheSameDigits(@ForAll double level) {
    Message written = Messages.fact(new Fact.LevelSet(level, 0.5));
    String line = json.write(written);

    assertThat(json.read(written.topic(), line))
        .isInstanceOfSatisfying(
            Received.Understood.class,
            read -> assertThat(json.write((Message) read.value())).isEqualTo(line));
  }

  @Property
  void anEntryIsFoundAgainInItsBody(@ForAll("entries") Message.Stamped message) {
    Entry entry = json.entry(message);

    assertThat(json.read(message.topic(), entry.body()))
        .isInstanceOfSatisfying(
            Received.Understood.class,
            read ->
                assertThat(Entry.of((Message.Stamped) read.value(), entry.body()))
                    .isEqualTo(entry));
  }

  @Property
  void noTextOfAnyLengthMakesAnEventThatIsNotTaken(
      @ForAll String text, @ForAll @IntRange(min = 1, max = 100_000) int times) {
    String repeated = text.repeat(Math.max(1, times / (text.length() + 1)));
    Message event = Messages.fact(new Fact.ProgramFault(repeated));

    assertThat(json.read(event.topic(), json.write(event))).isInstanceOf(Received.Understood.class);
  }

  @Property
  void anyTextIsAnswered(@ForAll("messages") Message message, @ForAll String line) {
    assertThat(json.read(message.topic(), line)).isInstanceOf(Received.Refused.class);
  }

  @Property
  void anyBytesAreAnswered(@ForAll("messages") Message message, @ForAll byte[] body) {
    assertThat(json.read(message.topic(), body)).isInstanceOf(Received.Refused.class);
  }

  @Property
  void aMessageInWhichAnyByteIsAnotherIsAnswered(
      @ForAll("messages") Message message, @ForAll @IntRange(max = 5000) int at, @ForAll byte to) {
    byte[] body = json.write(message).getBytes(StandardCharsets.UTF_8);
    body[at % body.length] = to;

    assertThat(json.read(message.topic(), body)).isNotNull();
  }

  @Property
  void aMessageThatBreaksOffIsRefused(
      @ForAll("messages") Message message, @ForAll @IntRange(max = 5000) int at) {
    String line = json.write(message);

    assertThat(json.read(message.topic(), line.substring(0, at % line.length())))
        .isInstanceOf(Received.Refused.class);
  }

  @Property
  void aMessageOnAnotherChannelIsRefusedOrIsOneOfThatChannel(
      @ForAll("messages") Message message, @ForAll Channel channel) {
    Topic topic = new Topic(message.device(), channel, channel.hasCommands() ? "c-1" : "");

    if (json.read(topic, json.write(message)) instanceof Received.Understood<Message>(var read)) {
      assertThat(read.topic().channel()).isEqualTo(channel);
    }
  }
}
