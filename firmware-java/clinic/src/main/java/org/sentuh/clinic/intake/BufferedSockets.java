package org.sentuh.clinic.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Plain sockets that read ahead: Paho asks for a packet's first bytes one by one, and each would be
 * a call of the system. TLS reads whole records by itself.
 */
final class BufferedSockets extends SocketFactory {

  @Override
  public Socket createSocket() {
    return new Buffered();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw notAsked();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    throw notAsked();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw notAsked();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    throw notAsked();
  }

  /** Paho asks for an unconnected socket and connects it itself, within its time. */
  private static UnknownHostException notAsked() {
    return new UnknownHostException("only an unconnected socket is made here");
  }

  private static final class Buffered extends Socket {

    private @Nullable InputStream ahead;

    @Override
    public synchronized InputStream getInputStream() throws IOException {
      InputStream stream = ahead == null ? new BufferedInputStream(super.getInputStream()) : ahead;
      ahead = stream;
      return stream;
    }
  }
}
