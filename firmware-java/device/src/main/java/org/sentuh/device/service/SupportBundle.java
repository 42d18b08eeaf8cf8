package org.sentuh.device.service;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.sentuh.device.selftest.Finding;
import org.sentuh.device.selftest.SelfTestReport;
import org.sentuh.telemetry.wire.EventJson;

/**
 * One file for somebody who is far away, which {@code replay} accepts: the loop's inputs, its
 * events, the four files word for word, the last self-test and what was logged.
 *
 * <pre>
 * read-me.txt        what it is, what is in it and what is not
 * events.ndjson      what happened, a line each
 * inputs/            programme, panel, limits, device, and ticks.bin.gz ({@link TickFile})
 * self-test.txt      what the last one found
 * log.txt            the last lines, scrubbed
 * </pre>
 *
 * <p>No name, no answer to a question, nothing from her diary and no secret is in any of them: the
 * loop's events know none, and what is logged is scrubbed.
 */
public final class SupportBundle {

  private final Map<String, String> files;
  private final @Nullable TreatmentRecording recording;
  private final LogTail log;
  private final Supplier<@Nullable SelfTestReport> selfTest;

  /**
   * A bundle that can be made at any time.
   *
   * @param files the four files of the treatment, {@code programme.yaml} and so on to their content
   * @param recording of the loop; null where none is kept, and then it cannot be replayed
   * @param selfTest the last one, or null
   */
  public SupportBundle(
      Map<String, String> files,
      @Nullable TreatmentRecording recording,
      LogTail log,
      Supplier<@Nullable SelfTestReport> selfTest) {
    this.files = new TreeMap<>(files);
    this.recording = recording;
    this.log = log;
    this.selfTest = selfTest;
  }

  /** Writes it as a zip; waits up to half a second for the latest tick. */
  public void write(OutputStream to) throws IOException, InterruptedException {
    TreatmentRecording.@Nullable Kept kept = recording == null ? null : recording.kept();
    try (ZipOutputStream zip = new ZipOutputStream(to)) {
      add(zip, "read-me.txt", readMe(kept));
      for (Map.Entry<String, String> file : files.entrySet()) {
        add(zip, "inputs/" + file.getKey(), file.getValue());
      }
      if (kept != null) {
        EventJson json = new EventJson();
        add(
            zip,
            "events.ndjson",
            kept.events().stream()
                .map(event -> json.write(event) + "\n")
                .collect(Collectors.joining()));
        byte[] ticks = new byte[kept.file().remaining()];
        kept.file().duplicate().get(ticks);
        add(zip, "inputs/ticks.bin.gz", ticks);
      }
      add(zip, "self-test.txt", selfTest());
      add(zip, "log.txt", log.text());
    }
  }

  private static String readMe(TreatmentRecording.@Nullable Kept kept) {
    String ticks =
        kept == null
            ? "No ticks are in it: nothing can be replayed."
            : kept.ticks()
                + " ticks from the loop's first are in it; "
                + (kept.whole()
                    ? "it ends with the latest one."
                    : "later ones are not: it was full, or the loop ticks no more.");
    return "A support bundle of a Sentuh device. Play its decisions again:\n\n"
        + "    java -jar sentuh-simulator.jar replay THIS-FILE.zip\n\n"
        + ticks
        + "\n\nIt holds what the panel read and did, the configuration of the treatment (with the"
        + " length of a back), what was logged and the last self-test. It holds no name, none of"
        + " her answers, nothing of her diary, no code, no password and no key.\n";
  }

  private String selfTest() {
    SelfTestReport last = selfTest.get();
    if (last == null) {
      return "none since the device was switched on\n";
    }
    return last.outcome().word()
        + " ("
        + last.ended().code()
        + ")\n"
        + last.findings().stream().map(SupportBundle::line).collect(Collectors.joining());
  }

  private static String line(Finding found) {
    return found.fault().code()
        + " "
        + found.place()
        + " ("
        + found.wire()
        + "): measured "
        + found.measured()
        + ", allowed "
        + found.least()
        + " to "
        + found.most()
        + "; bring "
        + found.part().word()
        + "\n";
  }

  private static void add(ZipOutputStream zip, String name, String text) throws IOException {
    add(zip, name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }
}
