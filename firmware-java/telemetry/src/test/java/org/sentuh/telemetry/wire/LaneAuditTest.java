package org.sentuh.telemetry.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LaneAuditTest {

  private static final List<Entry> LANE = Written.events(10);

  private static LaneAudit.Finding audit(List<Entry> entries, LaneAudit.Range... discarded) {
    LaneAudit audit = new LaneAudit(List.of(discarded));
    entries.forEach(audit::add);
    return audit.finish(9);
  }

  private static LaneAudit.Range range(long first, long last) {
    return new LaneAudit.Range(first, last);
  }

  private static List<Entry> without(int first, int last) {
    List<Entry> rest = new ArrayList<>(LANE.subList(0, first));
    rest.addAll(LANE.subList(last + 1, LANE.size()));
    return rest;
  }

  @Test
  void aWholeLaneIsComplete() {
    assertThat(audit(LANE))
        .isEqualTo(new LaneAudit.Finding(10, 0, List.of(), List.of(), List.of()))
        .hasToString("10 entries, complete");
  }

  @Test
  void nothingAtAllIsCompleteWhereNothingWasWritten() {
    assertThat(new LaneAudit(List.of()).finish(-1).isComplete()).isTrue();
  }

  @Test
  void aHoleIsNamedAndWhatStandsBehindItIsNotBlamed() {
    LaneAudit.Finding finding = audit(without(3, 5));

    assertThat(finding.missing()).containsExactly(range(3, 5));
    assertThat(finding.broken()).isEmpty();
    assertThat(finding.isComplete()).isFalse();
    assertThat(finding).hasToString("7 entries, missing 3 to 5");
  }

  @Test
  void theBeginningAndTheEndCanBeMissing() {
    assertThat(audit(LANE.subList(2, 9)).missing()).containsExactly(range(0, 1), range(9, 9));
  }

  @Test
  void whatTheDeviceDiscardedIsToldApartFromWhatIsLost() {
    LaneAudit.Finding finding = audit(without(2, 7), range(4, 5), range(5, 6));

    assertThat(finding.missing()).containsExactly(range(2, 3), range(7, 7));
    assertThat(finding.discarded()).containsExactly(range(4, 6));
  }

  @Test
  void aLaneWhoseHolesAreAllDiscardedIsComplete() {
    LaneAudit.Finding finding = audit(without(2, 7), range(0, Long.MAX_VALUE));

    assertThat(finding.isComplete()).isTrue();
    assertThat(finding.discarded()).containsExactly(range(2, 7));
    assertThat(finding).hasToString("4 entries, complete, discarded by the device 2 to 7");
  }

  @Test
  void anEntryThatWasChangedIsFoundByItsSuccessor() {
    List<Entry> lane = new ArrayList<>(LANE);
    lane.set(4, Written.altered(lane.get(4)));

    assertThat(audit(lane).broken()).containsExactly(5L);
    assertThat(audit(lane)).hasToString("10 entries, broken at 5");
  }

  @Test
  void aFirstEntryThatSaysSomethingStoodBeforeItIsBroken() {
    Entry second = LANE.get(1);
    Entry first =
        new Entry(second.device(), second.boot(), second.lane(), 0, second.before(), second.body());
    LaneAudit audit = new LaneAudit(List.of());
    audit.add(first);

    assertThat(audit.finish(0).broken()).containsExactly(0L);
  }

  @Test
  void theSameEntryTwiceIsCountedAndHarmless() {
    List<Entry> lane = new ArrayList<>(LANE);
    lane.add(4, LANE.get(4));

    assertThat(audit(lane))
        .isEqualTo(new LaneAudit.Finding(10, 1, List.of(), List.of(), List.of()));
  }

  @Test
  void twoContentsOfOneSequenceAreBroken() {
    List<Entry> lane = new ArrayList<>(LANE);
    lane.add(5, Written.altered(LANE.get(4)));

    assertThat(audit(lane).broken()).containsExactly(4L);
    assertThat(audit(lane).repeated()).isZero();
  }

  @Test
  void entriesOutOfOrderOrOfAnotherLaneAreRefused() {
    LaneAudit audit = new LaneAudit(List.of());
    audit.add(LANE.get(4));
    Entry other = new Entry(Messages.DEVICE, "b0", Lane.EVENT, 5, LANE.get(4).hash(), "{}");

    assertThatThrownBy(() -> audit.add(LANE.get(3)))
        .hasMessageContaining("event 3 comes after")
        .hasMessageContaining("in their order");
    assertThatThrownBy(() -> audit.add(other)).hasMessageContaining("of one boot and lane");
  }
}
