package org.sentuh.device.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Semaphore;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The device's end: answers whoever on this box asks. A line of at most {@value #LONGEST}
 * characters is asked, a line is answered, and the connection ends. Anybody may connect; who it is
 * is told beside the question. Any thread.
 */
public final class LocalSocket implements AutoCloseable {

  /** The longest question. */
  public static final int LONGEST = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(LocalSocket.class);

  /** Who connects and asks nothing shall not keep others from asking. */
  private static final int MOST_AT_ONCE = 32;

  private final Path path;
  private final Answers answers;
  private final ServerSocketChannel server;
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);

  /** What is answered. */
  @FunctionalInterface
  public interface Answers {

    /**
     * Answers a question, on a thread of its own.
     *
     * @param user the name of the user who asks, as the kernel knows it; empty where it does not
     *     say
     * @return one line
     */
    String to(String question, String user);
  }

  /**
   * Begins to answer.
   *
   * @param path where; a socket that an earlier process has left there is replaced
   * @throws IOException when nothing can be opened there
   */
  public LocalSocket(Path path, Answers answers) throws IOException {
    this.path = path;
    this.answers = answers;
    Files.createDirectories(path.toAbsolutePath().getParent());
    Files.deleteIfExists(path);
    this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
    Thread.ofPlatform().name("local").daemon().start(this::accept);
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        SocketChannel asking = server.accept();
        if (room.tryAcquire()) {
          Thread.ofVirtual().name("local-answer").start(() -> serve(asking));
        } else {
          asking.close();
        }
      } catch (IOException closed) {
        LOG.debug("nobody is let in any more", closed);
      }
    }
  }

  private void serve(SocketChannel asking) {
    try (asking) {
      @Nullable String question = line(asking);
      if (question != null) {
        byte[] answer =
            (answers.to(question, user(asking)) + "\n").getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.wrap(answer);
        while (bytes.hasRemaining()) {
          asking.write(bytes);
        }
      }
    } catch (IOException gone) {
      LOG.debug("whoever asked has gone", gone);
    } catch (RuntimeException bug) {
      LOG.warn("a question on this box could not be answered", bug);
    } finally {
      room.release();
    }
  }

  /** The question; null for one that is too long or has no end. */
  private static @Nullable String line(SocketChannel asking) throws IOException {
    BufferedReader characters =
        new BufferedReader(Channels.newReader(asking, StandardCharsets.UTF_8), LONGEST);
    StringBuilder line = new StringBuilder();
    for (int c = characters.read(); c >= 0 && line.length() <= LONGEST; c = characters.read()) {
      if (c == '\n') {
        return line.toString();
      }
      line.append((char) c);
    }
    return null;
  }

  private static String user(SocketChannel asking) {
    try {
      return asking.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
    } catch (IOException | UnsupportedOperationException unknown) {
      return "";
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      Files.deleteIfExists(path);
    } catch (IOException left) {
      LOG.debug("the socket stays behind; the next start replaces it", left);
    }
  }
}
