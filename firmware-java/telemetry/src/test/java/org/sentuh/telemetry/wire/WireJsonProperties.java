package org.sentuh.telemetry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever comes over the network, the reader answers. */
class WireJsonProperties {

  private static final List<Messages.Sent> ALL = Messages.all();

  private final WireJson json = new WireJson();

  @Property
  void anyTextIsAnswered(@ForAll String line, @ForAll @IntRange(max = 25) int kind) {
    assertThat(json.read(ALL.get(kind % ALL.size()).topic(), line))
        .isInstanceOf(Received.Refused.class);
  }

  @Property
  void aMessageInWhichOneLetterIsAnotherIsAnswered(
      @ForAll @IntRange(max = 25) int kind, @ForAll @IntRange(max = 5000) int at, @ForAll char to) {
    Messages.Sent sent = ALL.get(kind % ALL.size());
    StringBuilder line = new StringBuilder(json.write(sent.message()));
    line.setCharAt(at % line.length(), to);

    assertThat(json.read(sent.topic(), line.toString())).isNotNull();
  }

  @Property
  void aMessageThatBreaksOffIsRefused(
      @ForAll @IntRange(max = 25) int kind, @ForAll @IntRange(max = 5000) int at) {
    Messages.Sent sent = ALL.get(kind % ALL.size());
    String line = json.write(sent.message());

    assertThat(json.read(sent.topic(), line.substring(0, at % line.length())))
        .isInstanceOf(Received.Refused.class);
  }
}
