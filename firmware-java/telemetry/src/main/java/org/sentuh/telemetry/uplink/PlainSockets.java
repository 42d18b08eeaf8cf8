package org.sentuh.telemetry.uplink;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets without TLS that read ahead; unconnected ones only. Paho asks for a packet's first bytes
 * one by one, and each would be a call of the system; TLS reads whole records by itself.
 */
public final class PlainSockets extends SocketFactory {

  private final Keeper keeper;

  /** Who holds on to every socket that is made, before anybody else has it. */
  interface Keeper {
    Socket keep(Socket made) throws IOException;
  }

  /** Sockets that nobody holds on to. */
  public PlainSockets() {
    this(made -> {
      made.setTcpNoDelay(true);
      return made;
    });
  }

  PlainSockets(Keeper keeper) {
    this.keeper = keeper;
  }

  @Override
  public Socket createSocket() throws IOException {
    return keeper.keep(new ReadingAhead());
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

  private static final class ReadingAhead extends Socket {

    private @Nullable InputStream ahead;

    @Override
    public synchronized InputStream getInputStream() throws IOException {
      InputStream stream = ahead == null ? new BufferedInputStream(super.getInputStream()) : ahead;
      ahead = stream;
      return stream;
    }
  }
}
