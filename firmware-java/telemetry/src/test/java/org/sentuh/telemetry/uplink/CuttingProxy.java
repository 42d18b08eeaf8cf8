package org.sentuh.telemetry.uplink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A network between the device and its broker that can be slow, cut without a word, or closed. */
final class CuttingProxy implements AutoCloseable {

  private static final int CHUNK_BYTES = 1024;

  private final ServerSocket door;
  private final int to;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private volatile boolean swallows;
  private volatile int bytesPerSecond = Integer.MAX_VALUE;

  CuttingProxy(int to) throws IOException {
    this.to = to;
    // A small buffer, or the kernel would take in what a slow line would not.
    this.door = new ServerSocket();
    this.door.setReceiveBufferSize(4 * CHUNK_BYTES);
    this.door.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofVirtual().start(this::accept);
  }

  URI uri() {
    return URI.create("tcp://127.0.0.1:" + door.getLocalPort());
  }

  /** From now on nothing comes through, and nobody is told. */
  void swallow(boolean now) {
    swallows = now;
  }

  /** How much comes through each way. */
  void slow(int bytes) {
    bytesPerSecond = bytes;
  }

  /** Closes every connection. */
  void cut() {
    for (Socket socket : open) {
      close(socket);
    }
    open.clear();
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket near = door.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), to);
        open.add(near);
        open.add(far);
        Thread.ofVirtual().start(() -> pass(near, far));
        Thread.ofVirtual().start(() -> pass(far, near));
      } catch (IOException brokerIsDown) {
        // The device finds out by itself.
      }
    }
  }

  private void pass(Socket from, Socket into) {
    byte[] chunk = new byte[CHUNK_BYTES];
    try (InputStream in = from.getInputStream();
        OutputStream out = into.getOutputStream()) {
      int length = in.read(chunk);
      while (length >= 0) {
        if (!swallows) {
          out.write(chunk, 0, length);
          out.flush();
          wait(length);
        }
        length = in.read(chunk);
      }
    } catch (IOException cut) {
      // That is what this is for.
    }
    close(from);
    close(into);
  }

  private void wait(int bytes) {
    if (bytesPerSecond < Integer.MAX_VALUE) {
      java.util.concurrent.locks.LockSupport.parkNanos(bytes * 1_000_000_000L / bytesPerSecond);
    }
  }

  private static void close(@Nullable Socket socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException alreadyClosed) {
      // That was the aim.
    }
  }
}
