package org.sentuh.clinic.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.clinic.Database;
import org.sentuh.clinic.ToldLane;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;

/** What every archive does, on both databases. */
@ParameterizedClass
@EnumSource(Database.class)
final class ArchiveTest {

  private static final DeviceId DEVICE = new DeviceId("sentuh-01");
  private static final DeviceId OTHER = new DeviceId("sentuh-02");
  private static final String BOOT = "b1";
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  private final Database database;
  private final ToldLane events = new ToldLane(DEVICE, BOOT, Lane.EVENT);
  private String url = "";
  private Archive archive;

  @SuppressWarnings("NullAway.Init") // the archive is opened before each test
  ArchiveTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void open() throws ArchiveUnavailable {
    url = database.fresh();
    archive = Archive.open(url);
  }

  @AfterEach
  void close() {
    if (archive != null) {
      archive.close();
    }
  }

  // Exactly once.

  @Test
  void whatIsFiledIsThereToTheByteAndIsAcknowledged() throws ArchiveUnavailable {
    List<Entry> told = events.next(3);

    Filed filed = archive.file(told(told));

    assertThat(filed.acks()).containsExactly(new Message.Ack(DEVICE, BOOT, Map.of(Lane.EVENT, 2L)));
    assertThat(filed.fresh()).isEqualTo(3);
    assertThat(stored(DEVICE, BOOT)).isEqualTo(told);
    assertThat(archive.gaps(DEVICE)).isEmpty();
  }

  @Test
  void whatIsFiledOutlivesTheArchive() throws ArchiveUnavailable {
    List<Entry> told = events.next(3);
    archive.file(told(told));
    archive.close();

    archive = Archive.open(url);

    assertThat(stored(DEVICE, BOOT)).isEqualTo(told);
  }

  @Test
  void filingAgainDoesNoHarmAndIsAcknowledgedAgain() throws ArchiveUnavailable {
    List<Entry> told = events.next(3);
    archive.file(told(told));

    Filed filed = archive.file(told(told));

    assertThat(filed)
        .isEqualTo(
            new Filed(List.of(new Message.Ack(DEVICE, BOOT, Map.of(Lane.EVENT, 2L))), 0, 3, 0));
    assertThat(stored(DEVICE, BOOT)).isEqualTo(told);
    assertThat(archive.quarantineCounts()).isEmpty();
  }

  @Test
  void theSameEntryTwiceInOneBatchIsStoredOnce() throws ArchiveUnavailable {
    Entry entry = events.next();

    Filed filed = archive.file(told(List.of(entry, entry)));

    assertThat(filed.fresh()).isEqualTo(1);
    assertThat(filed.again()).isEqualTo(1);
    assertThat(stored(DEVICE, BOOT)).containsExactly(entry);
  }

  @Test
  void anEntryOfAnotherDayIsStillTheSameEntry() throws ArchiveUnavailable {
    List<Entry> told = events.next(2);
    archive.file(told(told));

    Filed filed =
        archive.file(
            told.stream()
                .<Arrival>map(e -> told(e, Optional.empty(), NOON.plus(Duration.ofDays(40))))
                .toList());

    assertThat(filed.fresh()).isZero();
    assertThat(filed.again()).isEqualTo(2);
  }

  @Test
  void entriesOfADayFarFromTheOneItWasOpenedOnFindRoom() throws ArchiveUnavailable {
    for (int days : new int[] {0, 1, 30, -20, 400}) {
      Entry entry = new ToldLane(DEVICE, "b" + (1000 + days), Lane.EVENT).next();

      archive.file(List.of(told(entry, Optional.empty(), NOON.plus(Duration.ofDays(days)))));

      assertThat(stored(DEVICE, entry.boot())).containsExactly(entry);
    }
  }

  @Test
  void lanesAreAcknowledgedByThemselvesAndTogether() throws ArchiveUnavailable {
    archive.file(told(new ToldLane(DEVICE, BOOT, Lane.WELLBEING).next(1)));

    Filed filed = archive.file(told(events.next(2)));

    assertThat(filed.acks())
        .containsExactly(new Message.Ack(DEVICE, BOOT, Map.of(Lane.EVENT, 1L, Lane.WELLBEING, 0L)));
  }

  // Order and holes.

  @Test
  void anAckGoesAsFarAsNothingIsMissing() throws ArchiveUnavailable {
    List<Entry> told = events.next(6);

    assertThat(upTo(archive.file(told(told.subList(0, 2))))).isEqualTo(1);
    assertThat(upTo(archive.file(told(told.subList(3, 6))))).isEqualTo(1);
    assertThat(archive.gaps(DEVICE))
        .containsExactly(new Gap(BOOT, Lane.EVENT, 2, 2, Gap.MISSING, NOON));

    assertThat(upTo(archive.file(told(told.subList(2, 3))))).isEqualTo(5);
    assertThat(archive.gaps(DEVICE)).isEmpty();
  }

  @Test
  void whateverTheOrderTheEndIsTheSame() throws ArchiveUnavailable {
    List<Entry> told = events.next(400);
    List<Entry> order = new ArrayList<>(told);
    Collections.shuffle(order, new Random(7));
    long upTo = -1;
    for (int from = 0; from < order.size(); from += 9) {
      upTo = upTo(archive.file(told(order.subList(from, Math.min(order.size(), from + 9)))));
    }

    assertThat(upTo).isEqualTo(399);
    assertThat(stored(DEVICE, BOOT)).isEqualTo(told);
    assertThat(archive.gaps(DEVICE)).isEmpty();
    assertThat(archive.quarantineCounts()).isEmpty();
  }

  @Test
  void aHoleThatIsFilledLateFreesMoreThanOnePageOfEntries() throws ArchiveUnavailable {
    List<Entry> told = events.next(2 * Tables.PAGE + 5);
    archive.file(told(told.subList(1, told.size())));

    Filed filed = archive.file(told(told.subList(0, 1)));

    assertThat(upTo(filed)).isEqualTo(told.size() - 1);
  }

  @Test
  void aSequenceFromTheFarFutureLeavesAGapAndNothingElse() throws ArchiveUnavailable {
    Entry odd = entry(DEVICE, BOOT, Long.MAX_VALUE, Entry.BEGINNING);

    Filed filed = archive.file(told(List.of(events.next(), odd)));

    assertThat(upTo(filed)).isZero();
    assertThat(archive.gaps(DEVICE))
        .containsExactly(new Gap(BOOT, Lane.EVENT, 1, Long.MAX_VALUE - 1, Gap.MISSING, NOON));
  }

  @Test
  void whatADeviceGaveUpDoesNotHoldUpTheRestAndKeepsItsReason() throws ArchiveUnavailable {
    ToldLane answers = new ToldLane(DEVICE, BOOT, Lane.WELLBEING);
    List<Entry> told = answers.next(6);
    archive.file(told(told.subList(0, 2)));
    archive.file(told(told.subList(4, 6)));

    Notice gaveUp = new Notice.Discarded(Lane.WELLBEING, BOOT, 2, 3, "consent");
    Filed filed = archive.file(List.of(told(events.next(gaveUp), Optional.of(gaveUp), NOON)));

    assertThat(filed.acks())
        .containsExactly(new Message.Ack(DEVICE, BOOT, Map.of(Lane.EVENT, 0L, Lane.WELLBEING, 5L)));
    assertThat(archive.gaps(DEVICE))
        .containsExactly(new Gap(BOOT, Lane.WELLBEING, 2, 3, "consent", NOON));
  }

  @Test
  void whatADeviceGaveUpOfAnOlderBootIsCountedToThatBoot() throws ArchiveUnavailable {
    Notice gaveUp = new Notice.Discarded(Lane.SAMPLE, "b0", 3, 9, "quota");

    Filed filed = archive.file(List.of(told(events.next(gaveUp), Optional.of(gaveUp), NOON)));

    // Nothing is said of b0: its first three may still come.
    assertThat(filed.acks()).containsExactly(new Message.Ack(DEVICE, BOOT, Map.of(Lane.EVENT, 0L)));
    assertThat(archive.gaps(DEVICE))
        .containsExactlyInAnyOrder(
            new Gap("b0", Lane.SAMPLE, 0, 2, Gap.MISSING, NOON),
            new Gap("b0", Lane.SAMPLE, 3, 9, "quota", NOON));
  }

  @Test
  void whatWasStoredBeforeItWasGivenUpIsNoGap() throws ArchiveUnavailable {
    archive.file(told(new ToldLane(DEVICE, BOOT, Lane.WELLBEING).next(4)));
    Notice gaveUp = new Notice.Discarded(Lane.WELLBEING, BOOT, 2, 5, "quota");

    Filed filed = archive.file(List.of(told(events.next(gaveUp), Optional.of(gaveUp), NOON)));

    assertThat(filed.acks().getFirst().upTo()).containsEntry(Lane.WELLBEING, 5L);
    assertThat(archive.gaps(DEVICE))
        .containsExactly(new Gap(BOOT, Lane.WELLBEING, 4, 5, "quota", NOON));
  }

  @Test
  void whatABrokerRefusesForGoodDoesNotHoldUpTheRest() throws ArchiveUnavailable {
    List<Entry> told = events.next(3);
    archive.file(told(List.of(told.get(0), told.get(2))));

    Notice unsendable = new Notice.Unsendable(Lane.EVENT, BOOT, 1, 149);
    Filed filed =
        archive.file(List.of(told(events.next(unsendable), Optional.of(unsendable), NOON)));

    assertThat(upTo(filed)).isEqualTo(3);
    assertThat(archive.gaps(DEVICE))
        .containsExactly(new Gap(BOOT, Lane.EVENT, 1, 1, "unsendable 149", NOON));
  }

  @Test
  void anArchivePutBackFromAnOlderCopySaysWhatItHasLostAndGoesOn() throws ArchiveUnavailable {
    List<Entry> told = events.next(8);
    archive.file(told(told.subList(0, 2)));

    // The device was once told that 0 to 4 are stored, and has forgotten them.
    Filed answer = archive.file(List.of(asked(new Message.Span(BOOT, Lane.EVENT, 5, 7))));
    assertThat(upTo(answer)).isEqualTo(4);
    Filed filed = archive.file(told(told.subList(5, 8)));

    assertThat(upTo(filed)).isEqualTo(7);
    assertThat(archive.gaps(DEVICE))
        .containsExactly(new Gap(BOOT, Lane.EVENT, 2, 4, Gap.GONE, NOON));
  }

  @Test
  void aReasonThatComesAfterTheLossIsTheOneThatIsShown() throws ArchiveUnavailable {
    archive.file(told(new ToldLane(DEVICE, BOOT, Lane.WELLBEING).next(2)));
    archive.file(List.of(asked(new Message.Span(BOOT, Lane.WELLBEING, 6, 7))));
    assertThat(archive.gaps(DEVICE))
        .extracting(Gap::first, Gap::last, Gap::why)
        .containsExactly(tuple(2L, 5L, Gap.GONE), tuple(6L, 7L, Gap.MISSING));

    Notice gaveUp = new Notice.Discarded(Lane.WELLBEING, BOOT, 2, 4, "quota");
    archive.file(List.of(told(events.next(gaveUp), Optional.of(gaveUp), NOON)));

    assertThat(archive.gaps(DEVICE))
        .extracting(Gap::first, Gap::last, Gap::why)
        .containsExactly(
            tuple(2L, 4L, "quota"), tuple(5L, 5L, Gap.GONE), tuple(6L, 7L, Gap.MISSING));
  }

  @Test
  void aReasonForExactlyWhatWasSaidToBeGoneIsTheOneThatIsShown() throws ArchiveUnavailable {
    archive.file(told(new ToldLane(DEVICE, BOOT, Lane.WELLBEING).next(2)));
    archive.file(List.of(asked(new Message.Span(BOOT, Lane.WELLBEING, 6, 6))));
    Notice gaveUp = new Notice.Discarded(Lane.WELLBEING, BOOT, 2, 5, "quota");
    archive.file(List.of(told(events.next(gaveUp), Optional.of(gaveUp), NOON)));
    archive.file(List.of(asked(new Message.Span(BOOT, Lane.WELLBEING, 6, 6))));

    assertThat(archive.gaps(DEVICE))
        .extracting(Gap::first, Gap::last, Gap::why)
        .containsExactly(tuple(2L, 5L, "quota"), tuple(6L, 6L, Gap.MISSING));
  }

  @Test
  void whatWasGivenUpAndComesAllTheSameIsStoredAndItsLinksAreLookedAt() throws ArchiveUnavailable {
    List<Entry> told = events.next(4);
    archive.file(told(told.subList(0, 1)));
    archive.file(List.of(asked(new Message.Span(BOOT, Lane.EVENT, 3, 3))));
    archive.file(told(told.subList(3, 4)));

    archive.file(told(told.subList(1, 3)));

    assertThat(stored(DEVICE, BOOT)).isEqualTo(told);
    assertThat(archive.gaps(DEVICE)).isEmpty();
    assertThat(archive.quarantineCounts()).isEmpty();
  }

  // Sync.

  @Test
  void aQuestionIsAnsweredForEveryBootThatIsKnown() throws ArchiveUnavailable {
    archive.file(told(events.next(3)));
    archive.file(told(new ToldLane(DEVICE, "b2", Lane.EVENT).next(1)));

    Filed filed =
        archive.file(
            List.of(
                asked(
                    new Message.Span(BOOT, Lane.EVENT, 1, 2),
                    new Message.Span("b2", Lane.EVENT, 0, 4))));

    assertThat(filed.acks())
        .containsExactly(
            new Message.Ack(DEVICE, BOOT, Map.of(Lane.EVENT, 2L)),
            new Message.Ack(DEVICE, "b2", Map.of(Lane.EVENT, 0L)));
  }

  @Test
  void whatTheArchiveDoesNotHaveIsNotAcknowledged() throws ArchiveUnavailable {
    Filed filed = archive.file(List.of(asked(new Message.Span("b9", Lane.SAMPLE, 0, 12))));

    assertThat(filed.acks()).isEmpty();
    assertThat(archive.gaps(DEVICE))
        .containsExactly(new Gap("b9", Lane.SAMPLE, 0, 12, Gap.MISSING, NOON));
  }

  @Test
  void anAckNeverGoesBack() throws ArchiveUnavailable {
    List<Entry> told = events.next(3);
    archive.file(told(told));

    assertThat(upTo(archive.file(told(told.subList(0, 1))))).isEqualTo(2);
    assertThat(upTo(archive.file(List.of(asked(new Message.Span(BOOT, Lane.EVENT, 0, 2))))))
        .isEqualTo(2);
  }

  // The chain.

  @Test
  void anEntryThatDoesNotFollowOnTheOneBeforeItIsKeptAndShown() throws ArchiveUnavailable {
    Entry first = events.next();
    Entry broken = events.nextOn("f".repeat(64));
    Entry last = events.next();

    Filed filed = archive.file(told(List.of(first, broken, last)));

    assertThat(upTo(filed)).isEqualTo(2);
    assertThat(filed.quarantined()).isEqualTo(1);
    assertThat(stored(DEVICE, BOOT)).containsExactly(first, broken, last);
    assertThat(archive.gaps(DEVICE))
        .containsExactly(new Gap(BOOT, Lane.EVENT, 1, 1, "broken-chain", NOON));
    assertThat(archive.quarantine(10))
        .singleElement()
        .satisfies(kept -> {
          assertThat(kept.reason()).isEqualTo(Reason.BROKEN_CHAIN);
          assertThat(new String(kept.payload(), StandardCharsets.UTF_8)).isEqualTo(broken.body());
          assertThat(kept.why()).contains("sentuh-01 b1 event 1").contains("f".repeat(64));
        });
  }

  @Test
  void aFirstEntryThatClaimsAPredecessorIsABrokenChain() throws ArchiveUnavailable {
    archive.file(told(List.of(events.nextOn("a".repeat(64)))));

    assertThat(archive.gaps(DEVICE))
        .containsExactly(new Gap(BOOT, Lane.EVENT, 0, 0, "broken-chain", NOON));
  }

  @Test
  void aBrokenLinkIsFoundAlsoWhenTheEntriesComeInAnotherOrder() throws ArchiveUnavailable {
    List<Entry> told = List.of(events.next(), events.nextOn("f".repeat(64)), events.next());
    archive.file(told(told.subList(2, 3)));
    archive.file(told(told.subList(1, 2)));

    Filed filed = archive.file(told(told.subList(0, 1)));

    assertThat(upTo(filed)).isEqualTo(2);
    assertThat(archive.gaps(DEVICE))
        .containsExactly(new Gap(BOOT, Lane.EVENT, 1, 1, "broken-chain", NOON));
  }

  @Test
  void anotherContentUnderTheSameNumberGoesIntoQuarantineAndTheFirstStays()
      throws ArchiveUnavailable {
    List<Entry> told = events.next(2);
    archive.file(told(told));
    Entry forged = entry(DEVICE, BOOT, 1, "e".repeat(64));

    Filed filed = archive.file(told(List.of(forged, forged)));

    assertThat(upTo(filed)).isEqualTo(1);
    assertThat(stored(DEVICE, BOOT)).isEqualTo(told);
    assertThat(archive.gaps(DEVICE))
        .containsExactly(new Gap(BOOT, Lane.EVENT, 1, 1, "other-content", NOON));
    assertThat(archive.quarantine(10))
        .singleElement()
        .satisfies(kept -> {
          assertThat(kept.reason()).isEqualTo(Reason.OTHER_CONTENT);
          assertThat(kept.times()).isEqualTo(1);
          assertThat(new String(kept.payload(), StandardCharsets.UTF_8)).isEqualTo(forged.body());
        });
  }

  @Test
  void twoContentsUnderOneNumberInOneBatchLeaveTheFirst() throws ArchiveUnavailable {
    Entry first = events.next();
    Entry forged = entry(DEVICE, BOOT, 0, "e".repeat(64));

    archive.file(told(List.of(first, forged)));

    assertThat(stored(DEVICE, BOOT)).containsExactly(first);
    assertThat(archive.quarantineCounts()).isEqualTo(Map.of(Reason.OTHER_CONTENT, 1L));
  }

  // Boots.

  @Test
  void aBootThatToldOfTheOneBeforeItShowsWhatThatOneStillOwes() throws ArchiveUnavailable {
    archive.file(told(events.next(3)));
    Notice ended = new Notice.BootEnded(BOOT, 4, -1, false, 250);
    Entry first = new ToldLane(DEVICE, "b2", Lane.EVENT).next(ended);

    archive.file(List.of(told(first, Optional.of(ended), NOON)));

    assertThat(archive.gaps(DEVICE))
        .containsExactly(new Gap(BOOT, Lane.EVENT, 3, 4, Gap.MISSING, NOON));
    assertThat(archive.boots(DEVICE))
        .containsExactly(
            new BootSeen(BOOT, NOON, false, Optional.of("b2"), false, 250),
            new BootSeen("b2", NOON, false, Optional.empty(), false, 0));
  }

  @Test
  void aBootThatSaidGoodbyeIsKnownToHaveEnded() throws ArchiveUnavailable {
    Notice goodbye = new Notice.Goodbye();
    archive.file(List.of(told(events.next(goodbye), Optional.of(goodbye), NOON)));

    assertThat(archive.boots(DEVICE)).singleElement().matches(BootSeen::goodbye);
  }

  // Presence.

  @Test
  void aDeviceThatNeverReportedIsKnown() throws ArchiveUnavailable {
    archive.register(DEVICE, NOON);
    archive.register(OTHER, NOON);
    archive.file(told(events.next(1)));

    assertThat(archive.devices())
        .filteredOn(DeviceSeen::neverReported)
        .extracting(DeviceSeen::device)
        .containsExactly(OTHER);
  }

  @Test
  void aDeviceThatNobodyRegisteredIsKnownToo() throws ArchiveUnavailable {
    archive.file(told(events.next(1)));

    DeviceSeen seen = archive.devices().getFirst();
    assertThat(seen.registered()).isEmpty();
    assertThat(seen.firstHeard()).contains(NOON);
    assertThat(seen.lastHeard()).contains(NOON);
  }

  @Test
  void aDeathWithoutAGoodbyeIsKnownUntilTheDeviceComesAgain() throws ArchiveUnavailable {
    archive.file(List.of(status("birth", 0, NOON)));
    assertThat(archive.devices()).singleElement().matches(DeviceSeen::online);

    archive.file(List.of(status("death", 0, NOON.plusSeconds(60))));
    DeviceSeen dead = archive.devices().getFirst();
    assertThat(dead.online()).isFalse();
    assertThat(dead.gone()).isTrue();
    assertThat(dead.deaths()).isEqualTo(1);
    assertThat(dead.lastHeard()).contains(NOON);

    archive.file(List.of(status("birth", 90, NOON.plusSeconds(90))));
    assertThat(archive.devices()).singleElement().matches(DeviceSeen::online);
  }

  @Test
  void aGoodbyeIsNoDeath() throws ArchiveUnavailable {
    archive.file(List.of(status("birth", 0, NOON)));
    archive.file(List.of(status("goodbye", 5, NOON.plusSeconds(5))));

    DeviceSeen seen = archive.devices().getFirst();
    assertThat(seen.online()).isFalse();
    assertThat(seen.gone()).isFalse();
    assertThat(seen.goodbye()).contains(NOON.plusSeconds(5));
  }

  @Test
  void theDeathOfAnOlderConnectionIsCountedButTheDeviceIsThere() throws ArchiveUnavailable {
    archive.file(List.of(status("birth", 0, NOON)));
    archive.file(List.of(status("birth", 30, NOON.plusSeconds(30))));
    archive.file(List.of(status("death", 0, NOON.plusSeconds(31))));

    DeviceSeen seen = archive.devices().getFirst();
    assertThat(seen.online()).isTrue();
    assertThat(seen.deaths()).isEqualTo(1);
  }

  @Test
  void whatABrokerOnlyRemembersIsNotHeardJustNow() throws ArchiveUnavailable {
    archive.file(List.of(status("birth", 0, NOON)));

    archive.file(
        List.of(new Arrival.Seen(statusOf("birth", 0), true, NOON.plus(Duration.ofHours(3)))));

    assertThat(archive.devices().getFirst().lastHeard()).contains(NOON);
    assertThat(archive.devices().getFirst().birth()).contains(NOON);
  }

  @Test
  void theSameDeathToldTwiceIsOne() throws ArchiveUnavailable {
    archive.file(List.of(status("birth", 0, NOON), status("death", 0, NOON.plusSeconds(9))));
    archive.file(List.of(status("death", 0, NOON.plusSeconds(10))));

    assertThat(archive.devices().getFirst().deaths()).isEqualTo(1);
    assertThat(archive.devices().getFirst().death()).contains(NOON.plusSeconds(9));
  }

  // Quarantine.

  @Test
  void whatCannotBeTakenIsKeptCountedAndShownAndNothingElseSuffers() throws ArchiveUnavailable {
    byte[] odd = {0, (byte) 0xff, 'x'};
    Entry good = events.next();

    Filed filed =
        archive.file(
            List.of(
                new Arrival.Refused(
                    "sentuh/v1/\u0000", odd, Reason.NOT_TEXT, "no \u0000 text", NOON),
                told(good, Optional.empty(), NOON)));

    assertThat(filed.quarantined()).isEqualTo(1);
    assertThat(stored(DEVICE, BOOT)).containsExactly(good);
    assertThat(archive.quarantine(10))
        .singleElement()
        .satisfies(kept -> {
          assertThat(kept.payload()).isEqualTo(odd);
          assertThat(kept.reason()).isEqualTo(Reason.NOT_TEXT);
          assertThat(kept.why()).isEqualTo("no \uFFFD text");
        });
  }

  @Test
  void aRepeatedBadMessageIsCountedNotRepeated() throws ArchiveUnavailable {
    for (int time = 0; time < 3; time++) {
      archive.file(List.of(bad("same"), bad("same")));
    }

    assertThat(archive.quarantine(10)).singleElement().matches(kept -> kept.times() == 6);
    assertThat(archive.quarantineCounts()).isEqualTo(Map.of(Reason.NOT_UNDERSTOOD, 6L));
  }

  @Test
  void theQuarantineIsBoundedAndItsCountIsNot() throws ArchiveUnavailable {
    int many = Quarantine.MOST_KEPT + 500;
    for (int from = 0; from < many; from += 1000) {
      archive.file(
          Stream.iterate(from, n -> n + 1)
              .limit(Math.min(1000, many - from))
              .<Arrival>map(n -> bad("bad " + n))
              .toList());
    }

    assertThat(archive.quarantine(2 * many)).hasSize(Quarantine.MOST_KEPT);
    assertThat(archive.quarantineCounts()).isEqualTo(Map.of(Reason.NOT_UNDERSTOOD, (long) many));
  }

  @Test
  void aHugeMessageIsKeptByItsBeginningAndItsLength() throws ArchiveUnavailable {
    byte[] huge = new byte[300_000];

    archive.file(List.of(new Arrival.Refused("t", huge, Reason.TOO_LARGE, "300000 bytes", NOON)));

    assertThat(archive.quarantine(1))
        .singleElement()
        .satisfies(kept -> {
          assertThat(kept.payload()).hasSize(Quarantine.MOST_BYTES);
          assertThat(kept.bytes()).isEqualTo(300_000);
        });
  }

  @Test
  void whatTheDatabaseItselfRefusesGoesIntoQuarantineAndNothingElseSuffers()
      throws ArchiveUnavailable {
    Entry good = events.next();
    // No reader lets a NUL through; should one ever, PostgreSQL's text has none.
    Entry poison = new Entry(DEVICE, BOOT, Lane.EVENT, 1, good.hash(), "\u0000");

    Filed filed = archive.file(told(List.of(good, poison)));

    assertThat(stored(DEVICE, BOOT)).contains(good);
    if (database == Database.POSTGRESQL) {
      assertThat(upTo(filed)).isZero();
      assertThat(archive.quarantineCounts()).isEqualTo(Map.of(Reason.UNSTORABLE, 1L));
    }
  }

  // Shares.

  @Test
  void oneIntakeAloneHoldsEveryShare() throws ArchiveUnavailable {
    assertThat(archive.lease("a", NOON, Duration.ofSeconds(30))).hasSize(DeviceId.SHARDS);
  }

  @Test
  void twoIntakesComeToHoldHalfEachAndNeverTheSame() throws ArchiveUnavailable {
    Duration term = Duration.ofSeconds(30);
    archive.lease("a", NOON, term);
    assertThat(archive.lease("b", NOON, term)).isEmpty();

    Set<String> first = archive.lease("a", NOON.plusSeconds(10), term);
    Set<String> second = archive.lease("b", NOON.plusSeconds(10), term);

    assertThat(first).hasSize(8);
    assertThat(second).hasSize(8).doesNotContainAnyElementsOf(first);
  }

  @Test
  void theSharesOfADeadIntakeGoToTheOther() throws ArchiveUnavailable {
    Duration term = Duration.ofSeconds(30);
    archive.lease("a", NOON, term);
    archive.lease("b", NOON, term);

    assertThat(archive.lease("b", NOON.plusSeconds(29), term)).isEmpty();
    assertThat(archive.lease("b", NOON.plusSeconds(30), term)).hasSize(DeviceId.SHARDS);
    assertThat(archive.lease("a", NOON.plusSeconds(31), term)).isEmpty();
  }

  @Test
  void theSharesOfAnIntakeThatGoesAreFreeAtOnce() throws ArchiveUnavailable {
    archive.lease("a", NOON, Duration.ofSeconds(30));
    archive.release("a");

    assertThat(archive.lease("b", NOON, Duration.ofSeconds(30))).hasSize(DeviceId.SHARDS);
  }

  // Two archives on one database.

  @Test
  void twoIntakesFilingTheSameEntriesAtOnceStoreEachOnce() throws Exception {
    List<Entry> told = events.next(2000);
    try (Archive second = Archive.open(url)) {
      Thread other = Thread.ofPlatform().start(() -> fileInPieces(second, told, 30));
      fileInPieces(archive, told, 17);
      other.join();
    }

    assertThat(stored(DEVICE, BOOT)).isEqualTo(told);
    assertThat(upTo(archive.file(told(told.subList(0, 1))))).isEqualTo(1999);
    assertThat(archive.quarantineCounts()).isEmpty();
  }

  private static void fileInPieces(Archive archive, List<Entry> told, int size) {
    try {
      for (int from = 0; from < told.size(); from += size) {
        archive.file(told(told.subList(from, Math.min(told.size(), from + size))));
      }
    } catch (ArchiveUnavailable e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anAddressOfAnotherKindIsRefused() {
    assertThatThrownBy(() -> Archive.open("jdbc:h2:mem:x?password=secret"))
        .isInstanceOf(ArchiveUnavailable.class)
        .hasMessageContaining("jdbc:sqlite:FILE")
        .hasMessageNotContaining("secret");
  }

  // The words.

  private static List<Arrival> told(List<Entry> entries) {
    return entries.stream().<Arrival>map(e -> told(e, Optional.empty(), NOON)).toList();
  }

  private static Arrival told(Entry entry, Optional<Notice> notice, Instant at) {
    return new Arrival.Told(entry, notice, at);
  }

  private static Entry entry(DeviceId device, String boot, long sequence, String before) {
    return new WireJson()
        .entry(
            new Message.Noted(
                new Message.Stamp(device, boot, sequence, 0, ToldLane.WALL, before),
                new Notice.ClockCorrected(1)));
  }

  private static Arrival bad(String payload) {
    return new Arrival.Refused(
        "sentuh/v1/s00/x/event",
        payload.getBytes(StandardCharsets.UTF_8),
        Reason.NOT_UNDERSTOOD,
        "not a line of JSON",
        NOON);
  }

  private static Arrival asked(Message.Span... spans) {
    return new Arrival.Asked(new Message.Sync(DEVICE, "b2", List.of(spans), 0), NOON);
  }

  private static Arrival status(String why, long wallSeconds, Instant received) {
    return new Arrival.Seen(statusOf(why, wallSeconds), false, received);
  }

  private static Message.Status statusOf(String why, long wallSeconds) {
    return new Message.Status(
        DEVICE,
        why.equals("birth"),
        BOOT,
        new Wall(NOON.plusSeconds(wallSeconds), Wall.Quality.TRUSTED),
        why,
        "0.1.0",
        EnumSet.noneOf(org.sentuh.telemetry.wire.Consent.class));
  }

  private static long upTo(Filed filed) {
    return filed.acks().stream()
        .filter(ack -> ack.boot().equals(BOOT))
        .findFirst()
        .map(ack -> ack.upTo().getOrDefault(Lane.EVENT, -1L))
        .orElse(-1L);
  }

  private List<Entry> stored(DeviceId device, String boot) throws ArchiveUnavailable {
    return archive.entries(device, boot, Lane.EVENT, 0, 10_000);
  }
}
