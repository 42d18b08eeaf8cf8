package org.sentuh.telemetry.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.telemetry.wire.DeviceId;

final class UplinkSettingsTest {

  private static final Credentials CREDENTIALS =
      new Credentials(Path.of("authority.pem"), Path.of("device.pem"), null);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssl://broker.clinic.example:8883",
        "tcp://localhost:1883",
        "tcp://127.0.0.1:1883",
        "tcp://[::1]:1883"
      })
  void aBrokerIsReachedWithTlsOrOnThisVeryMachine(String broker) {
    assertThat(settings(broker, CREDENTIALS).brokers()).containsExactly(URI.create(broker));
  }

  @ParameterizedTest
  @CsvSource({
    "tcp://broker.clinic.example:1883, may not leave this machine",
    "tcp://192.168.1.7:1883, may not leave this machine",
    "tcp://localhost.clinic.example:1883, may not leave this machine",
    "http://localhost:1883, ssl://host:port",
    "ssl://broker.clinic.example, ssl://host:port",
    "ssl://broker.clinic.example:8883/mqtt, ssl://host:port",
    "broker.clinic.example, ssl://host:port"
  })
  void anyOtherAddressIsRefusedWithWhatToWrite(String broker, String remedy) {
    assertThatThrownBy(() -> settings(broker, CREDENTIALS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(broker)
        .hasMessageContaining(remedy);
  }

  @ParameterizedTest
  @ValueSource(strings = "ssl://broker.clinic.example:8883")
  void tlsNeedsACertificate(String broker) {
    assertThatThrownBy(() -> settings(broker, null)).hasMessageContaining("certificate");
  }

  private static UplinkSettings settings(String broker, @Nullable Credentials credentials) {
    return new UplinkSettings(
        new DeviceId("sentuh-01"), "b1", "0.1.0", List.of(URI.create(broker)), credentials);
  }
}
