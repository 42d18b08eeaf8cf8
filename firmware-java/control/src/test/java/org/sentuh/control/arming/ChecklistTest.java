package org.sentuh.control.arming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.control.arming.DoseLedger.Shortage;
import org.sentuh.control.pressure.Backs;
import org.sentuh.control.pressure.PressureMap;
import org.sentuh.control.pressure.SensorFault;
import org.sentuh.control.safety.LimitTable;
import org.sentuh.control.safety.Limits;
import org.sentuh.control.safety.Vitals;
import org.sentuh.control.treatment.Refusal;

class ChecklistTest {

  private static final long NOW_NS = 20 * 3_600_000_000_000L;
  private static final Limits LIMITS = new LimitTable().limits();

  private @Nullable Hold hold;
  private Screening.Outcome screening = new Screening.Outcome.Permitted(NOW_NS + 1);
  private boolean consent = true;
  private Optional<Refusal> record = Optional.empty();
  private Optional<Refusal> prescription = Optional.empty();
  private boolean proven = true;
  private List<Shortage> shortages = List.of();
  private @Nullable SelfTestResult selfTest = new SelfTestResult(NOW_NS - 1, true);
  private boolean panelSpoke = true;
  private PressureMap pressure = Backs.pressing(1, 2);
  private double skin = 33;
  private boolean skinKnown = true;
  private Vitals.Supply supply = new Vitals.Supply(0, 3, true);
  private boolean stopPressed;
  private boolean charging;

  private Checklist list() {
    PanelNow panel =
        new PanelNow(
            pressure,
            new Vitals(
                new double[] {33, skin},
                new boolean[] {true, skinKnown},
                supply,
                stopPressed,
                charging));
    return new Checklist(
        new Checklist.Facts(
            NOW_NS,
            hold,
            screening,
            consent,
            record,
            prescription,
            proven,
            shortages,
            selfTest,
            panelSpoke ? panel : null),
        LIMITS);
  }

  private List<Refusal> against() {
    return list().checks().stream().flatMap(check -> check.against().stream()).toList();
  }

  @Test
  void whereAllIsWellATreatmentMayBegin() {
    assertThat(list().ready()).isTrue();
    assertThat(list().first()).isEmpty();
    assertThat(list().checks()).extracting(Check::item).containsExactly(Check.Item.values());
  }

  @Test
  void everythingThatIsNotWellIsToldAtOnce() {
    hold = new Hold(Hold.Origin.MIDWIFE, "wound on the back", "unknown");
    screening = new Screening.Outcome.Open(Questions.FOUR.questions());
    consent = false;
    record = Optional.of(Refusal.RECORD_FULL);
    prescription = Optional.of(Refusal.NOT_PRESCRIBED);
    proven = false;
    shortages = List.of(new Shortage(Refusal.RESTING, 5), new Shortage(Refusal.DAY_TREATMENTS, 7));
    selfTest = null;
    pressure = Backs.faulted(2, null, SensorFault.FROZEN);
    skin = 39;
    supply = new Vitals.Supply(0, 3, false);
    charging = true;
    stopPressed = true;
    assertThat(against())
        .containsExactly(
            Refusal.ON_HOLD,
            Refusal.SCREENING_OPEN,
            Refusal.NO_CONSENT,
            Refusal.RECORD_FULL,
            Refusal.NOT_PRESCRIBED,
            Refusal.NOT_PROVEN,
            Refusal.DAY_TREATMENTS,
            Refusal.SELF_TEST_DUE,
            Refusal.SENSORS_DOUBTED,
            Refusal.SKIN_SIDE_WARM,
            Refusal.SUPPLY_NOT_READY,
            Refusal.CHARGER_CONNECTED,
            Refusal.STOP_PRESSED);
    assertThat(list().first()).contains(Refusal.ON_HOLD);
    assertThat(list().ready()).isFalse();
  }

  /** One thing at a time, and what is told of it. */
  record Trouble(String what, Consumer<ChecklistTest> happens, Refusal told) {

    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Trouble> troubles() {
    return Stream.of(
        new Trouble(
            "held", t -> t.hold = new Hold(Hold.Origin.AFAR, "look", "unknown"), Refusal.ON_HOLD),
        new Trouble(
            "held for a sign",
            t -> t.hold = new Hold(Hold.Origin.DANGER_SIGN, "fever", "unknown"),
            Refusal.DANGER_SIGN),
        new Trouble(
            "held, for nobody knows",
            t -> t.hold = new Hold(Hold.Origin.DAMAGE, "damaged", "unknown"),
            Refusal.HOLD_UNREADABLE),
        new Trouble(
            "expired",
            t -> t.screening = new Screening.Outcome.Expired(),
            Refusal.SCREENING_EXPIRED),
        new Trouble(
            "forbidden",
            t -> t.screening = forbidden(Severity.NOT_TODAY),
            Refusal.SCREENING_FORBIDS),
        new Trouble("danger", t -> t.screening = forbidden(Severity.GO_NOW), Refusal.DANGER_SIGN),
        new Trouble(
            "not kept",
            t -> t.record = Optional.of(Refusal.RECORD_NOT_KEPT),
            Refusal.RECORD_NOT_KEPT),
        new Trouble(
            "test failed",
            t -> t.selfTest = new SelfTestResult(NOW_NS, false),
            Refusal.SELF_TEST_FAILED),
        new Trouble(
            "test old",
            t -> t.selfTest = new SelfTestResult(NOW_NS - SelfTestResult.FRESH_NS, true),
            Refusal.SELF_TEST_DUE),
        new Trouble(
            "test ahead",
            t -> t.selfTest = new SelfTestResult(NOW_NS + 1, true),
            Refusal.SELF_TEST_DUE),
        new Trouble("thermometer", t -> t.skinKnown = false, Refusal.SENSORS_DOUBTED),
        new Trouble(
            "low", t -> t.supply = new Vitals.Supply(0, 2.6, true), Refusal.SUPPLY_NOT_READY),
        new Trouble(
            "high", t -> t.supply = new Vitals.Supply(0, 3.7, true), Refusal.SUPPLY_NOT_READY),
        new Trouble(
            "no number",
            t -> t.supply = new Vitals.Supply(0, Double.NaN, true),
            Refusal.SUPPLY_NOT_READY));
  }

  private static Screening.Outcome forbidden(Severity severity) {
    return new Screening.Outcome.Forbidden(List.of(Questions.question("it", true, severity)));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void oneTroubleIsEnough(Trouble trouble) {
    trouble.happens().accept(this);
    assertThat(list().first()).contains(trouble.told());
    assertThat(list().ready()).isFalse();
  }

  @Test
  void aTestThatIsJustFreshEnoughCounts() {
    selfTest = new SelfTestResult(NOW_NS - SelfTestResult.FRESH_NS + 1, true);
    assertThat(list().ready()).isTrue();
  }

  @Test
  void aPanelThatHasNotSpokenIsWellInNothing() {
    panelSpoke = false;
    List<Refusal> silent = new ArrayList<>(against());
    assertThat(silent).hasSize(5).containsOnly(Refusal.PANEL_SILENT);
  }

  @Test
  void whatTimeHealsSaysWhen() {
    shortages = List.of(new Shortage(Refusal.RESTING, 5_000));
    assertThat(list().checks())
        .filteredOn(check -> check.item() == Check.Item.ALLOWANCE)
        .containsExactly(new Check(Check.Item.ALLOWANCE, Optional.of(Refusal.RESTING), 5_000));
  }
}
