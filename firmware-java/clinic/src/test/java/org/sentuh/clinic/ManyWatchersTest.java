package org.sentuh.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.people.PeopleRecords;
import org.sentuh.clinic.people.Role;
import org.sentuh.pages.Tokens;

/**
 * A desk as a process of its own, for how many connections it takes is settled once in a process.
 */
@Timeout(120)
final class ManyWatchersTest {

  private static final int PEOPLE = 50;
  private static final int PAGES_OF_EACH = 8;
  private static final int ASK_BESIDE = 120;
  private static final String CLINIC = "Klinik Melati";

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  private final List<AutoCloseable> open = new ArrayList<>();
  private int port;

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable resource : open.reversed()) {
      resource.close();
    }
  }

  @Test
  void fourHundredPagesAreToldWhatGoesOnAndOthersAreAnsweredBesideThem() throws Exception {
    String url = "jdbc:sqlite:" + folder.resolve("archive.db");
    List<String> sessions = sessions(url);
    desk(url);
    List<Callable<String>> watch = new ArrayList<>();
    for (String session : sessions) {
      for (int page = 0; page < PAGES_OF_EACH; page++) {
        watch.add(() -> asks("/api/fleet/now", session, "event: now"));
      }
    }
    assertThat(atOnce(watch)).hasSize(PEOPLE * PAGES_OF_EACH).allMatch(ManyWatchersTest::isGood);
    assertThat(asks("/api/fleet/now", sessions.getFirst(), "refused"))
        .as("one more")
        .startsWith("HTTP/1.1 503")
        .contains("too-many");
    List<Callable<String>> beside = new ArrayList<>();
    for (int one = 0; one < ASK_BESIDE; one++) {
      String session = sessions.get(one % PEOPLE);
      beside.add(() -> asks("/api/me/known", session, "}"));
    }
    assertThat(atOnce(beside)).hasSize(ASK_BESIDE).allMatch(ManyWatchersTest::isGood);
  }

  private static boolean isGood(String answer) {
    return answer.startsWith("HTTP/1.1 200");
  }

  private List<String> atOnce(List<Callable<String>> asked) throws Exception {
    List<String> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<String> answer : threads.invokeAll(asked)) {
        answers.add(answer.get());
      }
    }
    return answers;
  }

  /** What is answered up to a word, on a connection of its own that stays open. */
  private String asks(String path, String session, String upTo) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    synchronized (open) {
      open.add(socket);
    }
    socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
    socket
        .getOutputStream()
        .write(
            "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: desk=%s\r\n\r\n"
                .formatted(path, port, session)
                .getBytes(StandardCharsets.US_ASCII));
    StringBuilder answer = new StringBuilder();
    byte[] part = new byte[1024];
    InputStream in = socket.getInputStream();
    for (int bytes = in.read(part); bytes >= 0; bytes = in.read(part)) {
      answer.append(new String(part, 0, bytes, StandardCharsets.UTF_8));
      if (answer.indexOf(upTo, answer.indexOf("\r\n\r\n")) > 0) {
        return answer.toString();
      }
    }
    return answer + " and was hung up on";
  }

  /** They have come in already, so that nobody has to wait at the door. */
  private static List<String> sessions(String url) throws Exception {
    List<String> sessions = new ArrayList<>();
    Instant now = Instant.now();
    try (Archive archive = Archive.open(url)) {
      PeopleRecords people = new PeopleRecords(archive);
      for (int number = 0; number < PEOPLE; number++) {
        String name = "TK-" + number;
        AuditLine line = new AuditLine(now, name, CLINIC, "test", name, "");
        people.open(name, CLINIC, Role.TECHNICIAN.word(), line);
        String secret = Tokens.fresh();
        people.enter(name, Tokens.digest(secret), "", now.plus(Duration.ofHours(1)), line);
        sessions.add(secret);
      }
    }
    return sessions;
  }

  private void desk(String url) throws IOException {
    Process desk =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Clinic.class.getName(),
                "desk",
                "--archive",
                url,
                "--port",
                "0")
            .redirectError(folder.resolve("desk.log").toFile())
            .start();
    open.add(desk::destroyForcibly);
    BufferedReader lines = desk.inputReader(StandardCharsets.UTF_8);
    String said = lines.readLine();
    if (said == null || !said.startsWith("the desk is at ")) {
      throw new AssertionError("the desk has said " + said);
    }
    port = URI.create(said.substring("the desk is at ".length())).getPort();
  }
}
