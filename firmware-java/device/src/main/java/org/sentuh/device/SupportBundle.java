package org.sentuh.device;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.sentuh.device.local.RunningDeviceLine.Answer;
import org.sentuh.telemetry.journal.JournalFile;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;

/**
 * What helps somebody far away to find a fault: version, configuration, the latest events, how the
 * device is. Of the configuration only YAML and options: keys and certificates stay.
 */
final class SupportBundle {

  private static final int EVENTS = 500;
  private static final long ASK_MS = 2_000;

  private final Folders folders;
  private long written;

  SupportBundle(Folders folders) {
    this.folders = folders;
  }

  /**
   * Writes a new zip.
   *
   * @return how many files are in it
   */
  long write(Path file) throws IOException {
    try (OutputStream bytes = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
        ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      put(zip, "version.txt", String.join("\n", new VersionCommand().getVersion()));
      put(zip, "status.json", status());
      put(zip, "events.ndjson", events());
      for (Path config : configuration()) {
        put(zip, "config/" + folders.config().relativize(config), Files.readString(config));
      }
    }
    return written;
  }

  private String status() {
    return switch (folders.running().ask("status", ASK_MS)) {
      case Answer.Said(String line) -> line;
      case Answer.Nobody nobody -> "{\"phase\":\"off\"}";
      case Answer.Silence silence -> "{\"phase\":\"hangs\"}";
    };
  }

  private String events() {
    try (JournalFile journal = JournalFile.in(folders.journal(), folders.id())) {
      return journal.latest(Lane.EVENT, EVENTS).stream()
          .map(Entry::body)
          .collect(Collectors.joining("\n"));
    } catch (JournalFile.Unreadable none) {
      return String.valueOf(none.getMessage());
    }
  }

  private List<Path> configuration() throws IOException {
    try (Stream<Path> files = Files.walk(folders.config())) {
      return new ArrayList<>(
          files
              .filter(file -> file.toString().matches(".*\\.(yaml|options)"))
              .filter(Files::isReadable)
              .sorted()
              .toList());
    }
  }

  private void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    written++;
  }
}
