package org.sentuh.simulator.book;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.SampleFrame;
import org.sentuh.telemetry.wire.TickBlock;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message of every kind, as one device would say them on one morning. What they tell is imagined;
 * the ticks are those of a simulated panel, and every line is written by the device's own writer.
 */
final class Examples {

  static final DeviceId DEVICE = new DeviceId("sentuh-07");
  static final String BOOT = "b19f2a6c01d3e";
  static final Wall WALL =
      new Wall(Instant.parse("2026-11-25T02:40:00.120Z"), Wall.Quality.TRUSTED);

  private static final String BOOT_BEFORE = "b19f29c44870a";
  private static final String COMMAND = "c-2026-11-25-3";
  private static final String SOFTWARE = "0.1.0";
  private static final int TICKS = 3;

  private final WireJson json = new WireJson();
  private final Map<Channel, List<String>> lines = new EnumMap<>(Channel.class);
  private final List<Entry> events;

  /** Writes all of them. */
  Examples() {
    events = events();
    lines.put(Channel.EVENT, events.stream().map(Entry::body).toList());
    lines.put(Channel.WELLBEING, wellbeing());
    lines.put(Channel.SAMPLE, samples());
    lines.put(Channel.FULL_RATE, fullRate());
    others()
        .forEach(message ->
            lines
                .computeIfAbsent(message.topic().channel(), channel -> new ArrayList<>())
                .add(json.write(message)));
  }

  /** The lines of a channel. */
  List<String> of(Channel channel) {
    return lines.getOrDefault(channel, List.of());
  }

  /** The lines that tell a fact of this word. */
  List<String> ofFact(String word) {
    return of(Channel.EVENT).stream()
        .filter(line -> JsonMapper.shared().readTree(line).get("fact").asString().equals(word))
        .toList();
  }

  /** The event lane as it was written, from its first entry on. */
  List<Entry> chain() {
    return events;
  }

  private static List<Entry> events() {
    ExampleLane lane = new ExampleLane();
    Map<Lane, Long> last = Map.of(Lane.EVENT, 68L, Lane.SAMPLE, 30L);
    noted(lane, new Notice.BootEnded(BOOT_BEFORE, last, false, 2000));
    int tickSequence = 0;
    for (Fact fact : ExampleFacts.all()) {
      int number = tickSequence++;
      lane.add(
          stamp -> new Message.Fact(stamp, new Event(stamp.boot(), number, stamp.atNs(), fact)));
    }
    for (Notice notice : ExampleFacts.notices(BOOT_BEFORE)) {
      noted(lane, notice);
    }
    noted(lane, new Notice.Goodbye());
    return lane.entries();
  }

  private static void noted(ExampleLane lane, Notice notice) {
    lane.add(stamp -> new Message.Noted(stamp, notice));
  }

  private static List<String> wellbeing() {
    Map<String, Integer> answers = Map.of("pain", 2, "calm", 8, "mood", Message.Wellbeing.SKIPPED);
    return only(stamp -> new Message.Wellbeing(stamp, answers));
  }

  private static List<String> samples() {
    SampleFrame frame =
        new SampleFrame(
            List.of("lower-left", "lower-right"), 2_000_000_000L, ExampleFacts.seconds());
    return only(stamp -> new Message.Sample(stamp, frame));
  }

  private static List<String> fullRate() {
    ExampleTicks ticks = ExampleTicks.play(TICKS);
    String data = TickBlock.encode(ticks.records());
    return only(stamp -> new Message.FullRate(stamp, ticks.firstAtNs(), TICKS, data));
  }

  private static List<String> only(
      java.util.function.Function<Message.Stamp, Message.Stamped> message) {
    ExampleLane lane = new ExampleLane();
    lane.add(message);
    return lane.entries().stream().map(Entry::body).toList();
  }

  private static Stream<Message> others() {
    Instant asked = WALL.at();
    Set<Consent> consents = Set.of(Consent.TREATMENT, Consent.PRESSURE);
    return Stream.of(
        status("birth", consents),
        status("goodbye", consents),
        status("death", consents),
        new Message.Health(
            DEVICE, BOOT, WALL, Map.of(Lane.SAMPLE, 3L), 1 << 20, 64 << 20, 9L << 30, 2, 0, false),
        new Message.Sync(DEVICE, BOOT, spans(), 4),
        new Message.Ack(DEVICE, BOOT, Map.of(Lane.EVENT, 25L, Lane.SAMPLE, 6L)),
        new Message.Desired(DEVICE, 5, "kind: prescription\nprogramme: gentle\n", "c2lnbmVk"),
        new Message.Reported(DEVICE, 5, 5, ""),
        new Message.RemoteCommand(
            DEVICE, COMMAND, Message.Request.STOP, asked, asked.plusSeconds(30)),
        new Message.CommandReply(DEVICE, COMMAND, "done", "", WALL),
        new Message.LogPart(
            DEVICE,
            COMMAND,
            1,
            1,
            "5b4fcdb2a2f4c0f9dfd9e2bd2e3f1f2f4d8ac11f2ea1b3d96a33d6a0c1d0e9f7",
            WALL.at() + " WARNING Uplink: the broker did not answer in 30 s\n"));
  }

  private static Message status(String why, Set<Consent> consents) {
    return new Message.Status(DEVICE, why.equals("birth"), BOOT, WALL, why, SOFTWARE, consents);
  }

  private static List<Message.Span> spans() {
    return List.of(
        new Message.Span(BOOT_BEFORE, Lane.SAMPLE, 28, 30),
        new Message.Span(BOOT, Lane.EVENT, 0, 3));
  }
}
