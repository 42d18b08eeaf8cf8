package org.sentuh.telemetry.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;

final class ConnectionTroubleTest {

  @Test
  void anAlertAboutTheDevicesCertificateSaysWhatToDo() {
    assertThat(
            ConnectionTrouble.inWords(
                new MqttException(new SSLHandshakeException("Received fatal alert: unknown_ca"))))
        .startsWith("the broker refuses this device's certificate; have a new one made")
        .contains("unknown_ca");
  }

  @Test
  void aBrokerThatIsNotTheClinicsIsNamedAsTheOneAtFault() {
    assertThat(
            ConnectionTrouble.inWords(
                new SSLHandshakeException("No subject alternative DNS name matching a found.")))
        .startsWith("the broker's certificate");
  }

  @Test
  void anEndWithoutAWordLeavesTheQuestionOpen() {
    assertThat(ConnectionTrouble.inWords(new MqttException(new SocketException("Broken pipe"))))
        .startsWith("the broker ended the connection")
        .contains("certificate")
        .doesNotContain("Untranslated");
    assertThat(ConnectionTrouble.inWords(new MqttException(32109, new EOFException())))
        .contains("the broker ended the connection");
  }

  @Test
  void whatIsNotKnownIsSaidAsItWasSaid() {
    assertThat(ConnectionTrouble.inWords(new IOException("key.pem is not there; put it there")))
        .isEqualTo("key.pem is not there; put it there");
  }
}
