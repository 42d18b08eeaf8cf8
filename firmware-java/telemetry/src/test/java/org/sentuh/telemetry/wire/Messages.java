package org.sentuh.telemetry.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        new Notice.AnswerForbade("bleeding", "go-now"),
        new Notice.HoldSet("danger-sign", false),
        new Notice.HoldReleased("BD-7", false),
        new Notice.Unsendable(Lane.EVENT, "b0", 7, 135),
        new Notice.SensorsCalibrated(
            List.of(
                new Notice.Calibrated("upper-left", "TK-1", "2026-11-26T08:15:00Z", 10, 0.042),
                new Notice.Calibrated("middle-left", "TK-1", "unknown", 6, 0))),
        new Notice.SelfTested(
            "faulty",
            "completed",
            6_910_000_000L,
            250,
            List.of(
                new Notice.Found(
                    "motor-stalled", "motor", "2D", "0x40 channel 7", 28.5, 16.6, 25.9)),
            List.of("motors-exchanged")),
        new Notice.SelfTested(
            "unfinished", "charging", 210_000_000L, Double.NaN, List.of(), List.of()));
  }

  static SampleFrame frame(int seconds) {
    List<Fact.Second> felt = new ArrayList<>();
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

  /** At least one of every kind of message, of fact and of notice. */
  static List<Message> all() {
    List<Message> all = new ArrayList<>();
    EventJsonTest.facts().stream()
        .filter(fact -> !(fact instanceof Fact.Second))
        .forEach(fact -> all.add(fact(fact)));
    notices().forEach(notice -> all.add(new Message.Noted(stamp(3), notice)));
    all.add(new Message.Sample(stamp(0), frame(10)));
    all.add(new Message.Sample(stamp(1), frame(1)));
    all.add(new Message.Wellbeing(stamp(0), Map.of("pain", 2, "calm", 8, "mood", -1)));
    all.add(new Message.FullRate(stamp(0), 5, 100, "AAECAw=="));
    all.add(status(true, "birth", Set.of(Consent.TREATMENT, Consent.PRESSURE)));
    all.add(status(false, "death", Set.of()));
    all.add(
        new Message.Health(
            DEVICE, BOOT, WALL, Map.of(Lane.EVENT, 3L), 4096, 1 << 28, 1L << 33, 2, 0, false));
    all.add(
        new Message.Health(
            DEVICE,
            BOOT,
            WALL,
            Map.of(),
            0,
            1,
            1,
            0,
            0,
            false,
            "2026-11-26T02:00:00Z",
            "0123456789abcdef0123456789abcdef",
            "00112233445566ff",
            "ffeeddccbbaa0099 claimed-already"));
    all.add(new Message.Sync(DEVICE, BOOT, List.of(new Message.Span("b0", Lane.SAMPLE, 4, 17)), 0));
    all.add(new Message.Ack(DEVICE, BOOT, Map.of(Lane.EVENT, 41L, Lane.SAMPLE, 6L)));
    all.add(new Message.Desired(DEVICE, 3, "kind: programme\nname: \"Ibu\"", "c2lnbmVk"));
    all.add(new Message.Reported(DEVICE, 3, 4, "it is not signed"));
    all.add(
        new Message.RemoteCommand(
            DEVICE, "c-17", Message.Request.STOP, WALL.at(), WALL.at().plusSeconds(30)));
    all.add(new Message.CommandReply(DEVICE, "c-17", "done", "", WALL));
    all.add(new Message.LogPart(DEVICE, "c-18", 2, 3, "0".repeat(64), "WARNING Uplink: \"ö\"\n"));
    return all;
  }

  private static Message status(boolean online, String why, Set<Consent> consents) {
    return new Message.Status(DEVICE, online, BOOT, WALL, why, "0.1.0", consents);
  }
}
