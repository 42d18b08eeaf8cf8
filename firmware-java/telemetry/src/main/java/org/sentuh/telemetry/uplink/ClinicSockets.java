package org.sentuh.telemetry.uplink;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Sockets of TLS 1.3 alone, which verify the broker's host name; unconnected ones only. */
final class ClinicSockets extends SSLSocketFactory {

  private final SSLSocketFactory sockets;
  private final Keeper keeper;

  /** Who holds on to every socket that is made, before anybody else has it. */
  interface Keeper {
    SSLSocket keep(SSLSocket made) throws IOException;
  }

  ClinicSockets(SSLContext context, Keeper keeper) {
    this.sockets = context.getSocketFactory();
    this.keeper = keeper;
  }

  @Override
  public Socket createSocket() throws IOException {
    SSLSocket made = keeper.keep((SSLSocket) sockets.createSocket());
    made.setSSLParameters(ClinicTls.strict(made.getSSLParameters()));
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

  /** The library asks for an unconnected socket and connects it itself, within its time. */
  static UnknownHostException notAsked() {
    return new UnknownHostException("only an unconnected socket is made here");
  }
}
