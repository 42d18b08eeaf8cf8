package org.sentuh.telemetry.uplink;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import javax.net.ssl.SSLSocket;

/**
 * Shakes hands with a broker, says nothing more, and listens whether the broker refuses.
 *
 * <p>A broker that refuses a certificate cuts the connection at once. Whoever is just about to
 * write then, be it the rest of the handshake, sees the cut and never reads the refusal; so here
 * what is to be written leaves in one piece, and nothing is written after it.
 */
final class QuietHandshake {

  private static final int LISTEN_MS = 3000;

  private QuietHandshake() {}

  /**
   * Listens for a few seconds at most.
   *
   * @throws IOException the refusal, of whichever side
   */
  static void with(URI broker, Credentials credentials) throws IOException {
    try (Socket held = new OneFlight()) {
      held.connect(new InetSocketAddress(broker.getHost(), broker.getPort()), LISTEN_MS);
      held.setSoTimeout(LISTEN_MS);
      SSLSocket socket =
          (SSLSocket)
              ClinicTls.context(credentials)
                  .getSocketFactory()
                  .createSocket(held, broker.getHost(), broker.getPort(), true);
      socket.setSSLParameters(ClinicTls.strict(socket.getSSLParameters()));
      socket.startHandshake();
      if (socket.getInputStream().read() >= 0) {
        throw new IOException("the broker speaks before it is spoken to");
      }
    } catch (SocketTimeoutException silent) {
      // It waits to be spoken to: it does not refuse.
    }
  }

  /** Keeps what is written until somebody wants to read. */
  private static final class OneFlight extends Socket {

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    @Override
    public OutputStream getOutputStream() {
      return kept;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read() throws IOException {
          send();
          return super.read();
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
          send();
          return super.read(into, from, most);
        }
      };
    }

    private void send() throws IOException {
      if (kept.size() > 0) {
        super.getOutputStream().write(kept.toByteArray());
        kept.reset();
      }
    }
  }
}
