package org.sentuh.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.loop.Clock;
import org.sentuh.device.realtime.MachineWallClock;
import org.sentuh.device.realtime.RealTimeClock;
import org.sentuh.telemetry.journal.Journal;
import org.sentuh.telemetry.journal.Kept;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Lane;

/** Whatever a disk has made of the journal's file: it is opened, and what happens next is kept. */
class JournalFuzz {

  /** No file can be damaged so that it holds this one. */
  private static final String NEVER_BEFORE = "b5d1f0c7a93e64-after-the-damage";

  private static final long LONG_MS = 30_000;
  private static final Clock CLOCK = new RealTimeClock();

  @TempDir Path folder = Path.of("");

  /** The file of a boot that has told a little. */
  static Stream<Named<byte[]>> files() throws IOException {
    Path folder = Files.createTempDirectory("sentuh-fuzz");
    tell(folder, "b1");
    return Stream.of(Named.of("journal.db", Files.readAllBytes(folder.resolve("journal.db"))));
  }

  @MethodSource("files")
  @FuzzTest
  void anyFileIsOpenedAndWhatHappensNextIsKept(byte[] file) throws IOException {
    for (String left : List.of("journal.db-wal", "journal.db-shm", "kept-0", "kept-1")) {
      Files.deleteIfExists(folder.resolve(left));
    }
    Files.write(folder.resolve("journal.db"), file);
    tell(folder, NEVER_BEFORE);
  }

  private static void tell(Path folder, String boot) {
    try (Journal journal =
        Journal.open(
            new Journal.Settings(
                folder, folder.resolve("memory"), new DeviceId("fuzz"), boot, 64L << 20),
            Kept.in(folder),
            CLOCK,
            new MachineWallClock())) {
      journal.consent(Consent.TREATMENT, true);
      assertThat(
              journal
                  .recorder(List.of("lower-left"))
                  .offer(new Event(boot, 0, CLOCK.nowNs(), new Fact.SensorRecovered("lower-left"))))
          .isTrue();
      assertThat(journal.awaitWritten(LONG_MS)).isTrue();
      assertThat(journal.after(Lane.EVENT, 0, 1_000))
          .anySatisfy(kept -> assertThat(kept.entry().body()).contains("sensor-recovered"));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
