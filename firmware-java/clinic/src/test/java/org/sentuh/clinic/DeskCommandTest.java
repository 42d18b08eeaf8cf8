package org.sentuh.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The desk as a program of its own. */
@Timeout(60)
class DeskCommandTest {

  @TempDir private Path folder = Path.of("");

  private static Process desk(String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.sentuh.clinic.Clinic",
                "desk"));
    command.addAll(List.of(more));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private String archive() {
    return "jdbc:sqlite:" + folder.resolve("archive.db");
  }

  private static String said(BufferedReader lines, String begins) throws IOException {
    StringBuilder before = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(begins)) {
        return line;
      }
      before.append(line).append('\n');
    }
    throw new AssertionError("it has not said " + begins + " but: " + before);
  }

  @Test
  void atItsFirstStartItPrintsALinkThatLetsInWhoeverTakesInTheOthers() throws Exception {
    Path secret = Files.writeString(folder.resolve("metrics.secret"), "0123456789abcdef\n");
    Process desk =
        desk("--archive", archive(), "--port", "0", "--metrics-secret", secret.toString());
    try (BufferedReader lines = desk.inputReader(StandardCharsets.UTF_8);
        HttpClient http = HttpClient.newHttpClient()) {
      String url = said(lines, "the desk is at ").substring("the desk is at ".length());
      String link = said(lines, "ADMIN-1, administrator, comes in once within a day by ");
      HttpRequest enters =
          HttpRequest.newBuilder(URI.create(url + "enter"))
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      "link=" + link.substring(link.indexOf('#') + 1)))
              .build();
      assertThat(http.send(enters, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(303);
      HttpRequest.Builder metrics = HttpRequest.newBuilder(URI.create(url + "metrics"));
      assertThat(http.send(metrics.build(), HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(401);
      metrics.header("Authorization", "Bearer 0123456789abcdef");
      assertThat(http.send(metrics.build(), HttpResponse.BodyHandlers.ofString()).body())
          .contains("\nsentuh_devices 0\n");
    } finally {
      desk.destroy();
    }
    assertThat(desk.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  /** What is answered to a browser that came through the proxy. */
  private static String throughProxy(int port, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void behindAProxyLinksHaveItsAddressAndCookiesGoByTlsAlone() throws Exception {
    int port = Servers.freePort();
    Process desk =
        desk(
            "--archive",
            archive(),
            "--port",
            String.valueOf(port),
            "--name",
            "https://desk.clinic.example/");
    try (BufferedReader lines = desk.inputReader(StandardCharsets.UTF_8)) {
      assertThat(said(lines, "the desk is at "))
          .isEqualTo("the desk is at https://desk.clinic.example/");
      String link = said(lines, "ADMIN-1, ");
      assertThat(link).contains(" https://desk.clinic.example/#");
      String form = "link=" + link.substring(link.indexOf('#') + 1);
      String head =
          "POST /enter HTTP/1.1\r\nHost: desk.clinic.example\r\nConnection: close\r\n"
              + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
              + form.length()
              + "\r\nOrigin: ";
      assertThat(throughProxy(port, head + "https://elsewhere.example\r\n\r\n" + form))
          .startsWith("HTTP/1.1 403");
      assertThat(throughProxy(port, head + "https://desk.clinic.example\r\n\r\n" + form))
          .startsWith("HTTP/1.1 303")
          .containsPattern("(?i)set-cookie: desk=[^\r]*; HttpOnly; SameSite=Lax; Secure\r");
    } finally {
      desk.destroy();
    }
    assertThat(desk.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whatCannotBeUsedIsNamedAndEndsWithTwo() throws Exception {
    for (String[] wrong :
        new String[][] {
          {"--archive", "jdbc:mysql:x", "--port", "0"},
          {"--archive", archive(), "--port", "0", "--link", "BD-7=boss"},
          {"--archive", archive(), "--port", "0", "--broker", "http://BD-7=boss"},
          {"--archive", archive(), "--port", "0", "--config", "BD-7=boss"},
          {"--archive", archive(), "--port", "0", "--name", "https://BD-7=boss/"},
          {"--archive", archive(), "--name", "https://one", "--name", "https://BD-7=boss"}
        }) {
      Process desk = desk(wrong);
      try (BufferedReader lines = desk.inputReader(StandardCharsets.UTF_8)) {
        String said = String.join("\n", lines.lines().toList());
        assertThat(desk.waitFor()).as(said).isEqualTo(2);
        assertThat(said).containsAnyOf("jdbc:mysql:x", "BD-7=boss");
        assertThat(said).as("nothing was written").doesNotContain("Migrating schema");
      }
    }
  }
}
