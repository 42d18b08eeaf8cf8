package org.sentuh.simulator.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.device.calibration.Calibrations;
import org.sentuh.device.service.LogTail;
import org.sentuh.device.service.SupportBundle;
import org.sentuh.device.service.TreatmentRecording;

/** What a technician takes along plays again elsewhere, and tells nobody about anybody. */
class SupportBundleTest {

  @TempDir private Path folder;

  private final Order order = Order.shipped();
  private final LogTail log = new LogTail();

  private Path bundle(TreatmentRecording recording) throws Exception {
    return bundle(order, recording);
  }

  private Path bundle(Order of, TreatmentRecording recording) throws Exception {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    new SupportBundle(of.files().named(), recording, log, () -> null).write(zip);
    return Files.write(folder.resolve("bundle.zip"), zip.toByteArray());
  }

  /** Plays a treatment for so many ticks into a recording. */
  private void play(TreatmentRecording recording, int ticks) throws Exception {
    RecordedTicks.of(order, recording, ticks);
  }

  @Test
  void itPlaysAgainToTheByteWhileTheTreatmentGoesOn() throws Exception {
    try (TreatmentRecording recording = new TreatmentRecording(order.setup(), nobody())) {
      play(recording, 3_000);
      Replay.Result result = Replay.of(bundle(recording));
      assertThat(result).isInstanceOf(Replay.Result.Identical.class);
      assertThat(((Replay.Result.Identical) result).ticks()).isBetween(2_000L, 3_000L);
    }
  }

  @Test
  void theCalibrationInForceIsPartOfItAndWithoutItNothingPlaysAgain() throws Exception {
    Order calibrated =
        order.calibrated(
            Calibrations.read(
                "1 upper-left=m:0x48:0:6800.0:"
                    + order.setup().panel().sensors().getFirst().puckAreaMm2()
                    + ",8123.4567,0.93,0.05,6,2026-03-04T07:32:10Z,budi/file"));
    assertThat(calibrated.setup().laws().getFirst().r1Ohm()).isEqualTo(8123.4567);
    try (TreatmentRecording recording = new TreatmentRecording(calibrated.setup(), nobody())) {
      RecordedTicks.of(calibrated, recording, 1_000);
      assertThat(Replay.of(bundle(calibrated, recording)))
          .isInstanceOf(Replay.Result.Identical.class);
      assertThat(Replay.of(bundle(order, recording))).isInstanceOf(Replay.Result.Different.class);
    }
  }

  @Test
  void aBundleThatWasChangedIsFoundOut() throws Exception {
    try (TreatmentRecording recording = new TreatmentRecording(order.setup(), nobody())) {
      play(recording, 1_000);
      Path changed = folder.resolve("changed.zip");
      try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(changed))) {
        for (Map.Entry<String, byte[]> entry : entries(bundle(recording)).entrySet()) {
          String text = new String(entry.getValue(), StandardCharsets.ISO_8859_1);
          zip.putNextEntry(new ZipEntry(entry.getKey()));
          zip.write(
              entry.getKey().equals("inputs/limits.yaml")
                  ? text.replace("cap: 0.80", "cap: 0.70").getBytes(StandardCharsets.ISO_8859_1)
                  : entry.getKey().equals("events.ndjson")
                      ? text.replaceFirst("\"sequence\":1,", "\"sequence\":7,")
                          .getBytes(StandardCharsets.ISO_8859_1)
                      : entry.getValue());
        }
      }
      assertThat(Replay.of(changed)).isInstanceOf(Replay.Result.Different.class);
    }
  }

  @Test
  void noSecretAndNobodyIsInIt() throws Exception {
    String[] secrets = {"rahasia9", "K7QM-2RT4", "bidan.ani@klinik.id", "3374012345678901"};
    log.publish(new LogRecord(Level.WARNING, "broker ssl://klinik:rahasia9@10.0.0.4:8883 refused"));
    log.publish(new LogRecord(Level.INFO, "paired by K7QM-2RT4"));
    log.publish(new LogRecord(Level.INFO, "bidan.ani@klinik.id asks for 3374012345678901"));
    try (TreatmentRecording recording = new TreatmentRecording(order.setup(), nobody())) {
      play(recording, 500);
      Map<String, byte[]> entries = entries(bundle(recording));
      assertThat(entries.keySet())
          .containsExactly(
              "events.ndjson",
              "inputs/device.yaml",
              "inputs/limits.yaml",
              "inputs/panel.yaml",
              "inputs/programme.yaml",
              "inputs/ticks.bin.gz",
              "log.txt",
              "read-me.txt",
              "self-test.txt");
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        assertThat(new String(entry.getValue(), StandardCharsets.UTF_8))
            .as(entry.getKey())
            .doesNotContain(secrets);
      }
    }
  }

  @Test
  void whatIsNoBundleIsRefusedWithWhatToDo() throws Exception {
    Path nonsense = Files.writeString(folder.resolve("nonsense.zip"), "nothing");
    assertThat(Replay.of(nonsense))
        .isInstanceOfSatisfying(
            Replay.Result.Unreadable.class,
            no -> assertThat(no.why()).contains("nonsense.zip", "name a support bundle"));
  }

  private static Map<String, byte[]> entries(Path bundle) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(bundle)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }

  private static org.sentuh.control.loop.Recorder nobody() {
    return new org.sentuh.control.loop.Recorder() {
      @Override
      public boolean offer(org.sentuh.control.event.Event event) {
        return true;
      }

      @Override
      public void tick(TickRecord tick) {}
    };
  }
}
