package org.sentuh.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
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

  @Test
  void whatCannotBeUsedIsNamedAndEndsWithTwo() throws Exception {
    for (String[] wrong :
        new String[][] {
          {"--archive", "jdbc:mysql:x", "--port", "0"},
          {"--archive", archive(), "--port", "0", "--link", "BD-7=boss"},
          {"--archive", archive(), "--port", "0", "--broker", "http://BD-7=boss"},
          {"--archive", archive(), "--port", "0", "--config", "BD-7=boss"}
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
