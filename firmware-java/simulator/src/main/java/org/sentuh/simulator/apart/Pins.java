package org.sentuh.simulator.apart;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;
import org.sentuh.device.bus.Level;
import org.sentuh.simulator.panel.SimulatedPanel;

/**
 * A panel's single wires as a kernel has them that has asked for {@link Ask#LINES}: it is told
 * every edge. Whoever holds the board asks; writing may be done beside it.
 */
final class Pins {

  private static final int EDGE_BYTES = 3;

  private final SimulatedPanel panel;
  private final Object wire = new Object();
  private final ByteBuffer edge = ByteBuffer.allocate(EDGE_BYTES);
  private @Nullable SocketChannel kernel;
  private Level stopButton = Level.UNKNOWN;
  private Level charger = Level.UNKNOWN;

  Pins(SimulatedPanel panel) {
    this.panel = panel;
  }

  /** The GPIO number of the heartbeat. */
  int heartbeat() {
    return panel.lines().heartbeatGpio();
  }

  /** From now on this one is told, first of all how the levels are. */
  void tell(SocketChannel asking) {
    kernel = asking;
    stopButton = Level.UNKNOWN;
    charger = Level.UNKNOWN;
    tellEdges();
  }

  void tellEdges() {
    if (kernel == null) {
      return;
    }
    stopButton = told(panel.lines().stopButton().gpio(), stopButton, panel.stopButton().level());
    charger = told(panel.lines().chargerPresent().gpio(), charger, panel.charger().level());
  }

  private Level told(int gpio, Level last, Level now) {
    @Nullable SocketChannel hearing = kernel;
    if (now != last && hearing != null) {
      edge.clear();
      edge.put(Ask.EDGE).put((byte) gpio).put((byte) now.ordinal()).flip();
      try {
        write(hearing, edge);
      } catch (IOException gone) {
        // Whoever serves it will hear the same.
      }
    }
    return now;
  }

  /** Writes it all, and nothing else in between. */
  void write(SocketChannel to, ByteBuffer bytes) throws IOException {
    synchronized (wire) {
      while (bytes.hasRemaining()) {
        to.write(bytes);
      }
    }
  }

  /**
   * After a kernel has gone, the pins are as after a reset: inputs, and the heartbeat pulled low.
   */
  void reset() {
    if (kernel != null) {
      kernel = null;
      var _ = panel.heartbeat().low();
    }
  }
}
