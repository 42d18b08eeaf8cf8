package org.sentuh.simulator.ordeal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

final class StraitTest {

  @Test
  void bytesPassBothWaysAndNoneWhileItIsShut() throws Exception {
    try (ServerSocket broker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Strait strait = Strait.open("127.0.0.1", broker.getLocalPort());
        Socket device = new Socket(InetAddress.getLoopbackAddress(), strait.port());
        Socket there = broker.accept()) {
      device.getOutputStream().write(1);
      assertThat(there.getInputStream().read()).isEqualTo(1);
      there.getOutputStream().write(2);
      assertThat(device.getInputStream().read()).isEqualTo(2);

      strait.shut();
      device.getOutputStream().write(3);
      there.setSoTimeout(200);
      assertThatThrownBy(() -> there.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);

      strait.widen();
      device.setSoTimeout(2_000);
      assertThat(device.getInputStream().read()).as("who was shut in is put out").isEqualTo(-1);
    }
  }
}
