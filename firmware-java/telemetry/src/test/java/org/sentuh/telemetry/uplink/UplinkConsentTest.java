package org.sentuh.telemetry.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;

/** What the mother withholds does not leave, and nobody is told how much it is. */
final class UplinkConsentTest {

  private final UplinkBench bench = new UplinkBench();
  private final MemoryBacklog backlog = bench.backlog;
  private final Uplink uplink = bench.uplink;

  @ParameterizedTest
  @EnumSource(Lane.class)
  void whatSheWithholdsStaysAndEverythingElseGoes(Lane withheld) {
    backlog.agree(withheld.consent(), false);
    bench.oneOfEach();
    ScriptedBroker.Line line = bench.online();
    line.answerAll(0);
    bench.oneOfEach();
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
    ScriptedBroker.Line line = bench.online();
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
    ScriptedBroker.Line line = bench.online();

    assertThat(((Message.Sync) line.heard(Channel.SYNC).getFirst()).spans())
        .extracting(Message.Span::lane)
        .containsExactly(Lane.EVENT);
    assertThat(((Message.Health) line.heard(Channel.HEALTH).getFirst()).waiting())
        .containsOnlyKeys(Lane.EVENT);
  }

  @Test
  void aChangeOfHerMindIsTold() {
    ScriptedBroker.Line line = bench.online();
    backlog.agree(Consent.RESEARCH, false);
    uplink.step();

    assertThat(line.heard(Channel.STATUS)).hasSize(2);
    assertThat(((Message.Status) line.heard(Channel.STATUS).getLast()).consents())
        .isEqualTo(Set.of(Consent.TREATMENT, Consent.PRESSURE, Consent.WELLBEING));
  }
}
