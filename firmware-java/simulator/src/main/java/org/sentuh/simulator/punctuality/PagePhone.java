package org.sentuh.simulator.punctuality;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A phone at a device's pages, from an address of its own as each phone has one. It speaks plain
 * HTTP/1.1, a connection for each wish, and watches on a thread of its own. One thread asks.
 */
final class PagePhone implements AutoCloseable {

  private static final int WAIT_MS = 20_000;
  private static final int LOOK_MS = 50;
  private static final int MOST_AGAIN = 60;
  private static final String OLD = "screen-old";
  private static final Pattern TOKEN = Pattern.compile("data-token=\"([0-9a-f]+)\"");
  private static final String TOLD = "data: {";
  private static final JsonMapper JSON = new JsonMapper();

  private final URI pages;
  private final InetAddress from;
  private final @Nullable String cookie;
  private final String token;
  private final AtomicLong told = new AtomicLong();
  private volatile @Nullable String latest;
  private @Nullable Socket stream;

  /** What was answered. */
  private record Answer(int status, Map<String, String> headers, String body) {}

  /**
   * Pairs a phone.
   *
   * @param number its own, 1 to 200: it becomes the last part of its address
   */
  PagePhone(URI pages, String code, int number) throws IOException {
    this.pages = pages;
    this.from = InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) number});
    Answer paired = ask("POST", "/pair", "", "code=" + code, "application/x-www-form-urlencoded");
    this.cookie = paired.headers().getOrDefault("set-cookie", "").split(";", 2)[0];
    Matcher page = TOKEN.matcher(ask("GET", "/", "", "", "").body());
    if (!page.find()) {
      throw new IOException("the device knows no phone by the code that it has drawn");
    }
    this.token = page.group(1);
  }

  /** Asks for something, and answers what is told. */
  JsonNode asks(String path, String json) throws IOException {
    Answer answer = wishes(path, json);
    for (int again = 0; answer.body().contains(OLD) && again < MOST_AGAIN; again++) {
      pause(); // what it had been told of was old; by then it knows better
      answer = wishes(path, json);
    }
    if (answer.status() != 200) {
      throw new IOException(path + " was answered " + answer.status() + " " + answer.body());
    }
    if (answer.body().contains("\"shown\"")) {
      latest = answer.body();
    }
    return JSON.readTree(answer.body());
  }

  private Answer wishes(String path, String json) throws IOException {
    String shown = latest().path("shown").asString("");
    return ask(
        "POST",
        path,
        "X-Page-Token: " + token + "\r\nX-Shown: " + shown + "\r\n",
        json,
        "application/json");
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(LOOK_MS);
    } catch (InterruptedException leaving) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a phone waited", leaving);
    }
  }

  /** What the stream, or an answer, has told last. */
  JsonNode latest() {
    String now = latest;
    return JSON.readTree(now == null ? "{}" : now);
  }

  /** How often it was told something. */
  long told() {
    return told.get();
  }

  /** Watches from now on. */
  void watch() throws IOException {
    Socket opened = connect();
    opened.setSoTimeout(0);
    send(opened, "GET", "/events", "", "", "");
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(opened.getInputStream(), StandardCharsets.UTF_8));
    String status = String.valueOf(lines.readLine());
    if (!status.contains(" 200 ")) {
      throw new IOException("a phone may not watch: " + status);
    }
    stream = opened;
    Thread.ofVirtual().name("phone").start(() -> follow(lines));
    for (int look = 0; look < MOST_AGAIN && told.get() == 0; look++) {
      pause();
    }
  }

  private void follow(BufferedReader lines) {
    try {
      for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(TOLD)) {
          latest = line.substring(TOLD.length() - 1);
          told.incrementAndGet();
        }
      }
    } catch (IOException gone) {
      // The device has ended, or this phone.
    }
  }

  private Answer ask(String method, String path, String headers, String body, String kind)
      throws IOException {
    try (Socket socket = connect()) {
      send(socket, method, path, headers + "Connection: close\r\n", body, kind);
      return read(socket.getInputStream());
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket();
    socket.setSoTimeout(WAIT_MS);
    socket.setTcpNoDelay(true);
    socket.bind(new InetSocketAddress(from, 0));
    socket.connect(new InetSocketAddress(pages.getHost(), pages.getPort()), WAIT_MS);
    return socket;
  }

  private void send(
      Socket socket, String method, String path, String headers, String body, String kind)
      throws IOException {
    StringBuilder request = new StringBuilder();
    request.append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
    request.append("Host: ").append(pages.getAuthority()).append("\r\n");
    if (cookie != null) {
      request.append("Cookie: ").append(cookie).append("\r\n");
    }
    if (method.equals("POST")) {
      request.append("Content-Type: ").append(kind).append("\r\n");
      request.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    request.append(headers).append("\r\n").append(body);
    socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  /** A whole answer; whoever sent it closes the connection behind it. */
  private static Answer read(InputStream in) throws IOException {
    String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    int end = all.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IOException("the device has hung up");
    }
    String[] head = all.substring(0, end).split("\r\n", -1);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int line = 1; line < head.length; line++) {
      int colon = head[line].indexOf(':');
      headers.put(head[line].substring(0, colon), head[line].substring(colon + 1).strip());
    }
    String body = all.substring(end + 4);
    return new Answer(
        Integer.parseInt(head[0].split(" ", -1)[1]),
        headers,
        "chunked".equals(headers.get("transfer-encoding")) ? unchunked(body) : body);
  }

  private static String unchunked(String body) {
    StringBuilder whole = new StringBuilder();
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    int at = 0;
    while (true) {
      int line = at;
      while (bytes[line] != '\r') {
        line++;
      }
      int length =
          Integer.parseInt(new String(bytes, at, line - at, StandardCharsets.US_ASCII), 16);
      if (length == 0) {
        return whole.toString();
      }
      whole.append(new String(bytes, line + 2, length, StandardCharsets.UTF_8));
      at = line + 2 + length + 2;
    }
  }

  /** Watches no more. */
  @Override
  public void close() throws IOException {
    Socket open = stream;
    if (open != null) {
      open.close();
    }
  }
}
