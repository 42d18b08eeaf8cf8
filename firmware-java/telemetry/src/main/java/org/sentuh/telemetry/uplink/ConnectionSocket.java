package org.sentuh.telemetry.uplink;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
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
    return tls == null ? new Plain() : new Tls(tls.getSocketFactory());
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
      return keep(new Buffered());
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
  }

  /**
   * Reads ahead: the library asks for a packet's first bytes one by one, and each would be a call
   * of the system. TLS reads whole records by itself.
   */
  private static final class Buffered extends Socket {

    private @Nullable InputStream ahead;

    @Override
    public synchronized InputStream getInputStream() throws IOException {
      InputStream stream = ahead == null ? new BufferedInputStream(super.getInputStream()) : ahead;
      ahead = stream;
      return stream;
    }
  }

  private final class Tls extends SSLSocketFactory {

    private final SSLSocketFactory sockets;

    private Tls(SSLSocketFactory sockets) {
      this.sockets = sockets;
    }

    @Override
    public Socket createSocket() throws IOException {
      SSLSocket made = keep((SSLSocket) sockets.createSocket());
      SSLParameters parameters = made.getSSLParameters();
      parameters.setProtocols(new String[] {ClinicTls.VERSION});
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      made.setSSLParameters(parameters);
      return made;
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return sockets.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(Socket around, String host, int port, boolean autoClose)
        throws IOException {
      throw notAsked();
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
  }

  /** The library asks for an unconnected socket and connects it itself, within its time. */
  private static UnknownHostException notAsked() {
    return new UnknownHostException("only an unconnected socket is made here");
  }
}
