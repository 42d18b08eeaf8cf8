package org.sentuh.simulator.ordeal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The way from one device to its broker: passes bytes on, slowly where it is made narrow, and not
 * at all where it is closed, without either end being told. Its owner's thread steers it; the bytes
 * have threads of their own.
 */
final class Strait implements AutoCloseable {

  private static final int CHUNK = 4096;
  private static final int NARROW_CHUNK = 256;
  private static final long PAUSE_MS = 20;

  private final ServerSocket door;
  private final int brokerPort;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Width width = Width.WIDE;

  private enum Width {
    WIDE,
    NARROW,
    SHUT
  }

  private Strait(ServerSocket door, int brokerPort) {
    this.door = door;
    this.brokerPort = brokerPort;
  }

  /** Opens a way from an address of this machine to a port of its loopback. */
  static Strait open(String address, int brokerPort) throws IOException {
    ServerSocket door = new ServerSocket();
    door.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
    Strait strait = new Strait(door, brokerPort);
    Thread.ofVirtual().start(strait::admit);
    return strait;
  }

  /** Where it begins. */
  int port() {
    return door.getLocalPort();
  }

  /** Lets through some 12 kB a second. */
  void narrow() {
    width = Width.NARROW;
  }

  /** Lets nothing through and says nothing of it. */
  void shut() {
    width = Width.SHUT;
  }

  /** As it was. Who was shut in meanwhile finds the connection gone. */
  void widen() {
    if (width == Width.SHUT) {
      open.forEach(Strait::close);
    }
    width = Width.WIDE;
  }

  private void admit() {
    while (!door.isClosed()) {
      try {
        Socket device = door.accept();
        open.add(device);
        Thread.ofVirtual().start(() -> join(device));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void join(Socket device) {
    try (device;
        Socket broker = new Socket(InetAddress.getLoopbackAddress(), brokerPort)) {
      open.add(broker);
      Thread back = Thread.ofVirtual().start(() -> pass(broker, device));
      pass(device, broker);
      back.join();
    } catch (IOException | InterruptedException gone) {
      // Either end has gone: so has the way between them.
    } finally {
      open.remove(device);
    }
  }

  private void pass(Socket from, Socket to) {
    byte[] bytes = new byte[CHUNK];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      int read = in.read(bytes, 0, chunk());
      while (read >= 0) {
        while (width == Width.SHUT) {
          Thread.sleep(PAUSE_MS);
        }
        out.write(bytes, 0, read);
        if (width == Width.NARROW) {
          Thread.sleep(PAUSE_MS);
        }
        read = in.read(bytes, 0, chunk());
      }
    } catch (IOException | InterruptedException gone) {
      // As above.
    } finally {
      open.remove(from);
    }
  }

  private int chunk() {
    return width == Width.NARROW ? NARROW_CHUNK : CHUNK;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException already) {
      // It was closed.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    open.forEach(Strait::close);
  }
}
