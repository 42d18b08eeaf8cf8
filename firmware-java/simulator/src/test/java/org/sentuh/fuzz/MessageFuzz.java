package org.sentuh.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Received;
import org.sentuh.telemetry.wire.Topic;
import org.sentuh.telemetry.wire.WireJson;

/** Whatever is published, in either direction: it is a message or it is refused, and says why. */
class MessageFuzz {

  /** A message that comes back larger than it came may be too large to be written. */
  private static final int WRITTEN_AGAIN = 8 << 10;

  private final WireJson wire = new WireJson();

  @MethodSource("org.sentuh.fuzz.Seeds#messages")
  @FuzzTest
  void anythingPublishedIsAMessageOrIsRefused(byte[] input) throws Exception {
    Published published = new Published(input);
    Optional<Topic> topic = Allowance.keep(input, () -> Channel.parse(published.topic()));
    if (topic.isPresent()) {
      assertThat(topic.get()).hasToString(published.topic());
      judge(
          topic.get(),
          published,
          Allowance.keep(input, () -> wire.read(topic.get(), published.payload())));
    }
  }

  private void judge(Topic topic, Published published, Received<Message> received) {
    switch (received) {
      case Received.Refused<Message>(String why) ->
          assertThat(why).isNotBlank().hasSizeLessThan(1000).doesNotContainPattern("\\p{Cc}");
      case Received.Understood<Message>(Message message) -> {
        assertThat(message.topic()).isEqualTo(topic);
        if (published.payload().length < WRITTEN_AGAIN) {
          comesBack(topic, message);
        }
      }
    }
  }

  private void comesBack(Topic topic, Message message) {
    String line = wire.write(message);
    assertThat(wire.read(topic, line))
        .isInstanceOfSatisfying(
            Received.Understood.class,
            again -> assertThat(wire.write((Message) again.value())).isEqualTo(line));
  }
}
