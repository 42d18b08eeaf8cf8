package org.sentuh.clinic.mothers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sentuh.control.event.Dose;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.treatment.Reason;

/** One treatment, by the facts that its panel told. */
final class AccountTest {

  private static final Dose DOSE = new Dose(List.of(9.0, 3.8), List.of(10.0, 10.0));

  private final List<Event> events = new ArrayList<>();
  private long sequence = 40;

  @Test
  void whatReachedEachZoneStandsBesideWhatWasPrescribed() {
    at(0, new Fact.StateChanged("armed", "running", Reason.NONE));
    at(300, ended(20));

    Account account =
        Account.of(Optional.of(new Fact.Prepared("standard", 3, "m", 262, 1, 0.4, 0.8)), events, 0);

    assertThat(account.panel()).isEqualTo("m");
    assertThat(account.dose()).contains(DOSE);
    assertThat(account.paused()).isEqualTo(Duration.ofSeconds(20));
    assertThat(account.gaps()).isZero();
  }

  @Test
  void aZoneThatCameOffIsTimedAlsoWhenItStayedOff() {
    at(0, new Fact.StateChanged("armed", "running", Reason.NONE));
    at(1, new Fact.ContactChanged("upper-left", true));
    at(100, new Fact.ContactChanged("lower-right", false));
    at(150, new Fact.ContactChanged("lower-right", true));
    at(200, new Fact.ContactChanged("lower-right", false));
    at(250, ended(0));

    assertThat(read().off())
        .containsExactly(new Account.Off("lower-right", 2, Duration.ofSeconds(100)));
  }

  @Test
  void whatMadeItGentlerIsCountedAndNotesAreNot() {
    at(0, new Fact.LimitBegan(Reason.FEW_ZONES, 0.5, 0.5));
    at(10, new Fact.LimitBegan(Reason.SKIN_WARM, 0.5, 0.4));
    at(40, new Fact.LimitEnded(Reason.SKIN_WARM, 30));
    at(50, new Fact.LimitBegan(Reason.SKIN_WARM, 0.5, 0.4));
    at(60, ended(0));

    assertThat(read().limits())
        .containsExactly(new Account.Limit(Reason.SKIN_WARM, 2, Duration.ofSeconds(40)));
  }

  @Test
  void whatIsMissingInBetweenIsCountedAndAnEndThatDidNotComeIsNotMadeUp() {
    at(0, new Fact.StateChanged("armed", "running", Reason.NONE));
    sequence += 12;
    at(100, new Fact.ContactChanged("lower-right", false));

    assertThat(read().gaps()).isEqualTo(12);
    assertThat(Account.of(Optional.empty(), events, 3).gaps()).isEqualTo(9);
    assertThat(read().dose()).isEmpty();
    assertThat(read().panel()).isEmpty();
  }

  private Account read() {
    return Account.of(Optional.empty(), events, 0);
  }

  private void at(long seconds, Fact fact) {
    events.add(new Event("b1", sequence++, Duration.ofSeconds(seconds).toNanos(), fact));
  }

  private static Fact ended(long pausedSeconds) {
    return new Fact.Ended(
        "completed",
        Reason.COMPLETED,
        Duration.ofSeconds(300).toNanos(),
        Duration.ofSeconds(pausedSeconds).toNanos(),
        DOSE);
  }
}
