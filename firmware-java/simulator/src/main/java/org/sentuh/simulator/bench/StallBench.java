package org.sentuh.simulator.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.sentuh.device.reporting.Reporting;
import org.sentuh.simulator.field.FieldDevice;
import org.sentuh.simulator.ordeal.FrozenDisk;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.SteppedTreatment;
import org.sentuh.simulator.tissue.ShippedRecording;
import org.sentuh.telemetry.wire.DeviceId;

/**
 * A device treats in real time, with no broker, while the file system of its journal is frozen for
 * ten seconds, goes on, is full for ten seconds, and goes on again. Its witness stands on another
 * disk.
 */
final class StallBench {

  private static final DeviceId DEVICE = new DeviceId("stalled");
  private static final int DISK_MB = 64;
  private static final long QUOTA_BYTES = 16L << 20;
  private static final double SECOND_NS = 1e9;
  private static final double LEAST_S = 9;
  private static final int END_S = 60;

  private StallBench() {}

  /** Measures for a minute; needs root, for nobody else may freeze a disk. */
  static List<Measured> measure()
      throws IOException, InterruptedException, ServerMissing, SteppedTreatment.PanelRefused {
    if (!FrozenDisk.mayBeMade()) {
      throw new ServerMissing("a disk is frozen by root alone, with mkfs.ext4 and fsfreeze");
    }
    try (Ground ground = new Ground();
        FrozenDisk disk = FrozenDisk.mount(ground.folder("disk"), DISK_MB)) {
      Reporting.Place place =
          new Reporting.Place(disk.root().resolve("journal"), ground.folder("memory"), QUOTA_BYTES);
      Path witness = ground.file("witness");
      FieldDevice device =
          new FieldDevice(
              new FieldDevice.Settings(place, DEVICE, List.of(Ground.nobody()), null, 1, witness));
      Course course = new Course(device, disk);
      device.treat(Order.shipped(), ShippedRecording.RECLINE_60.read(), course);
      return figures(course, Reported.in(Files.readAllLines(witness)), KeptFacts.in(place, DEVICE));
    }
  }

  private static List<Measured> figures(Course course, Reported reported, KeptFacts kept) {
    long lost = reported.facts().stream().filter(fact -> !kept.facts().contains(fact)).count();
    return List.of(
        Measured.atLeast("the frozen disk took nothing for", kept.lastedS("stalled"), "s", LEAST_S),
        Measured.atLeast("the full one for", kept.lastedS("disk-full"), "s", LEAST_S),
        Measured.counted("ticks from the freezing to the end", course.ticks),
        Measured.none("periods that they missed", course.missed),
        Measured.counted("events that the loop reported", reported.facts().size()),
        Measured.none("events of these not kept", lost),
        Measured.counted("seconds of samples kept", kept.seconds()),
        Measured.counted("seconds of samples refused and counted", kept.secondsRefused()),
        Measured.none(
            "seconds of samples neither kept nor counted",
            Math.abs(reported.seconds() - kept.seconds() - kept.secondsRefused())));
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

  /** Does to the disk what is due; asked ten times a second whether to go on. */
  private static final class Course implements BooleanSupplier {

    private final FieldDevice device;
    private final Deque<Due> due;
    private final long beganNs = System.nanoTime();
    private long missedBefore;
    private long ticksBefore;
    private long missed;
    private long ticks;

    /** What is done when the treatment has gone on for so long. */
    private record Due(int atS, Runnable what) {}

    Course(FieldDevice device, FrozenDisk disk) {
      this.device = device;
      this.due =
          new ArrayDeque<>(
              List.of(
                  new Due(20, this::begin),
                  new Due(20, disk::freeze),
                  new Due(30, disk::thaw),
                  new Due(40, disk::fill),
                  new Due(50, disk::empty)));
    }

    private void begin() {
      missedBefore = device.missedPeriods();
      ticksBefore = device.ticks();
    }

    @Override
    public boolean getAsBoolean() {
      double atS = (System.nanoTime() - beganNs) / SECOND_NS;
      while (!due.isEmpty() && atS >= due.getFirst().atS()) {
        due.removeFirst().what().run();
      }
      missed = device.missedPeriods() - missedBefore;
      ticks = device.ticks() - ticksBefore;
      return atS < END_S;
    }
  }
}
