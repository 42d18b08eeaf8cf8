package org.sentuh.simulator.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.sentuh.simulator.field.FieldDevice;
import org.sentuh.simulator.ordeal.FrozenDisk;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.SteppedTreatment;
import org.sentuh.simulator.tissue.ShippedRecording;
import org.sentuh.telemetry.wire.DeviceId;

/**
 * A device treats in real time, with no broker, while the file system of its journal is frozen for
 * ten seconds and then goes on. Its witness stands on another disk.
 */
final class StallBench {

  private static final DeviceId DEVICE = new DeviceId("stalled");
  private static final int DISK_MB = 64;
  private static final long QUOTA_BYTES = 16L << 20;
  private static final double SECOND_NS = 1e9;
  private static final int BEFORE_S = 20;
  private static final int FROZEN_S = 10;
  private static final int AFTER_S = 10;
  private static final double LEAST_STALLED_S = 9;

  private StallBench() {}

  /** Measures; needs root, for nobody else may freeze a disk. */
  static List<Measured> measure()
      throws IOException, InterruptedException, ServerMissing, SteppedTreatment.PanelRefused {
    if (!FrozenDisk.mayBeMade()) {
      throw new ServerMissing("a disk is frozen by root alone, with mkfs.ext4 and fsfreeze");
    }
    try (Ground ground = new Ground();
        FrozenDisk disk = FrozenDisk.mount(ground.folder("disk"), DISK_MB)) {
      Path journal = disk.root().resolve("journal");
      Path witness = ground.file("witness");
      FieldDevice device =
          new FieldDevice(
              new FieldDevice.Settings(
                  journal, DEVICE, List.of(Ground.nobody()), null, QUOTA_BYTES, 1, witness));
      Course course = new Course(device, disk);
      device.treat(Order.shipped(), ShippedRecording.RECLINE_60.read(), course);
      return figures(
          course.missed, Reported.in(Files.readAllLines(witness)), KeptFacts.in(journal, DEVICE));
    }
  }

  private static List<Measured> figures(long missed, Reported reported, KeptFacts kept) {
    long lost = reported.facts().stream().filter(fact -> !kept.facts().contains(fact)).count();
    return List.of(
        Measured.atLeast(
            "the frozen disk took nothing for", kept.stalledNs() / SECOND_NS, "s", LEAST_STALLED_S),
        Measured.atMost("periods that a tick missed, from then to the end", missed, "", 0),
        Measured.atMost(
            "events not kept, of " + reported.facts().size() + " that were reported", lost, "", 0),
        Measured.told("seconds of samples kept", kept.seconds(), ""),
        Measured.told("seconds of samples refused and counted", kept.secondsRefused(), ""),
        Measured.atMost(
            "seconds of samples neither kept nor counted",
            Math.abs(reported.seconds() - kept.seconds() - kept.secondsRefused()),
            "",
            0));
  }

  /**
   * What a loop has reported.
   *
   * @param facts the loop's numbers of all but its seconds
   * @param seconds how many seconds: the numbers between, for the loop's numbers have no hole
   */
  private record Reported(List<Long> facts, long seconds) {

    static Reported in(List<String> witness) {
      List<Long> facts =
          witness.stream()
              .filter(line -> line.startsWith("fact "))
              .map(line -> Long.valueOf(line.split(" ", -1)[2]))
              .toList();
      return new Reported(facts, facts.getLast() + 1 - facts.size());
    }
  }

  /** Freezes and thaws the disk when it is time; asked ten times a second whether to go on. */
  private static final class Course implements BooleanSupplier {

    private final FieldDevice device;
    private final FrozenDisk disk;
    private final long beganNs = System.nanoTime();
    private boolean frozen;
    private boolean thawed;
    private long missedBefore;
    private long missed;

    Course(FieldDevice device, FrozenDisk disk) {
      this.device = device;
      this.disk = disk;
    }

    @Override
    public boolean getAsBoolean() {
      double atS = (System.nanoTime() - beganNs) / SECOND_NS;
      if (!frozen && atS >= BEFORE_S) {
        frozen = true;
        missedBefore = device.missedPeriods();
        disk.freeze();
      }
      if (!thawed && atS >= BEFORE_S + FROZEN_S) {
        thawed = true;
        disk.thaw();
      }
      missed = device.missedPeriods() - missedBefore;
      return atS < BEFORE_S + FROZEN_S + AFTER_S;
    }
  }
}
