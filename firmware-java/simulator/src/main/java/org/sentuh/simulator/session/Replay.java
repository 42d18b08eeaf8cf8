package org.sentuh.simulator.session;

import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.event.Event;
import org.sentuh.control.loop.Delivery;
import org.sentuh.control.loop.PanelSample;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.control.safety.ApprovedFrame;
import org.sentuh.control.treatment.Command;
import org.sentuh.device.service.DecisionDigest;
import org.sentuh.settings.SettingsRefused;
import org.sentuh.telemetry.wire.EventJson;
import org.sentuh.telemetry.wire.TickCodec;

/**
 * Feeds the recorded inputs of a treatment through {@code control} alone, and compares every
 * decision and every event.
 */
public final class Replay implements Recorder {

  /** Later than any period is long. */
  private static final long LATE_NS = 1_000_000_000L;

  private final DecisionDigest digest = new DecisionDigest();
  private final List<String> events = new ArrayList<>();
  private final EventJson json = new EventJson();
  private final SimulatedClock clock = new SimulatedClock();
  private final LongConsumer sampled;
  private final Consumer<ApprovedFrame> delivered;
  private Inputs.@Nullable RecordedTick now;
  private int checksum;

  private Replay(LongConsumer sampled, Consumer<ApprovedFrame> delivered) {
    this.sampled = sampled;
    this.delivered = delivered;
  }

  /** What came of it. */
  public sealed interface Result {

    /**
     * Every decision and every event was the same, to the byte.
     *
     * @param ticks how many ticks
     * @param digest the SHA-256 over all decisions
     */
    record Identical(long ticks, String digest) implements Result {}

    /**
     * Something was decided otherwise.
     *
     * @param tick the first tick that differs, from 0
     * @param what what differs, and what to do
     */
    record Different(long tick, String what) implements Result {}

    /**
     * The recording cannot be used.
     *
     * @param why which file, what is wrong, and what to do
     */
    record Unreadable(String why) implements Result {}
  }

  /** Replays the treatment that was written to a directory, or to a support bundle. */
  public static Result of(Path from) {
    return Files.isRegularFile(from) ? ofBundle(from) : of(from, tNs -> {}, frame -> {});
  }

  private static Result ofBundle(Path bundle) {
    try (UnpackedBundle unpacked = UnpackedBundle.of(bundle)) {
      return of(unpacked.directory(), tNs -> {}, frame -> {});
    } catch (IOException damaged) {
      return new Result.Unreadable(damaged.getMessage() + "; name a support bundle of a device");
    }
  }

  /**
   * The same for somebody beside it, whom it tells what it would ask a panel.
   *
   * @param sampled is told when the sensors are asked
   * @param delivered is told every frame
   */
  static Result of(Path directory, LongConsumer sampled, Consumer<ApprovedFrame> delivered) {
    Path inputs = directory.resolve("inputs");
    try {
      String events = Files.readString(directory.resolve("events.ndjson"), StandardCharsets.UTF_8);
      return new Replay(sampled, delivered).run(new Inputs.Reader(inputs), events);
    } catch (EOFException | ZipException | BufferUnderflowException cut) {
      return new Result.Unreadable(
          inputs.resolve("ticks.bin.gz") + " is cut off or damaged; run the treatment again");
    } catch (SettingsRefused | Inputs.DoNotGoTogether unusable) {
      return new Result.Unreadable(String.valueOf(unusable.getMessage()));
    } catch (IOException missing) {
      return new Result.Unreadable(
          missing.getMessage()
              + " cannot be read; name a directory that the treat command has written");
    }
  }

  private Result run(Inputs.Reader reader, String recordedEvents) throws IOException {
    TreatmentLoop loop = new TreatmentLoop(reader.order().setup(), ports());
    long ticks = 0;
    for (now = reader.next(); now != null; now = reader.next()) {
      step(loop, now.inputs());
      if (checksum != now.checksum()) {
        return new Result.Different(
            ticks,
            "tick "
                + ticks
                + " at "
                + now.inputs().tNs()
                + " ns was decided otherwise than recorded; compare the versions of the program");
      }
      ticks++;
    }
    String hex = digest.hex();
    if (!hex.equals(reader.digest())) {
      return new Result.Different(
          ticks, "the digest is " + hex + ", recorded is " + reader.digest());
    }
    if (!String.join("", events).equals(recordedEvents)) {
      return new Result.Different(
          ticks, "every decision is the same, but events.ndjson is not what was written with it");
    }
    return new Result.Identical(ticks, hex);
  }

  private void step(TreatmentLoop loop, TickCodec.Inputs tick) {
    for (Command command : tick.commands()) {
      loop.inbox().put(command);
    }
    clock.set(tick.tNs());
    loop.tick(tick.tNs(), tick.missedPeriods());
  }

  private Ports ports() {
    return new Ports(clock, this::sample, this::delivery, () -> {}, this);
  }

  private PanelSample sample(long tNs) {
    sampled.accept(tNs);
    return recorded().sample();
  }

  /** The last thing before the loop asks whether it is late. */
  private Delivery delivery(ApprovedFrame frame) {
    delivered.accept(frame);
    if (!recorded().punctual()) {
      clock.set(recorded().tNs() + LATE_NS);
    }
    return recorded().delivery();
  }

  private TickCodec.Inputs recorded() {
    if (now == null) {
      throw new IllegalStateException("the loop asks for a tick that was not recorded");
    }
    return now.inputs();
  }

  @Override
  public boolean offer(Event event) {
    events.add(json.write(event) + "\n");
    return true;
  }

  @Override
  public void tick(TickRecord tick) {
    checksum = digest.add(tick.snapshot());
  }
}
