package org.sentuh.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What somebody may send to the pages, as a fuzzer makes it: a request's head and its body, with a
 * {@code *} in the head where only the moment knows: the body's length, and the state that a screen
 * shows.
 */
final class Wish {

  private static final String LENGTH = "Content-Length: *";
  private static final String SHOWN = "X-Shown: *";
  private static final byte[] BLANK = Seeds.bytes("\r\n\r\n");
  private static final int PATIENCE_MS = 10_000;

  private final String head;
  private final byte[] body;

  /** Takes an input apart. */
  Wish(byte[] input) {
    int end = 0;
    while (end < input.length && !isBlank(input, end)) {
      end++;
    }
    head = new String(input, 0, end, StandardCharsets.ISO_8859_1);
    body = Arrays.copyOfRange(input, Math.min(end + BLANK.length, input.length), input.length);
  }

  private static boolean isBlank(byte[] input, int at) {
    int end = at + BLANK.length;
    return end <= input.length && Arrays.equals(input, at, end, BLANK, 0, BLANK.length);
  }

  /** Whether it wants to say what its screen shows. */
  boolean says() {
    return head.contains(SHOWN);
  }

  /**
   * Sends it, and hangs up as soon as it is said.
   *
   * @param shown what a screen shows now
   * @return what was answered, until the other side has hung up as well; of what is told on and on,
   *     the beginning
   */
  String sendTo(int port, String shown) throws IOException {
    String said =
        head.replace(LENGTH, "Content-Length: " + body.length).replace(SHOWN, "X-Shown: " + shown);
    try (Socket phone = new Socket(InetAddress.getLoopbackAddress(), port)) {
      phone.setSoTimeout(PATIENCE_MS);
      say(phone, said.getBytes(StandardCharsets.ISO_8859_1));
      return heard(phone.getInputStream());
    }
  }

  private void say(Socket phone, byte[] said) throws IOException {
    try {
      OutputStream out = phone.getOutputStream();
      out.write(said);
      out.write(BLANK);
      out.write(body);
      phone.shutdownOutput();
    } catch (SocketException hungUp) {
      // Before all of it was said: a head that cannot be read is answered without its body.
    }
  }

  private static String heard(InputStream in) throws IOException {
    StringBuilder answer = new StringBuilder();
    byte[] piece = new byte[8192];
    try {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        answer.append(new String(piece, 0, read, StandardCharsets.ISO_8859_1));
        if (answer.indexOf("text/event-stream") >= 0) {
          break;
        }
      }
    } catch (SocketTimeoutException silent) {
      throw new AssertionError("nobody answered or hung up; heard was: " + answer, silent);
    } catch (SocketException hungUp) {
      // With something of ours unread, a side that hangs up resets; what it said first counts.
    }
    return answer.toString();
  }
}
