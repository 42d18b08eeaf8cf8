package org.sentuh.simulator.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.sentuh.control.loop.Clock;
import org.sentuh.device.realtime.RealTimeClock;
import org.sentuh.device.reporting.Reporting;
import org.sentuh.simulator.field.FieldDevice;
import org.sentuh.simulator.ordeal.FrozenDisk;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.SteppedTreatment;
import org.sentuh.simulator.tissue.ShippedRecording;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.SampleFrame;

/**
 * A device treats in real time, with no broker, while the file system of its journal is frozen,
 * goes on, is full, and goes on again. Its witness stands on another disk.
 */
final class StallBench {

  private static final DeviceId DEVICE = new DeviceId("stalled");
  private static final int DISK_MB = 64;
  private static final long QUOTA_BYTES = 16L << 20;
  private static final double SECOND_NS = 1e9;
  private static final double LEAST_S = 9;

  /** What the journal's files have of room takes some seconds of writing. */
  private static final double LEAST_FULL_S = 5;

  private StallBench() {}

  /**
   * When what is done to the disk, in seconds of the treatment.
   *
   * @param freeze it answers nobody from now on
   * @param thaw it does again
   * @param fill it has no room from now on
   * @param empty it has again
   * @param end of the treatment
   */
  record Course(int freeze, int thaw, int fill, int empty, int end) {}

  /**
   * What came of it.
   *
   * @param ticks from the freezing to the end
   * @param missed periods that these missed
   * @param reported the loop's numbers of all that it reported but its seconds
   * @param seconds how many seconds of samples it reported
   * @param kept what the journal has of it
   */
  record Outcome(long ticks, long missed, List<Long> reported, long seconds, KeptFacts kept) {

    /** How many of the events that were reported are not kept. */
    long lost() {
      return reported.stream().filter(fact -> !kept.facts().contains(fact)).count();
    }

    /** How many seconds of samples are not kept, nor counted, nor of a frame that was given up. */
    long unaccounted() {
      long gone = seconds - kept.seconds() - kept.secondsRefused();
      long mostGivenUp = kept.framesGivenUp() * SampleFrame.MOST_SECONDS;
      return gone < 0 ? -gone : Math.max(0, gone - mostGivenUp);
    }
  }

  /** Measures for a minute. */
  static List<Measured> measure()
      throws IOException, InterruptedException, ServerMissing, SteppedTreatment.PanelRefused {
    Outcome outcome = treat(new Course(20, 30, 40, 52, 62));
    KeptFacts kept = outcome.kept();
    return List.of(
        Measured.atLeast("the frozen disk took nothing for", kept.lastedS("stalled"), "s", LEAST_S),
        Measured.atLeast("the full one for", kept.lastedS("disk-full"), "s", LEAST_FULL_S),
        Measured.counted("ticks from the freezing to the end", outcome.ticks()),
        Measured.none("periods that they missed", outcome.missed()),
        Measured.counted("events that the loop reported", outcome.reported().size()),
        Measured.none("events of these not kept", outcome.lost()),
        Measured.counted("seconds of samples kept", kept.seconds()),
        Measured.counted("seconds of samples refused and counted", kept.secondsRefused()),
        Measured.counted(
            "frames of seconds given up to make room, and named", kept.framesGivenUp()),
        Measured.none("seconds of samples of which nothing tells", outcome.unaccounted()));
  }

  /** Treats while all of it is done; needs root, for nobody else may freeze a disk. */
  static Outcome treat(Course course)
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
      Hand hand = new Hand(device, disk, course);
      Thread thread = Thread.ofPlatform().name("hand").daemon().start(hand);
      device.treat(Order.shipped(), ShippedRecording.RECLINE_60.read(), hand::isGoing);
      thread.join();
      List<Long> reported = reported(Files.readAllLines(witness));
      // The loop's numbers have no hole: those between are its seconds.
      long seconds = reported.getLast() + 1 - reported.size();
      return new Outcome(hand.ticks, hand.missed, reported, seconds, KeptFacts.in(place, DEVICE));
    }
  }

  private static List<Long> reported(List<String> witness) {
    return witness.stream()
        .filter(line -> line.startsWith("fact "))
        .map(line -> Long.valueOf(line.split(" ", -1)[2]))
        .toList();
  }

  /**
   * Does to the disk what is due, beside the device: whoever of it writes to a frozen disk waits
   * for the hand that thaws it.
   */
  private static final class Hand implements Runnable {

    private static final long LOOK_NS = 100_000_000L;

    private final FieldDevice device;
    private final Deque<Due> due;
    private final int endS;
    private final Clock clock = new RealTimeClock();
    private final long beganNs = clock.nowNs();
    private volatile boolean going = true;
    private long missedBefore;
    private long ticksBefore;
    private long missed;
    private long ticks;

    private record Due(int atS, Runnable what) {}

    Hand(FieldDevice device, FrozenDisk disk, Course course) {
      this.device = device;
      this.endS = course.end();
      this.due =
          new ArrayDeque<>(
              List.of(
                  new Due(course.freeze(), this::begin),
                  new Due(course.freeze(), disk::freeze),
                  new Due(course.thaw(), disk::thaw),
                  new Due(course.fill(), disk::fill),
                  new Due(course.empty(), disk::empty)));
    }

    private void begin() {
      missedBefore = device.missedPeriods();
      ticksBefore = device.ticks();
    }

    boolean isGoing() {
      return going;
    }

    @Override
    public void run() {
      try {
        for (double atS = 0; atS < endS; atS = (clock.nowNs() - beganNs) / SECOND_NS) {
          while (!due.isEmpty() && atS >= due.getFirst().atS()) {
            due.removeFirst().what().run();
          }
          clock.sleepUntil(clock.nowNs() + LOOK_NS);
        }
        missed = device.missedPeriods() - missedBefore;
        ticks = device.ticks() - ticksBefore;
      } finally {
        going = false;
      }
    }
  }
}
