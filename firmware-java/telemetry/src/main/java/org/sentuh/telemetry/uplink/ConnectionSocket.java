package org.sentuh.telemetry.uplink;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The one socket of a connection, made when the client library asks for it, and closed when the
 * uplink has had enough, whatever the library's threads are stuck in. Once closed, none is made: a
 * connection that was given up while it was still looking for its broker can never come alive.
 */
final class ConnectionSocket {

  /** How long a close may wait for what is still to be sent. */
  private static final int LINGER_S = 1;

  private @Nullable Socket socket;
  private boolean closed;

  /** What the library asks for a socket: TLS with this context, or plain without one. */
  SocketFactory factory(@Nullable SSLContext tls) {
    return tls == null ? new Plain() : new ClinicSockets(tls, this::keep);
  }

  /** Closes the socket for good. */
  void close() {
    @Nullable Socket open;
    synchronized (this) {
      closed = true;
      open = socket;
    }
    if (open != null) {
      try {
        open.close();
      } catch (IOException alreadyGone) {
        // It is closed, which is all that was wanted.
      }
    }
  }

  private synchronized <T extends Socket> T keep(T made) throws IOException {
    if (closed) {
      made.close();
      throw new SocketException("the connection was given up");
    }
    // An alarm is not to wait for the answer to what went before it.
    made.setTcpNoDelay(true);
    made.setSoLinger(true, LINGER_S);
    socket = made;
    return made;
  }

  private final class Plain extends SocketFactory {

    @Override
    public Socket createSocket() throws IOException {
      return keep(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      throw ClinicSockets.notAsked();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      throw ClinicSockets.notAsked();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      throw ClinicSockets.notAsked();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      throw ClinicSockets.notAsked();
    }
  }
}
