package org.sentuh.simulator.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sentuh.control.event.Event;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.device.service.DecisionDigest;
import org.sentuh.telemetry.wire.EventJson;

/**
 * Writes what goes into a loop, what it decides and what it reports, so that {@link Replay} can
 * read it; for whatever panel, simulated or not. The tick's thread until it is closed.
 */
public final class TreatmentRecorder implements Recorder, AutoCloseable {

  private final Path directory;
  private final Inputs.Writer inputs;
  private final DecisionDigest digest = new DecisionDigest();
  private final EventJson json = new EventJson();
  private final StringBuilder events = new StringBuilder();

  /** Writes into a directory, which need not be there yet. */
  public TreatmentRecorder(Path directory, Order order) throws IOException {
    this.directory = directory;
    this.inputs = new Inputs.Writer(directory.resolve("inputs"), order);
  }

  @Override
  public boolean offer(Event event) {
    events.append(json.write(event)).append('\n');
    return true;
  }

  @Override
  public void tick(TickRecord tick) {
    inputs.tick(tick, digest.add(tick.snapshot()));
  }

  /** Writes the end, without which nothing is replayed. */
  @Override
  public void close() throws IOException {
    inputs.end(digest.hex());
    inputs.close();
    Files.writeString(
        directory.resolve("events.ndjson"), events.toString(), StandardCharsets.UTF_8);
  }
}
