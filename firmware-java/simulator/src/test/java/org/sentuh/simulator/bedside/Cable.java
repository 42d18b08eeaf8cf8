package org.sentuh.simulator.bedside;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A cable between phones and a device, that can be pulled and put in again. Any thread. */
final class Cable implements AutoCloseable {

  private final int device;
  private final ServerSocket end;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean pulled;

  /** A cable to a port of this machine. */
  Cable(int device) throws IOException {
    this.device = device;
    this.end = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("cable").start(this::accept);
  }

  /** Where phones find the device. */
  String url() {
    return "http://127.0.0.1:" + end.getLocalPort() + "/";
  }

  /** Whatever was on its way is lost, and nobody gets through. */
  void pull() {
    pulled = true;
    open.forEach(Cable::end);
  }

  /** It is in again. */
  void plug() {
    pulled = false;
  }

  private void accept() {
    while (!end.isClosed()) {
      try {
        Socket phone = end.accept();
        if (pulled) {
          phone.close();
        } else {
          Socket socket = new Socket(InetAddress.getLoopbackAddress(), device);
          open.add(phone);
          open.add(socket);
          Thread.ofVirtual().start(() -> carry(phone, socket));
          Thread.ofVirtual().start(() -> carry(socket, phone));
        }
      } catch (IOException unplugged) {
        // The device is off, or the test is over.
      }
    }
  }

  private void carry(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException cut) {
      // It is what was wished.
    } finally {
      end(from);
      end(to);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // It is closed.
    }
  }

  @Override
  public void close() throws IOException {
    pull();
    end.close();
  }
}
