package org.sentuh.clinic;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One address before several servers, as a clinic's own front is: each connection goes to one that
 * takes it, in turn, and ends when that one does. It knows nothing of what is said over it.
 */
final class OneAddress implements AutoCloseable {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final List<Integer> ports;
  private final ServerSocket door;
  private final AtomicInteger turn = new AtomicInteger();

  OneAddress(List<Integer> ports) throws IOException {
    this.ports = List.copyOf(ports);
    this.door = new ServerSocket(0, 200, LOOPBACK);
    Thread.ofVirtual().start(this::run);
  }

  int port() {
    return door.getLocalPort();
  }

  private void run() {
    try {
      while (!door.isClosed()) {
        Socket from = door.accept();
        Thread.ofVirtual().start(() -> lead(from));
      }
    } catch (IOException closed) {
      if (!door.isClosed()) {
        throw new UncheckedIOException(closed);
      }
    }
  }

  private void lead(Socket from) {
    try (from;
        Socket to = living()) {
      Thread back = Thread.ofVirtual().start(() -> carry(to, from));
      carry(from, to);
      back.join();
    } catch (IOException nobodyLives) {
      // The one who asked is hung up on.
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private Socket living() throws IOException {
    for (int tried = 0; tried < ports.size(); tried++) {
      try {
        return new Socket(LOOPBACK, ports.get(Math.floorMod(turn.getAndIncrement(), ports.size())));
      } catch (IOException dead) {
        // The next one, then.
      }
    }
    throw new IOException("none of " + ports + " takes a connection");
  }

  /** Until either of them ends; then both do. */
  private static void carry(Socket from, Socket to) {
    byte[] buffer = new byte[16_384];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
      }
    } catch (IOException ended) {
      // One of the two is gone.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
