package org.sentuh.telemetry.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelTest {

  private static final DeviceId DEVICE = new DeviceId("sentuh-01");

  /** These can never change: they stand in the topics of devices that are in use. */
  @ParameterizedTest
  @CsvSource({"sentuh-01, s02", "sentuh-02, s15", "a, s12", "DEVICE-7, s07"})
  void aDeviceBelongsToOneShareForEver(String device, String shard) {
    assertThat(new DeviceId(device).shard()).isEqualTo(shard);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a.b", "a b", "a/b", "ibu#1", "+", "123456789012345678901234567890123"})
  void aNameThatABrokerWouldMisreadIsNoDevice(String name) {
    assertThatThrownBy(() -> new DeviceId(name)).hasMessageContaining("letters, digits and '-'");
  }

  @ParameterizedTest
  @EnumSource
  void aTopicIsTakenApartAsItWasPutTogether(Channel channel) {
    boolean command = channel.hasCommands();
    String topic = command ? channel.topic(DEVICE, "c-17") : channel.topic(DEVICE);

    assertThat(topic).startsWith("sentuh/v1/s02/sentuh-01/");
    assertThat(Channel.parse(topic))
        .isEqualTo(Optional.of(new Topic(DEVICE, channel, command ? "c-17" : "")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sentuh",
        "sentuh/v2/s02/sentuh-01/event",
        "sentuh/v1/s03/sentuh-01/event",
        "sentuh/v1/s02/sentuh-01",
        "sentuh/v1/s02/sentuh-01/",
        "sentuh/v1/s02/sentuh-01/events",
        "sentuh/v1/s02/sentuh-01/event/x",
        "sentuh/v1/s02/sentuh-01/cmd/",
        "sentuh/v1/s02/sentuh-01/cmd//reply",
        "sentuh/v1/s02/sentuh-01/cmd//log",
        "sentuh/v1/s02/sentuh-01/cmd/a/log/b",
        "sentuh/v1/s02/sentuh-01/cmd/a/b",
        "sentuh/v1/s02/sentuh.01/event",
      })
  void anyOtherTopicIsNobodys(String topic) {
    assertThat(Channel.parse(topic)).isEmpty();
  }

  @Test
  void aCommandIsNeverRetainedAndAlwaysExpires() {
    assertThat(Channel.COMMAND.retained()).isFalse();
    assertThat(Channel.COMMAND.expiryS()).isPositive();
    assertThat(Channel.COMMAND.fromDevice()).isFalse();
  }

  @Test
  void aFilterMatchesEveryDeviceOfAShare() {
    assertThat(Channel.EVENT.filter("s01")).isEqualTo("sentuh/v1/s01/+/event");
    assertThat(Channel.COMMAND_REPLY.filter("+")).isEqualTo("sentuh/v1/+/+/cmd/+/reply");
  }
}
