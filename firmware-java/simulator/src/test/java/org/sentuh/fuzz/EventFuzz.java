package org.sentuh.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.control.event.Event;
import org.sentuh.telemetry.wire.EventJson;
import org.sentuh.telemetry.wire.Received;

/** Any line is an event, and then comes back as it was, or is refused. */
class EventFuzz {

  private final EventJson json = new EventJson();

  @MethodSource("org.sentuh.fuzz.Seeds#events")
  @FuzzTest
  void anyLineIsAnEventOrIsRefused(byte[] input) throws Exception {
    String line = new String(input, StandardCharsets.UTF_8);
    switch (Allowance.keep(input, () -> json.read(line))) {
      case Received.Refused<Event>(String why) ->
          assertThat(why).isNotBlank().hasSizeLessThan(1000).doesNotContainPattern("\\p{Cc}");
      case Received.Understood<Event>(Event event) ->
          assertThat(json.read(json.write(event))).isEqualTo(new Received.Understood<>(event));
    }
  }
}
