package org.sentuh.simulator.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.control.arming.Hold;
import org.sentuh.device.readiness.HoldLatch;
import org.sentuh.device.readiness.ReadinessFolder;
import org.sentuh.device.realtime.MachineWallClock;
import org.sentuh.device.reporting.Reporting;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.tissue.ShippedRecording;
import org.sentuh.telemetry.wire.DeviceId;

/** The device's program in real time, with a clinic that does not answer. */
class FieldDeviceTest {

  /** A tenth of a second each; more than a device needs from its first tick to an armed panel. */
  private static final int LOOKS = 40;

  @TempDir Path directory;

  private void treats(BooleanSupplier going) throws Exception {
    FieldDevice device =
        new FieldDevice(
            new FieldDevice.Settings(
                new Reporting.Place(directory, directory.resolve("memory"), 8 << 20),
                new DeviceId("sentuh-01"),
                List.of(URI.create("tcp://127.0.0.1:9")),
                null,
                1,
                null));
    device.treat(Order.shipped(), ShippedRecording.RECLINE_60.read(), going);
  }

  private static BooleanSupplier looks() {
    AtomicInteger looks = new AtomicInteger(LOOKS);
    return () -> looks.decrementAndGet() >= 0;
  }

  private boolean hasBegun() throws IOException {
    try (ReadinessFolder kept = ReadinessFolder.within(directory)) {
      return kept.value("ledger").orElse("").contains("|");
    }
  }

  @Test
  void whatADeviceBeginsStandsInItsLedger() throws Exception {
    treats(looks());
    assertThat(hasBegun()).isTrue();
  }

  @Test
  void aDeviceThatIsHeldBeginsNothing() throws Exception {
    try (ReadinessFolder kept = ReadinessFolder.within(directory)) {
      new HoldLatch(kept, new MachineWallClock()).hold(Hold.Origin.MIDWIFE, "a wound");
    }
    treats(looks());
    assertThat(hasBegun()).isFalse();
  }

  @Test
  void aFolderThatARunningDeviceHasIsRefused() throws Exception {
    try (ReadinessFolder running = ReadinessFolder.within(directory)) {
      assertThat(running.damaged()).isFalse();
      assertThatThrownBy(() -> treats(looks())).isInstanceOf(ReadinessFolder.InUse.class);
    }
  }
}
