package org.sentuh.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.simulator.scenario.ScenarioFile;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.ClaimOffer;
import org.sentuh.telemetry.wire.EventJson;
import org.sentuh.telemetry.wire.Received;
import org.sentuh.telemetry.wire.Topic;
import org.sentuh.telemetry.wire.WireJson;

/** Fuzzing gets far only from what is understood. */
class SeedsTest {

  private final Set<Channel> heard = EnumSet.noneOf(Channel.class);

  @Test
  void everyChannelHasMessagesThatAreUnderstood() {
    Seeds.messages()
        .map(Named::getPayload)
        .map(Published::new)
        .forEach(published -> {
          Topic topic = Channel.parse(published.topic()).orElseThrow();
          assertThat(new WireJson().read(topic, published.payload()))
              .isInstanceOf(Received.Understood.class);
          heard.add(topic.channel());
        });
    assertThat(heard).containsExactlyInAnyOrder(Channel.values());
  }

  @ParameterizedTest
  @MethodSource("org.sentuh.fuzz.Seeds#events")
  void everyEventIsUnderstood(byte[] line) {
    assertThat(new EventJson().read(new String(line, StandardCharsets.UTF_8)))
        .isInstanceOf(Received.Understood.class);
  }

  @Test
  void anOfferIsUnderstoodAndSigned() throws Exception {
    byte[] offer = Seeds.offers().findFirst().orElseThrow().getPayload();
    assertThat(ClaimOffer.read(new String(offer, StandardCharsets.UTF_8)).isSigned()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("org.sentuh.fuzz.Seeds#scenarios")
  void everySentenceIsUnderstood(byte[] text) throws Exception {
    assertThat(ScenarioFile.read("seed", new String(text, StandardCharsets.UTF_8)).moments())
        .isNotEmpty();
  }
}
