package org.sentuh.telemetry.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;

/** The uplink's behaviour, step by step, before brokers that do what the test says. */
final class UplinkTest {

  private static final DeviceId DEVICE = new DeviceId("sentuh-01");
  private static final List<URI> ONE = List.of(URI.create("tcp://127.0.0.1:1883"));
  private static final List<URI> TWO =
      List.of(URI.create("tcp://127.0.0.1:1883"), URI.create("tcp://127.0.0.2:1883"));

  private final SteppedTime time = new SteppedTime();
  private final MemoryBacklog backlog = new MemoryBacklog(DEVICE);
  private final AskedDevice device = new AskedDevice(DEVICE, time);
  private final ScriptedBroker broker = new ScriptedBroker();
  private Uplink uplink = uplink(ONE);

  // What is said after a connect.

  @Test
  void afterAConnectItTellsOfItsBirthListensToItsOwnTopicsAndAsks() {
    device.revision = 4;
    backlog.event("b0");
    backlog.event("b0");
    uplink.step();
    ScriptedBroker.Line line = broker.line().accept();
    uplink.step();

    assertThat(line.channels()).containsExactly(Channel.STATUS);
    assertThat(line.subscribed)
        .containsExactly(
            "sentuh/v1/" + DEVICE.shard() + "/sentuh-01/ack",
            "sentuh/v1/" + DEVICE.shard() + "/sentuh-01/prescription/desired",
            "sentuh/v1/" + DEVICE.shard() + "/sentuh-01/cmd/+");
    line.grant();
    uplink.step();
    assertThat(line.channels())
        .startsWith(Channel.STATUS, Channel.SYNC, Channel.HEALTH, Channel.EVENT);
    assertThat(line.heard(Channel.STATUS).getFirst())
        .asInstanceOf(type(Message.Status.class))
        .satisfies(status -> {
          assertThat(status.online()).isTrue();
          assertThat(status.why()).isEqualTo("birth");
          assertThat(status.consents()).isEqualTo(EnumSet.allOf(Consent.class));
        });
    assertThat(line.heard(Channel.SYNC))
        .containsExactly(
            new Message.Sync(DEVICE, "b1", List.of(new Message.Span("b0", Lane.EVENT, 0, 1)), 4));
  }

  @Test
  void theWillTellsOfItsDeathAndIsKept() {
    uplink.step();

    Outgoing will = broker.line().will;
    assertThat(will.retained()).isTrue();
    assertThat(broker.line().read(will))
        .asInstanceOf(type(Message.Status.class))
        .satisfies(status -> {
          assertThat(status.online()).isFalse();
          assertThat(status.why()).isEqualTo("death");
          assertThat(status.boot()).isEqualTo("b1");
        });
  }

  @Test
  void nothingButItsBirthIsSaidBeforeTheBrokerLetsItListen() {
    backlog.event("b1");
    uplink.step();
    ScriptedBroker.Line line = broker.line().accept();
    uplink.step();
    backlog.event("b1");
    uplink.step();

    assertThat(line.channels()).containsExactly(Channel.STATUS);
  }

  @Test
  void aBrokerThatDoesNotLetItListenIsLeftAndSaidSo() {
    uplink.step();
    broker.line().accept().deny(135);
    uplink.step();

    assertThat(broker.line().closed).isTrue();
    assertThat(uplink.status().trouble()).contains("subscribe (135)", "access list");
  }

  @Test
  void topicAliasesThatABrokerOffersAreSaidToBeWrong() {
    uplink.step();
    broker.line().accept(new LinkEvent.Opened(100, 1_000_000, 10));
    uplink.step();

    assertThat(uplink.status().trouble()).contains("max_topic_alias 0");
  }

  // What is sent, and in which order.

  @Test
  void eventsGoBeforeWellbeingBeforeSamplesBeforeFullRate() {
    backlog.fullRate("b1", 40);
    backlog.sample("b1");
    backlog.wellbeing("b1");
    backlog.event("b1");
    ScriptedBroker.Line line = online();

    assertThat(line.channels())
        .endsWith(Channel.EVENT, Channel.WELLBEING, Channel.SAMPLE, Channel.FULL_RATE);
  }

  @Test
  void aLiveEventPassesABacklogOfSamplesAtOnce() {
    for (int i = 0; i < 1000; i++) {
      backlog.sample("b1");
    }
    ScriptedBroker.Line line = online();
    assertThat(line.heard(Lane.SAMPLE)).hasSize(20);
    backlog.event("b1");
    uplink.step();

    assertThat(line.channels()).as("without one PUBACK in between").endsWith(Channel.EVENT);
  }

  @Test
  void aLiveEventPassesABacklogOfEventsToo() {
    for (int i = 0; i < 1000; i++) {
      backlog.event("b0");
    }
    ScriptedBroker.Line line = online();
    Entry live = backlog.event("b1");
    uplink.step();

    assertThat(line.published.getLast().body()).isEqualTo(live.body());
  }

  @Test
  void aMessageIsTheEntrysBodyToTheByte() {
    Entry entry = backlog.sample("b1");
    ScriptedBroker.Line line = online();

    assertThat(line.published.getLast().payload())
        .isEqualTo(entry.body().getBytes(StandardCharsets.UTF_8));
    assertThat(line.published.getLast().retained()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 20, 100, 65_535})
  void moreThanTheBrokersReceiveMaximumIsNeverOnItsWay(int receiveMaximum) {
    for (int i = 0; i < 300; i++) {
      backlog.event("b1");
    }
    uplink.step();
    ScriptedBroker.Line line = broker.line().accept(receiveMaximum);
    line.grant();
    int rounds = 0;
    while (line.heard(Lane.EVENT).size() < LaneFeed.TRUST_AT_FIRST) {
      uplink.step();
      assertThat(line.unanswered.size()).isBetween(1, Math.min(100, receiveMaximum));
      line.answerAll(0);
      rounds++;
    }

    assertThat(rounds).isBetween(2, 110);
  }

  @Test
  void aFullClientIsBackPressureAndNoFailure() {
    backlog.event("b1");
    ScriptedBroker.Line line = online();
    line.answerAll(0);
    broker.full(true);
    backlog.event("b1");
    uplink.step();
    assertThat(line.heard(Lane.EVENT)).containsExactly(0L);
    broker.full(false);
    time.pass(Duration.ofMillis(20));
    uplink.step();

    assertThat(line.heard(Lane.EVENT)).containsExactly(0L, 1L);
    assertThat(broker.lines).hasSize(1);
  }

  @Test
  void aBrokerOnWhichTheFullClientNeverEmptiesDoesNotSpinTheUplink() {
    ScriptedBroker.Line line = online();
    line.answerAll(0);
    uplink.step();
    broker.full(true);
    backlog.event("b1");

    assertThat(uplink.step()).isPositive();
  }

  // Consent.

  @ParameterizedTest
  @EnumSource(Lane.class)
  void whatSheWithholdsStaysAndEverythingElseGoes(Lane withheld) {
    backlog.agree(withheld.consent(), false);
    oneOfEach();
    ScriptedBroker.Line line = online();
    line.answerAll(0);
    oneOfEach();
    uplink.step();

    for (Lane lane : Lane.values()) {
      assertThat(line.heard(lane)).as(lane.word()).hasSize(lane == withheld ? 0 : 2);
    }
    assertThat(backlog.waitingEntries()).hasSize(8);
  }

  @Test
  void withholdingTakesEffectBetweenOneEntryAndTheNext() {
    for (int i = 0; i < 200; i++) {
      backlog.sample("b1");
    }
    ScriptedBroker.Line line = online();
    int before = line.heard(Lane.SAMPLE).size();
    backlog.agree(Consent.PRESSURE, false);
    line.answerAll(0);
    uplink.step();
    assertThat(line.heard(Lane.SAMPLE)).hasSize(before);

    backlog.agree(Consent.PRESSURE, true);
    line.answerAll(0);
    uplink.step();
    assertThat(line.heard(Lane.SAMPLE)).hasSizeGreaterThan(before).doesNotHaveDuplicates();
  }

  @Test
  void evenHowMuchSheWithholdsIsNotSaid() {
    backlog.agree(Consent.PRESSURE, false);
    backlog.sample("b1");
    backlog.event("b1");
    ScriptedBroker.Line line = online();

    assertThat(((Message.Sync) line.heard(Channel.SYNC).getFirst()).spans())
        .extracting(Message.Span::lane)
        .containsExactly(Lane.EVENT);
    assertThat(((Message.Health) line.heard(Channel.HEALTH).getFirst()).waiting())
        .containsOnlyKeys(Lane.EVENT);
  }

  @Test
  void aChangeOfHerMindIsTold() {
    ScriptedBroker.Line line = online();
    backlog.agree(Consent.RESEARCH, false);
    uplink.step();

    assertThat(line.heard(Channel.STATUS)).hasSize(2);
    assertThat(((Message.Status) line.heard(Channel.STATUS).getLast()).consents())
        .isEqualTo(Set.of(Consent.TREATMENT, Consent.PRESSURE, Consent.WELLBEING));
  }

  // What frees, and what is sent again.

  @Test
  void aPubackFreesNothingAndTheClinicsAckDoes() {
    backlog.event("b1");
    ScriptedBroker.Line line = online();
    line.answerAll(0);
    uplink.step();
    assertThat(backlog.waitingEntries()).hasSize(1);

    line.say(Channel.ACK, ack("b1", Lane.EVENT, 0), false);
    uplink.step();
    assertThat(backlog.waitingEntries()).isEmpty();
    assertThat(uplink.status().stored()).isEqualTo(1);
  }

  @Test
  void aRetainedAckIsOnlyAHintButWhatItSaysWasStored() {
    backlog.event("b1");
    ScriptedBroker.Line line = online();
    line.say(Channel.ACK, ack("b1", Lane.EVENT, 0), true);
    uplink.step();

    assertThat(backlog.waitingEntries()).isEmpty();
    assertThat(uplink.status().confirmed()).isFalse();
  }

  @Test
  void anAckThatGoesBackOrTooFarOrIsForABootThatNeverWasChangesNothing() {
    backlog.event("b1");
    backlog.event("b1");
    ScriptedBroker.Line line = online();
    line.say(Channel.ACK, ack("b1", Lane.EVENT, 0), false);
    line.say(Channel.ACK, ack("b1", Lane.EVENT, 0), false);
    line.say(Channel.ACK, ack("never", Lane.EVENT, 100), false);
    uplink.step();
    assertThat(backlog.waitingEntries()).hasSize(1);
    assertThat(backlog.acks())
        .as("what goes back troubles no disk; of a boot only the journal knows that it never was")
        .containsExactly(ack("b1", Lane.EVENT, 0), ack("never", Lane.EVENT, 100));

    backlog.agree(Consent.PRESSURE, false);
    backlog.sample("b1");
    line.say(Channel.ACK, ack("b1", Lane.SAMPLE, Long.MAX_VALUE), false);
    uplink.step();
    assertThat(backlog.waitingEntries()).as("what was never sent cannot be stored").hasSize(2);
  }

  @Test
  void whatIsNotAckedIsSentAgainAfterEachConnectOldestFirst() {
    oneOfEach();
    oneOfEach();
    ScriptedBroker.Line first = online();
    first.answerAll(0);
    first.say(Channel.ACK, ack("b1", Lane.EVENT, 0), false);
    uplink.step();
    ScriptedBroker.Line second = again(first);

    assertThat(second.heard(Lane.EVENT)).containsExactly(1L);
    assertThat(second.heard(Lane.SAMPLE)).containsExactly(0L, 1L);
    assertThat(second.channels().subList(3, 6))
        .containsExactly(Channel.EVENT, Channel.WELLBEING, Channel.WELLBEING);
  }

  @Test
  void whatIsNotAckedIsSentAgainAfterAMinute() {
    oneOfEach();
    ScriptedBroker.Line line = online();
    long due = quietlyUntil(line, () -> line.heard(Lane.EVENT).size() == 2, 200);

    assertThat(due).isBetween(60L, 77L);
    assertThat(line.heard(Lane.SAMPLE)).containsExactly(0L, 0L);
  }

  @Test
  void aLostOneIsFoundThoughTheClinicStoresWhatCameAfter() {
    for (int i = 0; i < 5; i++) {
      backlog.event("b1");
    }
    ScriptedBroker.Line line = online();
    line.answerAll(0);
    line.say(Channel.ACK, ack("b1", Lane.EVENT, 1), false);
    uplink.step();
    int sent = line.heard(Lane.EVENT).size();
    quietlyUntil(line, () -> line.heard(Lane.EVENT).size() > sent, 200);

    assertThat(line.heard(Lane.EVENT).subList(sent, sent + 3)).containsExactly(2L, 3L, 4L);
  }

  // Reason codes.

  @Test
  void nobodyStoringIsSaidAndTheEntriesStay() {
    for (int i = 0; i < 200; i++) {
      backlog.event("b1");
    }
    ScriptedBroker.Line line = online();
    line.answer(Channel.EVENT, 16);
    uplink.step();
    assertThat(uplink.status().nobodyStores()).isTrue();
    int sent = line.heard(Lane.EVENT).size();
    uplink.step();
    assertThat(line.heard(Lane.EVENT)).as("it would be thrown away as well").hasSize(sent);
    assertThat(backlog.waitingEntries()).hasSize(200);

    quietlyUntil(line, () -> line.heard(Lane.EVENT).size() > sent, 200);
    line.answerAll(0);
    uplink.step();
    assertThat(uplink.status().nobodyStores()).isFalse();
  }

  @Test
  void whatIsNotAllowedIsNoFaultOfTheEntryWhichStays() {
    backlog.event("b1");
    backlog.event("b1");
    ScriptedBroker.Line line = online();
    line.answer(Channel.EVENT, 135);
    uplink.step();

    assertThat(line.closed).isTrue();
    assertThat(uplink.status().trouble()).contains("publish event (135)", "nothing was lost");
    assertThat(backlog.apart()).isEmpty();
    assertThat(backlog.waitingEntries()).hasSize(2);
  }

  @Test
  void aRefusedBirthEndsTheConnectionToo() {
    uplink.step();
    ScriptedBroker.Line line = broker.line().accept();
    uplink.step();
    line.answer(Channel.STATUS, 135);
    uplink.step();

    assertThat(line.closed).isTrue();
    assertThat(uplink.status().trouble()).contains("publish status (135)");
  }

  @Test
  void whatWillNeverBeTakenIsKeptApartAndTheRestGoesOn() {
    Entry bad = backlog.event("b1");
    ScriptedBroker.Line line = online();
    line.answer(Channel.EVENT, 153);
    uplink.step();

    assertThat(backlog.apart()).containsExactly(new MemoryBacklog.Apart(bad, 153));
    assertThat(line.heard(Lane.EVENT)).as("the notice of it").containsExactly(0L, 1L);
    assertThat(line.closed).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 131, 151})
  void aBrokerInTroubleIsAskedAgainLater(int reasonCode) {
    backlog.event("b1");
    ScriptedBroker.Line line = online();
    line.answer(Channel.EVENT, reasonCode);
    uplink.step();
    assertThat(line.heard(Lane.EVENT)).hasSize(1);
    long due = quietlyUntil(line, () -> line.heard(Lane.EVENT).size() == 2, 200);

    assertThat(due).isBetween(60L, 77L);
    assertThat(backlog.apart()).isEmpty();
    assertThat(line.closed).isFalse();
  }

  @Test
  void whatIsLargerThanTheBrokerTakesIsNotEvenTried() {
    Entry large = backlog.fullRate("b1", 4000);
    backlog.event("b1");
    uplink.step();
    ScriptedBroker.Line line = broker.line().accept(new LinkEvent.Opened(100, 2000, 0));
    line.grant();
    uplink.step();

    assertThat(backlog.apart()).containsExactly(new MemoryBacklog.Apart(large, 149));
    assertThat(line.heard(Lane.FULL_RATE)).isEmpty();
    assertThat(line.heard(Lane.EVENT)).isNotEmpty();
  }

  @Test
  void aBrokerThatLeavesOverALargePacketMeansTheLargest() {
    Entry large = backlog.fullRate("b1", 4000);
    backlog.event("b1");
    ScriptedBroker.Line line = online();
    line.drop(149, "packet too large");
    uplink.step();

    assertThat(backlog.apart()).containsExactly(new MemoryBacklog.Apart(large, 149));
  }

  @Test
  void whatAnotherDeviceLeftInTheJournalIsKeptApart() {
    Entry foreign = backlog.ofAnotherDevice("sentuh-99");
    ScriptedBroker.Line line = online();

    assertThat(backlog.apart()).containsExactly(new MemoryBacklog.Apart(foreign, 135));
    assertThat(line.published).noneMatch(message -> message.topic().contains("sentuh-99"));
  }

  // The connection.

  @Test
  void whenNobodyAnswersItWaitsLongerAndLongerAndUsesAFreshConnectionEachTime() {
    List<Double> waits = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      uplink.step();
      broker.line().drop(0, "Connection refused");
      long waitNs = uplink.step();
      waits.add(waitNs / 1e9);
      time.passSeconds(waitNs / 1e9);
    }

    assertThat(broker.lines).hasSize(12);
    assertThat(waits.getFirst()).isLessThanOrEqualTo(2);
    assertThat(waits).allMatch(wait -> wait <= 300);
    assertThat(waits.subList(8, 12).stream().mapToDouble(w -> w).max().orElseThrow())
        .isGreaterThan(20);
    assertThat(uplink.status().trouble()).contains("Connection refused");
  }

  @Test
  void aBrokerThatNeverAnswersTheConnectIsGivenUp() {
    uplink.step();
    time.passSeconds(29);
    uplink.step();
    assertThat(broker.line().closed).isFalse();
    time.passSeconds(1);
    uplink.step();

    assertThat(broker.line().closed).isTrue();
    assertThat(uplink.status().trouble()).contains("did not answer in 30 s");
  }

  @Test
  void withoutAPubackForHalfAMinuteTheClientIsGivenUp() {
    ScriptedBroker.Line line = online();
    line.answerAll(0);
    uplink.step();
    time.passSeconds(10);
    backlog.event("b1");
    uplink.step();
    time.passSeconds(29);
    uplink.step();
    assertThat(line.closed).isFalse();
    time.passSeconds(1);
    uplink.step();

    assertThat(line.closed).isTrue();
    assertThat(uplink.status().trouble()).contains("no PUBACK in 30 s");
  }

  @Test
  void whatAnAbandonedConnectionStillSaysIsNobodysBusiness() {
    backlog.event("b1");
    ScriptedBroker.Line first = online();
    ScriptedBroker.Line second = again(first);
    second.answerAll(0);
    first.say(new LinkEvent.Ended(0, "too late"));
    first.say(new LinkEvent.Answered(1, 135));
    first.say(Channel.ACK, ack("b1", Lane.EVENT, 0), false);
    uplink.step();

    assertThat(second.closed).isFalse();
    assertThat(backlog.waitingEntries()).hasSize(1);
  }

  @Test
  void theClinicsAnswerConfirms() {
    ScriptedBroker.Line line = online();
    assertThat(uplink.status().confirmed()).isFalse();
    line.say(Channel.ACK, new Message.Ack(DEVICE, "b1", Map.of()), false);
    uplink.step();

    assertThat(uplink.status().confirmed()).isTrue();
  }

  @Test
  void aClinicThatAnswersLateIsToldAgainWhatWasSaidBeforeItWasThere() {
    backlog.event("b1");
    backlog.event("b1");
    backlog.event("b1");
    ScriptedBroker.Line line = online();
    assertThat(line.heard(Channel.EVENT)).hasSize(3);
    time.passSeconds(5);
    line.say(Channel.ACK, new Message.Ack(DEVICE, "b1", Map.of()), false);
    uplink.step();

    assertThat(line.heard(Channel.EVENT)).hasSize(6);
  }

  @Test
  void aClinicThatAnswersAtOnceIsNotToldAgain() {
    backlog.event("b1");
    backlog.event("b1");
    backlog.event("b1");
    ScriptedBroker.Line line = online();
    time.passSeconds(1);
    line.say(Channel.ACK, new Message.Ack(DEVICE, "b1", Map.of()), false);
    uplink.step();

    assertThat(line.heard(Channel.EVENT)).hasSize(3);
  }

  @Test
  void whenTheClinicDoesNotAnswerItTriesElsewhereAndThenStaysAndAsksLessAndLessOften() {
    uplink = uplink(TWO);
    ScriptedBroker.Line first = online();
    first.answerAll(0);
    time.passSeconds(30);
    uplink.step();
    assertThat(first.closed).isTrue();
    assertThat(uplink.status().trouble()).contains("unconfirmed");

    time.passSeconds(2);
    ScriptedBroker.Line second = online();
    assertThat(second.broker).isNotEqualTo(first.broker);
    second.answerAll(0);
    long secondSync = quietlyUntil(second, () -> second.heard(Channel.SYNC).size() == 2, 60);
    assertThat(secondSync).isBetween(30L, 32L);
    assertThat(uplink.status().trouble()).contains("unconfirmed");
    long thirdSync = quietlyUntil(second, () -> second.heard(Channel.SYNC).size() == 3, 120);
    assertThat(thirdSync).isBetween(59L, 62L);
    assertThat(second.closed).isFalse();
  }

  @Test
  void aJournalThatCannotBeReadIsTroubleAndPasses() throws InterruptedException {
    backlog.event("b1");
    backlog.breakDisk(true);
    Thread thread = new Thread(uplink);
    thread.start();
    // In real time: this is about the thread that has to live on.
    for (int i = 0; i < 500 && broker.lines.isEmpty(); i++) {
      Thread.sleep(10);
    }
    broker.line().accept();
    for (int i = 0; i < 500 && !uplink.status().trouble().contains("stumbled"); i++) {
      Thread.sleep(10);
    }
    assertThat(uplink.status().trouble()).contains("IllegalStateException");
    assertThat(thread.isAlive()).isTrue();
    uplink.close();
    thread.join(5000);
    assertThat(thread.isAlive()).isFalse();
  }

  // The clinic's wishes.

  @Test
  void aPrescriptionIsOfferedAndWhatBecameOfItIsReported() {
    ScriptedBroker.Line line = online();
    line.say(Channel.PRESCRIPTION_DESIRED, desired(3), false);
    uplink.step();

    assertThat(device.offered).containsExactly(desired(3));
    assertThat(line.heard(Channel.PRESCRIPTION_REPORTED))
        .containsExactly(new Message.Reported(DEVICE, 3, ""));
    assertThat(uplink.status().confirmed()).isTrue();
  }

  @Test
  void aLowerRevisionIsNeverTaken() {
    device.revision = 5;
    ScriptedBroker.Line line = online();
    line.say(Channel.PRESCRIPTION_DESIRED, desired(4), false);
    line.say(Channel.PRESCRIPTION_DESIRED, desired(5), false);
    uplink.step();

    assertThat(device.offered).isEmpty();
    assertThat(line.heard(Channel.PRESCRIPTION_REPORTED))
        .containsExactly(
            new Message.Reported(DEVICE, 5, "revision 4 is older than 5, which is here"),
            new Message.Reported(DEVICE, 5, ""));
  }

  @Test
  void aRetainedPrescriptionDoesNotConfirm() {
    ScriptedBroker.Line line = online();
    line.say(Channel.PRESCRIPTION_DESIRED, desired(3), true);
    uplink.step();

    assertThat(device.offered).containsExactly(desired(3));
    assertThat(uplink.status().confirmed()).isFalse();
  }

  @Test
  void aStopIsObeyedTheMomentItArrivesWhateverTheUplinkIsDoing() {
    ScriptedBroker.Line line = online();
    line.say(Channel.COMMAND, command("c1", Message.Request.STOP), false);

    assertThat(device.obeyed).as("before the uplink's thread did anything").hasSize(1);
    uplink.step();
    assertThat(line.heard(Channel.COMMAND_REPLY))
        .containsExactly(new Message.CommandReply(DEVICE, "c1", "done", "", time.now()));
  }

  @Test
  void theAnswerToACommandOutlivesTheConnection() {
    ScriptedBroker.Line first = online();
    first.say(Channel.COMMAND, command("c1", Message.Request.IDENTIFY), false);
    first.drop(0, "gone");
    uplink.step();
    time.passSeconds(2);
    ScriptedBroker.Line second = online();

    assertThat(second.heard(Channel.COMMAND_REPLY)).hasSize(1);
  }

  @Test
  void fetchThePrescriptionAsksTheClinicAgain() {
    ScriptedBroker.Line line = online();
    line.say(Channel.COMMAND, command("c1", Message.Request.FETCH_PRESCRIPTION), false);
    uplink.step();

    assertThat(line.heard(Channel.SYNC)).hasSize(2);
  }

  @Test
  void whatIsNotWhatItClaimsIsCountedAndIgnored() {
    ScriptedBroker.Line line = online();
    String mine = "sentuh/v1/" + DEVICE.shard() + "/sentuh-01/";
    String stop =
        "{\"schema\":1,\"device\":\"sentuh-01\",\"id\":\"c1\",\"request\":\"stop\","
            + "\"issued_at\":\"2026-11-25T02:40:00Z\",\"expires_at\":\"2026-11-25T02:40:30Z\"}";
    line.say(mine + "ack", "not JSON", false);
    line.say(mine + "ack", "{\"schema\":1}", false);
    line.say(mine + "ack", "{\"schema\":99,\"device\":\"sentuh-01\"}", false);
    line.say(mine + "ack", " ".repeat(Reception.MOST_BYTES + 1), false);
    line.say(mine + "event", "{}", false);
    line.say("elsewhere", "{}", false);
    line.say(mine + "cmd/c2", stop, false);
    line.say(mine + "cmd/c1", stop, true);
    line.say(mine + "cmd/c1", stop.replace("sentuh-01", "sentuh-02"), false);
    line.say("sentuh/v1/" + new DeviceId("sentuh-02").shard() + "/sentuh-02/cmd/c1", stop, false);
    line.say(
        new LinkEvent.Arrived(
            mine + "ack", ByteBuffer.wrap(new byte[] {(byte) 0xC3, 0x28}), false));
    uplink.step();

    assertThat(uplink.status().refused()).isEqualTo(11);
    assertThat(device.obeyed).isEmpty();
    assertThat(line.closed).isFalse();
    line.say(mine + "cmd/c1", stop, false);
    assertThat(device.obeyed).as("nothing else suffers").hasSize(1);
  }

  @Test
  void aFloodIsDroppedAndCountedAndAStopStillGetsThrough() {
    ScriptedBroker.Line line = online();
    for (int i = 0; i < 1000; i++) {
      line.say(Channel.ACK, new Message.Ack(DEVICE, "b1", Map.of()), false);
    }
    line.say(Channel.COMMAND, command("c1", Message.Request.STOP), false);
    assertThat(device.obeyed).hasSize(1);
    uplink.step();

    assertThat(uplink.status().dropped()).isEqualTo(1000 - Mailbox.MOST_ARRIVED);
  }

  // Health and the goodbye.

  @Test
  void healthIsToldEveryQuarterOfAnHour() {
    ScriptedBroker.Line line = online();
    line.answerAll(0);
    long due = quietlyUntil(line, () -> line.heard(Channel.HEALTH).size() == 2, 1000);

    assertThat(due).isBetween(899L, 901L);
  }

  @Test
  void aCleanCloseWaitsForWhatIsOnItsWaySaysGoodbyeAndDisconnects() {
    ScriptedBroker.Line line = online();
    line.answerAll(0);
    uplink.step();
    backlog.event("b1");
    uplink.close();
    uplink.step();
    assertThat(line.channels()).endsWith(Channel.EVENT);
    assertThat(line.left).isFalse();
    line.answerAll(0);
    uplink.step();
    assertThat(line.channels()).endsWith(Channel.EVENT, Channel.STATUS);
    assertThat(((Message.Status) line.heard(Channel.STATUS).getLast()).why()).isEqualTo("goodbye");
    assertThat(line.left).isFalse();
    line.answerAll(0);
    uplink.step();

    assertThat(line.left).isTrue();
    assertThat(broker.lines).hasSize(1);
  }

  @Test
  void aCloseDoesNotWaitForABrokerThatIsSilent() {
    ScriptedBroker.Line line = online();
    uplink.close();
    for (int i = 0; i < 7; i++) {
      uplink.step();
      time.passSeconds(1);
    }

    assertThat(line.left).isTrue();
  }

  @Test
  void aCloseWhileItWaitsForABrokerIsQuick() {
    uplink.step();
    uplink.close();
    uplink.step();

    assertThat(broker.line().closed).isTrue();
    assertThat(broker.line().left).isFalse();
  }

  private Uplink uplink(List<URI> brokers) {
    return new Uplink(
        new UplinkSettings(DEVICE, "b1", "0.1.0", brokers, null),
        backlog,
        device,
        time,
        time,
        new Random(11),
        Timing.NORMAL,
        broker);
  }

  /** Connects, and lets it say what it has to say. */
  private ScriptedBroker.Line online() {
    uplink.step();
    ScriptedBroker.Line line = broker.line().accept();
    line.grant();
    uplink.step();
    return line;
  }

  private ScriptedBroker.Line again(ScriptedBroker.Line line) {
    line.drop(0, "gone");
    uplink.step();
    time.passSeconds(2);
    return online();
  }

  private void oneOfEach() {
    backlog.fullRate("b1", 40);
    backlog.sample("b1");
    backlog.wellbeing("b1");
    backlog.event("b1");
  }

  /** Lets time pass before a broker that takes everything. Answers after how many seconds. */
  private long quietlyUntil(ScriptedBroker.Line line, BooleanSupplier reached, int mostSeconds) {
    for (long s = 0; s <= mostSeconds; s++) {
      line.answerAll(0);
      uplink.step();
      if (reached.getAsBoolean()) {
        return s;
      }
      time.passSeconds(1);
    }
    throw new AssertionError("not in " + mostSeconds + " s: " + line.channels());
  }

  private static Message.Ack ack(String boot, Lane lane, long upTo) {
    return new Message.Ack(DEVICE, boot, Map.of(lane, upTo));
  }

  private static Message.Desired desired(int revision) {
    return new Message.Desired(DEVICE, revision, "a document", "a signature");
  }

  private Message.RemoteCommand command(String id, Message.Request request) {
    Instant now = time.now().at();
    return new Message.RemoteCommand(DEVICE, id, request, now, now.plusSeconds(30));
  }
}
