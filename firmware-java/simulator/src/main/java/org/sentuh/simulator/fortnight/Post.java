package org.sentuh.simulator.fortnight;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Arrival;
import org.sentuh.clinic.archive.Filed;
import org.sentuh.clinic.intake.Reader;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.WireJson;

/**
 * Brings what devices say to the clinic as an intake does: each message in its JSON on its topic,
 * judged by the intake's own reader, a batch in one transaction. Only the broker is left out, which
 * knows no other time than now.
 */
final class Post {

  private final Archive archive;
  private final Reader reader = new Reader();
  private final WireJson wire = new WireJson();

  Post(Archive archive) {
    this.archive = archive;
  }

  /** Brings one message. */
  void bring(Channel channel, DeviceId device, Message message, Instant received)
      throws ArchiveUnavailable {
    bring(channel, device, List.of(wire.write(message)), received);
  }

  /**
   * Brings lines of one channel.
   *
   * @return what the clinic would say to the device
   * @throws IllegalStateException where one of them was not taken
   */
  List<Message.Ack> bring(Channel channel, DeviceId device, List<String> lines, Instant received)
      throws ArchiveUnavailable {
    Filed filed =
        archive.file(lines.stream().map(line -> arrival(channel, device, line, received)).toList());
    if (filed.quarantined() > 0) {
      throw new IllegalStateException(
          filed.quarantined() + " messages of " + device + " are in quarantine; look there why");
    }
    return filed.acks();
  }

  private Arrival arrival(Channel channel, DeviceId device, String line, Instant received) {
    return reader.read(
        channel.topic(device), line.getBytes(StandardCharsets.UTF_8), false, received);
  }
}
