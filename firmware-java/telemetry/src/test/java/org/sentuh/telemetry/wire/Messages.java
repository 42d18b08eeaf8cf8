package org.sentuh.telemetry.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;

/** One message of each kind, for the tests of the wire. */
final class Messages {

  static final DeviceId DEVICE = new DeviceId("sentuh-01");
  static final String BOOT = "b19f2a6c01d3e";
  static final Wall WALL = new Wall(Instant.parse("2026-11-25T02:40:00.120Z"), Wall.Quality.UNSET);
  static final String HASH = "ab".repeat(32);

  private Messages() {}

  static Message.Stamp stamp(long sequence) {
    return new Message.Stamp(
        DEVICE, BOOT, sequence, 30_120_000_000L, WALL, sequence == 0 ? Entry.BEGINNING : HASH);
  }

  static Message.Fact fact(Fact fact) {
    return new Message.Fact(stamp(41), new Event(BOOT, 57, 30_120_000_000L, fact));
  }

  static List<Notice> notices() {
    return List.of(
        new Notice.BootEnded("b0", Map.of(Lane.EVENT, 12L), false, 250),
        new Notice.Goodbye(),
        new Notice.Discarded(Lane.SAMPLE, "b0", 3, 9, "quota"),
        new Notice.JournalSetAside("journal-2026.damaged", "not a database"),
        new Notice.WritingResumed("disk-full", 12_000_000_000L, 12),
        new Notice.ClockCorrected(-3_600_000_000_000L),
        new Notice.ConsentChanged(Consent.RESEARCH, true),
        new Notice.Unsendable(Lane.EVENT, "b0", 7, 135));
  }

  static SampleFrame frame(int seconds) {
    ArrayList<Fact.Second> felt = new ArrayList<>();
    for (int second = 0; second < seconds; second++) {
      felt.add(
          new Fact.Second(
              second * 1_000_000_000L,
              0.4,
              List.of(
                  new Fact.ZoneSecond(1.1, 1.25, 1.5, 0.4, true),
                  new Fact.ZoneSecond(0, 0.2, 0.7125, 0, false)),
              List.of(33.25, Double.NaN),
              0.3125,
              3.01));
    }
    return new SampleFrame(List.of("upper-left", "upper-right"), 1_000_000_000L, felt);
  }

  /** A message with the topic that it travels on. */
  record Sent(Topic topic, Message message) {}

  /** At least one of every kind of message. */
  static List<Sent> all() {
    ArrayList<Sent> all = new ArrayList<>();
    all.add(sent(Channel.EVENT, fact(new Fact.ContactChanged("lower-left", false))));
    notices().forEach(notice -> all.add(sent(Channel.EVENT, new Message.Noted(stamp(3), notice))));
    all.add(sent(Channel.SAMPLE, new Message.Sample(stamp(0), frame(10))));
    all.add(sent(Channel.SAMPLE, new Message.Sample(stamp(1), frame(1))));
    all.add(
        sent(
            Channel.WELLBEING,
            new Message.Wellbeing(stamp(0), Map.of("pain", 2, "calm", 8, "mood", -1))));
    all.add(sent(Channel.FULL_RATE, new Message.FullRate(stamp(0), 5, 100, "AAECAw==")));
    all.add(
        sent(
            Channel.STATUS,
            new Message.Status(
                DEVICE,
                true,
                BOOT,
                WALL,
                "birth",
                "0.1.0",
                EnumSet.of(Consent.TREATMENT, Consent.PRESSURE))));
    all.add(
        sent(
            Channel.HEALTH,
            new Message.Health(
                DEVICE, BOOT, WALL, Map.of(Lane.EVENT, 3L), 4096, 1 << 28, 1L << 33, 2, 0, false)));
    all.add(
        sent(
            Channel.SYNC,
            new Message.Sync(
                DEVICE, BOOT, List.of(new Message.Span("b0", Lane.SAMPLE, 4, 17)), 0)));
    all.add(
        sent(Channel.ACK, new Message.Ack(DEVICE, BOOT, Map.of(Lane.EVENT, 41L, Lane.SAMPLE, 6L))));
    all.add(
        sent(
            Channel.PRESCRIPTION_DESIRED,
            new Message.Desired(DEVICE, 3, "kind: programme\nname: \"Ibu\"", "c2lnbmVk")));
    all.add(sent(Channel.PRESCRIPTION_REPORTED, new Message.Reported(DEVICE, 3, "")));
    all.add(
        new Sent(
            new Topic(DEVICE, Channel.COMMAND, "c-17"),
            new Message.RemoteCommand(
                DEVICE, "c-17", Message.Request.STOP, WALL.at(), WALL.at().plusSeconds(30))));
    all.add(
        new Sent(
            new Topic(DEVICE, Channel.COMMAND_REPLY, "c-17"),
            new Message.CommandReply(DEVICE, "c-17", "done", "", WALL)));
    return all;
  }

  private static Sent sent(Channel channel, Message message) {
    return new Sent(new Topic(DEVICE, channel, ""), message);
  }
}
