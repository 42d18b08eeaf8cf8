package org.sentuh.device.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sentuh.control.arming.Check;
import org.sentuh.control.arming.DoseLedger;
import org.sentuh.control.arming.Hold;
import org.sentuh.control.arming.Screening;
import org.sentuh.control.event.Fact;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.control.treatment.State;
import org.sentuh.telemetry.wire.Notice;

class ReadinessTest {

  private static final long SECOND_NS = Bed.SECOND_NS;

  private final Memory memory = new Memory();
  private final Bed bed = new Bed(memory);

  private static List<Refusal> against(Bed of) {
    return of.checklist().checks().stream().flatMap(check -> check.against().stream()).toList();
  }

  @Test
  void aMotherWhoIsWellIsTreatedAndThenHerBackRests() {
    bed.treat(310);
    assertThat(bed.state()).isInstanceOf(State.Completed.class);
    assertThat(bed.ledger.spent().treatedNs())
        .isBetween(300 * SECOND_NS - 20_000_000, 300 * SECOND_NS + 20_000_000);
    // The rail is off until the end is acknowledged.
    assertThat(against(bed))
        .containsExactly(Refusal.SCREENING_OPEN, Refusal.RESTING, Refusal.SUPPLY_NOT_READY);
    bed.put(new Command.Acknowledge());
    bed.seconds(1);
    assertThat(against(bed)).containsExactly(Refusal.SCREENING_OPEN, Refusal.RESTING);
    assertThat(bed.checklist().checks())
        .filteredOn(check -> check.item() == Check.Item.ALLOWANCE)
        .extracting(Check::waitNs)
        .allSatisfy(wait -> assertThat(wait).isBetween(7_185 * SECOND_NS, 7_200 * SECOND_NS));
  }

  @Test
  void theLedgerSaysWhatTheMotorsGotAndThePlanIsNeverLess() {
    bed.treat(310);
    DoseLedger.Entry entry = LedgerLine.read(memory.line("ledger")).getFirst();
    double full = bed.setup.limits().vibration().fullMs2();
    assertThat(entry.brought().m2PerS3()).isCloseTo(full * full * bed.squares, within(1e-6));
    List<Double> planned = LedgerKeeping.Plan.of(bed.setup).whole().zones();
    for (int zone = 0; zone < planned.size(); zone++) {
      assertThat(entry.brought().zones().get(zone)).isPositive().isLessThan(planned.get(zone));
      assertThat(planned.get(zone)).isLessThan(Bed.ALLOWANCE.zoneHourS());
    }
  }

  @Test
  void anAnswerThatNobodyGaveDoesNotArm() {
    bed.seconds(2);
    bed.put(new Command.Screen());
    bed.put(new Command.AnswerScreening(true));
    assertThat(bed.state()).isInstanceOf(State.Screening.class);
    assertThat(bed.refusals())
        .containsExactly(new Fact.CommandRefused("AnswerScreening", Refusal.SCREENING_OPEN));
  }

  @Test
  void whatComesBetweenArmingAndTheStartIsSeenAtTheStart() {
    bed.seconds(2);
    bed.arm();
    bed.charging = true;
    bed.consent = false;
    bed.seconds(0.1);
    bed.put(new Command.Start());
    assertThat(against(bed)).containsExactly(Refusal.NO_CONSENT, Refusal.CHARGER_CONNECTED);
    assertThat(bed.state()).isNotInstanceOf(State.Running.class);
  }

  @Test
  void outsideOfItsTimesNoneBeginsAndOneThatHasBegunGoesOnAfterAPause() {
    bed.untimely = Optional.of(new DoseLedger.Shortage(Refusal.NOT_ITS_TIME, 60 * SECOND_NS));
    bed.seconds(2);
    assertThat(against(bed)).containsExactly(Refusal.SCREENING_OPEN, Refusal.NOT_ITS_TIME);
    bed.untimely = Optional.empty();
    bed.treat(5);
    bed.put(new Command.Pause());
    bed.seconds(1);
    bed.untimely = Optional.of(new DoseLedger.Shortage(Refusal.NOT_ITS_TIME, 60 * SECOND_NS));

    bed.put(new Command.Resume());
    bed.seconds(1);

    assertThat(bed.state()).isInstanceOf(State.Running.class);
    assertThat(bed.refusals()).isEmpty();
  }

  @Test
  void answersHoldForOneTreatment() {
    bed.treat(5);
    bed.put(new Command.Stop());
    bed.seconds(1);
    bed.put(new Command.Acknowledge());
    bed.put(new Command.Screen());
    bed.put(new Command.AnswerScreening(true));
    assertThat(bed.refusals())
        .containsExactly(new Fact.CommandRefused("AnswerScreening", Refusal.SCREENING_OPEN));
  }

  @Test
  void aDangerSignHoldsThePanelThroughARestartUntilAMidwifeReleasesIt() {
    bed.seconds(2);
    bed.put(new Command.Screen());
    Screening.Outcome outcome = bed.readiness.answer("bleeding", true);
    assertThat(outcome).isInstanceOf(Screening.Outcome.Forbidden.class);
    bed.readiness.arm(bed.loop.latest()).ifPresent(bed::put);
    assertThat(bed.state()).isInstanceOf(State.Stopped.class);
    // Told of the hold and of the questions alike, and never as a midwife's pause.
    assertThat(against(bed)).filteredOn(why -> why == Refusal.DANGER_SIGN).hasSize(2);
    assertThat(against(bed)).doesNotContain(Refusal.ON_HOLD);

    Bed next = new Bed(memory);
    Hold standing = next.hold.standing();
    assertThat(standing).isNotNull();
    assertThat(standing.origin()).isEqualTo(Hold.Origin.DANGER_SIGN);
    next.treat(1);
    assertThat(next.state()).isInstanceOf(State.Screening.class);
    assertThat(next.refusals().getFirst().why()).isEqualTo(Refusal.DANGER_SIGN);

    next.hold.release("BD-7", Bed.DEVICE, Bed.DEVICE);
    assertThat(new Bed(memory).hold.standing()).isNull();
  }

  @Test
  void theClinicIsToldWhichAnswerForbadeOnceAndOfTheHold() {
    bed.readiness.ask();
    bed.readiness.answer("breast", true);
    bed.readiness.answer("breast", true);
    bed.readiness.answer("bleeding", true);
    bed.hold.release("BD-7", Bed.DEVICE, Bed.DEVICE);

    assertThat(bed.told)
        .containsExactly(
            new Notice.AnswerForbade("breast", "not-today"),
            new Notice.AnswerForbade("bleeding", "go-now"),
            new Notice.HoldSet("danger-sign", false),
            new Notice.HoldReleased("BD-7", false));
  }

  @Test
  void whoDoesNotShareHerAnswersHasToldOnlyHowUrgentItIs() {
    bed.shares = false;
    bed.readiness.ask();
    bed.readiness.answer("dark-thoughts", true);

    assertThat(bed.told).startsWith(new Notice.AnswerForbade("", "go-now"));
  }

  @Test
  void aStartOfTheDeviceTellsAgainHowTheHoldStandsAndNothingOfOneThatNeverWas() {
    assertThat(bed.told).isEmpty();
    bed.hold.hold(Hold.Origin.MIDWIFE, "a wound on the back");

    Bed next = new Bed(memory);
    assertThat(next.told).containsExactly(new Notice.HoldSet("midwife", true));
    next.hold.release("BD-7", Bed.DEVICE, Bed.DEVICE);
    assertThat(new Bed(memory).told).containsExactly(new Notice.HoldReleased("BD-7", true));
  }

  @Test
  void onlyAMidwifeWhoTypesTheDevicesNameReleases() {
    bed.hold.hold(Hold.Origin.AFAR, "let me see her first");
    assertThatThrownBy(() -> bed.hold.release("BD-7", "sentuh-02", Bed.DEVICE))
        .hasMessageContaining("sentuh-02")
        .hasMessageContaining("sentuh-01");
    assertThatThrownBy(() -> bed.hold.release("", Bed.DEVICE, Bed.DEVICE))
        .hasMessageContaining("sign of a midwife");
    assertThat(bed.hold.standing()).isNotNull();
  }

  @Test
  void aHoldThatStandsKeepsItsFirstReason() {
    bed.hold.hold(Hold.Origin.MIDWIFE, "a wound on the back");
    bed.hold.hold(Hold.Origin.AFAR, "another");
    assertThat(bed.hold.standing())
        .isEqualTo(new Hold(Hold.Origin.MIDWIFE, "a wound on the back", "unknown"));
    assertThat(new Bed(memory).hold.standing()).isEqualTo(bed.hold.standing());
  }

  @Test
  void aHoldThatTheDiskDoesNotTakeHoldsUntilThePowerGoes() {
    memory.full = true;
    assertThatThrownBy(() -> bed.hold.hold(Hold.Origin.MIDWIFE, "a wound")).isNotNull();
    assertThat(bed.hold.standing()).isNotNull();
  }

  @Test
  void aHoldStandsInTheWayOfAResumption() {
    bed.treat(5);
    bed.put(new Command.Pause());
    bed.seconds(1);
    bed.hold.hold(Hold.Origin.AFAR, "let me see her first");
    bed.put(new Command.Resume());
    assertThat(bed.state()).isInstanceOf(State.Paused.class);
    assertThat(bed.refusals()).containsExactly(new Fact.CommandRefused("Resume", Refusal.ON_HOLD));
  }

  @Test
  void aPrescriptionThatNoLongerStandsLetsNothingBeginNorGoOnAfterAPause() {
    bed.treat(5);
    bed.put(new Command.Pause());
    bed.seconds(1);
    bed.prescription = Optional.of(Refusal.PRESCRIPTION_HELD);
    bed.put(new Command.Resume());
    assertThat(bed.state()).isInstanceOf(State.Paused.class);
    assertThat(bed.refusals())
        .containsExactly(new Fact.CommandRefused("Resume", Refusal.PRESCRIPTION_HELD));
    assertThat(bed.readiness.checklist(null).checks())
        .contains(new Check(Check.Item.PRESCRIPTION, Optional.of(Refusal.PRESCRIPTION_HELD), 0));
  }

  @Test
  void whereverItIsKilledTheLedgerKnowsNoLessThanSheFeltAndTenSecondsMoreAtMost() {
    bed.treat(0);
    for (int tick = 0; tick < 3_000; tick++) {
      bed.seconds(0.01);
      if (tick % 37 == 0) {
        DoseLedger.Entry kept = LedgerLine.read(memory.line("ledger")).getFirst();
        double full = bed.setup.limits().vibration().fullMs2();
        double feltNs = (tick + 1) * 1e7;
        assertThat(kept.open()).isTrue();
        assertThat((double) kept.brought().treatedNs()).isBetween(feltNs, feltNs + 10.1e9);
        assertThat(kept.brought().m2PerS3()).isGreaterThanOrEqualTo(full * full * bed.squares);
      }
    }
    Bed next = new Bed(memory);
    assertThat(next.setup.spent().treatedNs()).isBetween(30 * SECOND_NS, 41 * SECOND_NS);
  }

  @Test
  void oneThatWasKilledAfterAMinuteCountsAsOneOfTheDay() {
    bed.treat(70);
    Bed next = new Bed(memory);
    next.seconds(2);
    assertThat(against(next)).contains(Refusal.RESTING);
  }

  @Test
  void noTreatmentBeginsWhereTheLedgerCannotBeWritten() {
    bed.seconds(2);
    memory.full = true;
    bed.arm();
    bed.put(new Command.Start());
    assertThat(bed.state()).isInstanceOf(State.Screening.class);
    assertThat(bed.refusals().getFirst())
        .isEqualTo(new Fact.CommandRefused("AnswerScreening", Refusal.RECORD_NOT_KEPT));
  }

  @Test
  void aTreatmentIsStoppedBeforeItOvertakesItsLedger() {
    bed.treat(20);
    memory.full = true;
    bed.seconds(15);
    assertThat(bed.state()).isInstanceOf(State.Stopped.class);
    DoseLedger.Entry kept = LedgerLine.read(memory.line("ledger")).getFirst();
    double full = bed.setup.limits().vibration().fullMs2();
    assertThat(kept.brought().m2PerS3()).isGreaterThanOrEqualTo(full * full * bed.squares);
    long stoppedAtNs = bed.ledger.spent().treatedNs();
    assertThat(kept.brought().treatedNs()).isGreaterThanOrEqualTo(stoppedAtNs);
  }

  @Test
  void oneThatIsArmedAndNotStartedCostsNothing() {
    bed.seconds(2);
    bed.arm();
    bed.put(new Command.Stop());
    bed.seconds(2);
    assertThat(bed.ledger.spent().treatedNs()).isZero();
    assertThat(LedgerLine.read(memory.line("ledger"))).isEmpty();
  }

  @Test
  void whatCannotBeReadIsAHoldAndADayThatIsSpent() {
    memory.lines.put("hold", "hel");
    memory.lines.put("ledger", "1 | 5 -");
    Bed next = new Bed(memory);
    next.seconds(2);
    assertThat(against(next)).contains(Refusal.HOLD_UNREADABLE, Refusal.DAY_TREATMENTS);

    Memory lost = new Memory();
    lost.damaged = true;
    Bed bare = new Bed(lost);
    bare.seconds(2);
    assertThat(against(bare)).contains(Refusal.HOLD_UNREADABLE, Refusal.DAY_TREATMENTS);
  }
}
