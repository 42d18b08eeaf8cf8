package org.sentuh.telemetry.wire;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.sentuh.control.body.Level;
import org.sentuh.control.event.Dose;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.pressure.SensorFault;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.Refusal;

/** Any message that can be made, with numbers and times that the wire does not round. */
final class AnyMessage {

  private AnyMessage() {}

  static Arbitrary<Message> message() {
    return Arbitraries.oneOf(List.of(entry(), fromDevice(), fromClinic()));
  }

  static Arbitrary<Message> entry() {
    return Arbitraries.oneOf(
        List.of(
            Combinators.combine(stamp(), count(), fact())
                .as((stamp, sequence, fact) ->
                    new Message.Fact(stamp, new Event(stamp.boot(), sequence, stamp.atNs(), fact))),
            Combinators.combine(stamp(), notice()).as(Message.Noted::new),
            Combinators.combine(stamp(), frame()).as(Message.Sample::new),
            Combinators.combine(stamp(), answers()).as(Message.Wellbeing::new),
            Combinators.combine(stamp(), whole(), int32(1), base64()).as(Message.FullRate::new)));
  }

  static Arbitrary<Message> fromDevice() {
    return Arbitraries.oneOf(
        List.of(status(), health(), sync(), reported(), commandReply(), logPart()));
  }

  static Arbitrary<Message> fromClinic() {
    return Arbitraries.oneOf(
        List.of(
            Combinators.combine(device(), name(), byLane()).as(Message.Ack::new),
            Combinators.combine(device(), int32(1), text(), text()).as(Message.Desired::new),
            Combinators.combine(
                    device(), name(), Arbitraries.of(Message.Request.class), instant(), instant())
                .as(Message.RemoteCommand::new)));
  }

  private static Arbitrary<Message> status() {
    return Combinators.combine(
            device(),
            Arbitraries.of("birth", "goodbye", "death"),
            name(),
            wall(),
            text(),
            Arbitraries.of(Consent.class).set())
        .as((device, why, boot, wall, software, consents) ->
            new Message.Status(
                device, why.equals("birth"), boot, wall, why, software, Set.copyOf(consents)));
  }

  private static Arbitrary<Message> health() {
    return Combinators.combine(device(), name(), wall(), byLane(), count().list().ofSize(5), flag())
        .as((device, boot, wall, waiting, counts, refused) ->
            new Message.Health(
                device,
                boot,
                wall,
                waiting,
                counts.get(0),
                counts.get(1),
                counts.get(2),
                counts.get(3),
                counts.get(4),
                refused));
  }

  private static Arbitrary<Message> sync() {
    Arbitrary<Message.Span> span =
        Combinators.combine(name(), lane(), range())
            .as((boot, lane, range) -> new Message.Span(boot, lane, range.get1(), range.get2()));
    return Combinators.combine(device(), name(), span.list().ofMaxSize(5), int32(0))
        .as(Message.Sync::new);
  }

  private static Arbitrary<Message> reported() {
    return Combinators.combine(device(), int32(0), int32(1), text()).as(Message.Reported::new);
  }

  private static Arbitrary<Message> commandReply() {
    return Combinators.combine(
            device(),
            name(),
            Arbitraries.of("accepted", "done", "refused", "expired"),
            text(),
            wall())
        .as(Message.CommandReply::new);
  }

  private static Arbitrary<Message> logPart() {
    return Combinators.combine(
            device(), name(), Arbitraries.integers().between(1, Message.LogPart.MOST), text())
        .as((device, id, of, text) ->
            new Message.LogPart(device, id, (of + 1) / 2, of, "f".repeat(64), text));
  }

  private static Arbitrary<Message.Stamp> stamp() {
    return Combinators.combine(
            device(), name(), count(), whole(), wall(), Arbitraries.of("0", "9", "a", "f"))
        .as((device, boot, sequence, atNs, wall, digit) ->
            new Message.Stamp(device, boot, sequence, atNs, wall, digit.repeat(64)));
  }

  static Arbitrary<Fact> fact() {
    return Arbitraries.oneOf(List.of(factOfThePlan(), factOfAPerson(), factOfTheBody(), ended()));
  }

  private static Arbitrary<Fact> factOfThePlan() {
    return Arbitraries.oneOf(
        List.of(
            Combinators.combine(text(), int32(), text(), number(), whole(), number(), number())
                .as(Fact.Prepared::new),
            Combinators.combine(int32(), int32(), Arbitraries.of(Level.class), number())
                .as(Fact.DrawnToEdge::new),
            Combinators.combine(int32(), int32(), int32(), whole()).as(Fact.StrokeBegan::new),
            Combinators.combine(reason(), number(), number()).as(Fact.LimitBegan::new),
            Combinators.combine(reason(), whole()).as(Fact.LimitEnded::new),
            whole().map(Fact.TicksMissed::new),
            whole().map(Fact.Dropped::new)));
  }

  private static Arbitrary<Fact> factOfAPerson() {
    return Arbitraries.oneOf(
        List.of(
            Combinators.combine(text(), text(), reason()).as(Fact.StateChanged::new),
            text().map(Fact.CommandTaken::new),
            Combinators.combine(text(), Arbitraries.of(Refusal.class)).as(Fact.CommandRefused::new),
            Combinators.combine(number(), number()).as(Fact.LevelSet::new)));
  }

  private static Arbitrary<Fact> factOfTheBody() {
    return Arbitraries.oneOf(
        List.of(
            Combinators.combine(text(), flag()).as(Fact.ContactChanged::new),
            Combinators.combine(text(), Arbitraries.of(SensorFault.class))
                .as(Fact.SensorFaulted::new),
            text().map(Fact.SensorRecovered::new),
            text().map(Fact.DeliveryRefused::new),
            text().map(Fact.ProgramFault::new)));
  }

  private static Arbitrary<Fact> ended() {
    Arbitrary<Dose> dose =
        Arbitraries.integers()
            .between(0, 6)
            .flatMap(zones ->
                Combinators.combine(number().list().ofSize(zones), number().list().ofSize(zones))
                    .as(Dose::new));
    return Combinators.combine(text(), reason(), whole(), whole(), dose).as(Fact.Ended::new);
  }

  static Arbitrary<Notice> notice() {
    return Arbitraries.oneOf(
        List.of(
            Combinators.combine(name(), byLane(), flag(), count()).as(Notice.BootEnded::new),
            Arbitraries.create(Notice.Goodbye::new),
            discarded(),
            Combinators.combine(text(), text()).as(Notice.JournalSetAside::new),
            Combinators.combine(
                    Arbitraries.of("disk-full", "read-only", "stalled", "disk-error", "damaged"),
                    count(),
                    count())
                .as(Notice.WritingResumed::new),
            whole().map(Notice.ClockCorrected::new),
            Combinators.combine(Arbitraries.of(Consent.class), flag())
                .as(Notice.ConsentChanged::new),
            Combinators.combine(
                    Arbitraries.of("", "bleeding", "dark-thoughts"),
                    Arbitraries.of("ask-midwife", "not-today", "go-now"))
                .as(Notice.AnswerForbade::new),
            Combinators.combine(Arbitraries.of("midwife", "afar", "danger-sign", "damage"), flag())
                .as(Notice.HoldSet::new),
            Combinators.combine(Arbitraries.of("BD-7", "ni.wayan", "é"), flag())
                .as(Notice.HoldReleased::new),
            Combinators.combine(lane(), name(), count(), Arbitraries.integers().between(128, 255))
                .as(Notice.Unsendable::new),
            selfTested(),
            calibrated()));
  }

  private static Arbitrary<Notice> calibrated() {
    return Combinators.combine(
            name(),
            Arbitraries.of("TK-1", "ni.wayan", "é"),
            Arbitraries.of("unknown", "2026-11-26T08:15:00Z"),
            Arbitraries.integers().between(1, 40),
            number())
        .as(Notice.Calibrated::new)
        .list()
        .ofMaxSize(6)
        .map(Notice.SensorsCalibrated::new);
  }

  private static Arbitrary<Notice> selfTested() {
    Arbitrary<Notice.Found> found =
        Combinators.combine(name(), name(), text(), text(), number(), number(), number())
            .as(Notice.Found::new);
    return Combinators.combine(
            Arbitraries.of("sound", "faulty", "unfinished"),
            name(),
            count(),
            number(),
            found.list().ofMaxSize(4),
            text().list().ofMaxSize(4))
        .as(Notice.SelfTested::new);
  }

  private static Arbitrary<Notice> discarded() {
    return Combinators.combine(
            lane(),
            name(),
            range(),
            Arbitraries.of("quota", "disk-full", "age", "consent", "damaged", "erased"))
        .as((lane, boot, range, why) ->
            new Notice.Discarded(
                lane, boot, range.get1(), range.get2(), lane == Lane.EVENT ? "damaged" : why));
  }

  static Arbitrary<SampleFrame> frame() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 6),
            Arbitraries.integers().between(0, 4),
            Arbitraries.integers().between(1, SampleFrame.MOST_SECONDS))
        .flatAs((zones, thermometers, seconds) ->
            Combinators.combine(
                    text().list().ofSize(zones),
                    whole(),
                    second(zones, thermometers).list().ofSize(seconds))
                .as(SampleFrame::new));
  }

  private static Arbitrary<Fact.Second> second(int zones, int thermometers) {
    Arbitrary<Fact.ZoneSecond> zone =
        Combinators.combine(number(), number(), number(), number(), flag())
            .as(Fact.ZoneSecond::new);
    return Combinators.combine(
            whole(),
            number(),
            zone.list().ofSize(zones),
            number().list().ofSize(thermometers),
            number(),
            number())
        .as(Fact.Second::new);
  }

  private static Arbitrary<Map<String, Integer>> answers() {
    return Arbitraries.maps(
            Arbitraries.strings().withCharRange('a', 'z').withChars("0-9").ofLength(5),
            Arbitraries.integers().between(Message.Wellbeing.SKIPPED, 10))
        .ofMaxSize(8);
  }

  private static Arbitrary<String> base64() {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(64).map(AnyMessage::encoded);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static Arbitrary<DeviceId> device() {
    return letters(32).map(DeviceId::new);
  }

  private static Arbitrary<String> name() {
    return letters(64);
  }

  private static Arbitrary<String> letters(int most) {
    return Arbitraries.strings().alpha().numeric().withChars('-').ofMinLength(1).ofMaxLength(most);
  }

  /** Any text that UTF-8 can say: no half of a letter. */
  private static Arbitrary<String> text() {
    return Arbitraries.strings().all().excludeChars(halves()).ofMaxLength(20);
  }

  private static char[] halves() {
    char[] halves = new char[Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1];
    for (int at = 0; at < halves.length; at++) {
      halves[at] = (char) (Character.MIN_SURROGATE + at);
    }
    return halves;
  }

  private static Arbitrary<Lane> lane() {
    return Arbitraries.of(Lane.class);
  }

  private static Arbitrary<Reason> reason() {
    return Arbitraries.of(Reason.class);
  }

  private static Arbitrary<Map<Lane, Long>> byLane() {
    return Arbitraries.maps(lane(), count());
  }

  private static Arbitrary<Tuple.Tuple2<Long, Long>> range() {
    return Combinators.combine(count(), count())
        .as((a, b) -> Tuple.of(Math.min(a, b), Math.max(a, b)));
  }

  private static Arbitrary<Boolean> flag() {
    return Arbitraries.of(true, false);
  }

  private static Arbitrary<Long> whole() {
    return Arbitraries.longs();
  }

  private static Arbitrary<Long> count() {
    return Arbitraries.longs().between(0, Long.MAX_VALUE);
  }

  private static Arbitrary<Integer> int32() {
    return Arbitraries.integers();
  }

  private static Arbitrary<Integer> int32(int least) {
    return Arbitraries.integers().between(least, Integer.MAX_VALUE);
  }

  /** With four decimals, or not known. */
  private static Arbitrary<Double> number() {
    return Arbitraries.longs()
        .between(-10_000_000_000L, 10_000_000_000L)
        .map(tenThousandths -> tenThousandths / 10_000.0)
        .injectDuplicates(0.01)
        .edgeCases(edges -> edges.add(Double.NaN));
  }

  private static Arbitrary<Instant> instant() {
    return Arbitraries.longs()
        .between(0, Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli())
        .map(Instant::ofEpochMilli);
  }

  private static Arbitrary<Wall> wall() {
    return Combinators.combine(instant(), Arbitraries.of(Wall.Quality.class)).as(Wall::new);
  }
}
