package org.sentuh.telemetry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever is missing, discarded or altered: the audit says what counting by hand says. */
class LaneAuditProperties {

  static final int WRITTEN = 24;
  private static final List<Entry> LANE = Written.events(WRITTEN);

  @Provide
  Arbitrary<LaneAudit.Range> ranges() {
    Arbitrary<Integer> sequences = Arbitraries.integers().between(0, WRITTEN + 2);
    return Combinators.combine(sequences, sequences)
        .as((a, b) -> new LaneAudit.Range(Math.min(a, b), Math.max(a, b)));
  }

  @Property
  void everySequenceIsPresentMissingOrDiscarded(
      @ForAll Set<@IntRange(max = WRITTEN - 1) Integer> gone,
      @ForAll List<LaneAudit.@From("ranges") Range> discarded,
      @ForAll Set<@IntRange(max = WRITTEN - 1) Integer> altered) {
    LaneAudit audit = new LaneAudit(discarded);
    for (Entry entry : LANE) {
      int sequence = (int) entry.sequence();
      if (!gone.contains(sequence)) {
        audit.add(altered.contains(sequence) ? Written.altered(entry) : entry);
      }
    }
    LaneAudit.Finding finding = audit.finish(WRITTEN - 1);

    Set<Long> lost = new TreeSet<>();
    Set<Long> named = new TreeSet<>();
    Set<Long> broken = new TreeSet<>();
    for (int sequence = 0; sequence < WRITTEN; sequence++) {
      long at = sequence;
      if (gone.contains(sequence)) {
        boolean isNamed = discarded.stream().anyMatch(r -> r.first() <= at && at <= r.last());
        (isNamed ? named : lost).add(at);
      } else if (altered.contains(sequence - 1) && !gone.contains(sequence - 1)) {
        broken.add(at);
      }
    }
    assertThat(sequences(finding.missing())).isEqualTo(lost);
    assertThat(sequences(finding.discarded())).isEqualTo(named);
    assertThat(new TreeSet<>(finding.broken())).isEqualTo(broken);
    assertThat(finding.entries()).isEqualTo(WRITTEN - gone.size());
    assertThat(finding.isComplete()).isEqualTo(lost.isEmpty() && broken.isEmpty());
  }

  private static Set<Long> sequences(List<LaneAudit.Range> ranges) {
    Set<Long> sequences = new TreeSet<>();
    for (LaneAudit.Range range : ranges) {
      LongStream.rangeClosed(range.first(), range.last()).forEach(sequences::add);
    }
    return sequences;
  }
}
