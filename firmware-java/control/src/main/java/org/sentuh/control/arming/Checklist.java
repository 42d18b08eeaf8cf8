package org.sentuh.control.arming;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.arming.DoseLedger.Shortage;
import org.sentuh.control.safety.Limits;
import org.sentuh.control.treatment.Refusal;

/** All that must be well before a treatment begins, looked at together. Immutable. */
public final class Checklist {

  private final List<Check> checks;

  /**
   * What is looked at.
   *
   * @param nowNs monotonic
   * @param hold the hold that stands, or null
   * @param screening what follows from the answers
   * @param consent whether she agrees to a record of her treatments
   * @param record why nothing can be kept, empty when it can
   * @param prescription why a midwife's prescription allows no treatment, empty when it does
   * @param proven whether its proof has been verified on this device
   * @param shortages what there is no room for
   * @param selfTest the last result of this boot, or null
   * @param panel what the panel says of itself, or null where it has not spoken
   */
  public record Facts(
      long nowNs,
      @Nullable Hold hold,
      Screening.Outcome screening,
      boolean consent,
      Optional<Refusal> record,
      Optional<Refusal> prescription,
      boolean proven,
      List<Shortage> shortages,
      @Nullable SelfTestResult selfTest,
      @Nullable PanelNow panel) {}

  /** Looks at everything. */
  public Checklist(Facts facts, Limits limits) {
    List<Check> list = new ArrayList<>();
    list.add(new Check(Check.Item.HOLD, Optional.ofNullable(facts.hold()).map(Hold::refusal), 0));
    list.add(screening(facts.screening()));
    list.add(check(Check.Item.CONSENT, facts.consent(), Refusal.NO_CONSENT));
    list.add(new Check(Check.Item.RECORD, facts.record(), 0));
    list.add(new Check(Check.Item.PRESCRIPTION, facts.prescription(), 0));
    list.add(check(Check.Item.PROOF, facts.proven(), Refusal.NOT_PROVEN));
    list.add(allowance(facts.shortages()));
    list.add(selfTest(facts.selfTest(), facts.nowNs()));
    PanelNow panel = facts.panel();
    list.add(panel(Check.Item.SENSORS, panel, Refusal.SENSORS_DOUBTED, p -> p.sensorsPlausible()));
    list.add(panel(Check.Item.SKIN, panel, Refusal.SKIN_SIDE_WARM, p -> p.isCool(limits.skin())));
    list.add(
        panel(
            Check.Item.SUPPLY, panel, Refusal.SUPPLY_NOT_READY, p -> p.supplied(limits.supply())));
    list.add(
        panel(Check.Item.CHARGER, panel, Refusal.CHARGER_CONNECTED, p -> !p.vitals().charging()));
    list.add(
        panel(Check.Item.STOP_BUTTON, panel, Refusal.STOP_PRESSED, p -> !p.vitals().stopPressed()));
    this.checks = List.copyOf(list);
  }

  /** Every check, well or not, in the order in which they are told. */
  public List<Check> checks() {
    return checks;
  }

  /** Whether a treatment may begin. */
  public boolean ready() {
    return checks.stream().allMatch(Check::ok);
  }

  /** The first thing that stands against it, for a person who is told one. */
  public Optional<Refusal> first() {
    return checks.stream().flatMap(check -> check.against().stream()).findFirst();
  }

  private static Check screening(Screening.Outcome outcome) {
    Optional<Refusal> against =
        switch (outcome) {
          case Screening.Outcome.Permitted permitted -> Optional.empty();
          case Screening.Outcome.Open open -> Optional.of(Refusal.SCREENING_OPEN);
          case Screening.Outcome.Expired expired -> Optional.of(Refusal.SCREENING_EXPIRED);
          case Screening.Outcome.Forbidden(List<Question> because) ->
              Optional.of(
                  because.getFirst().severity() == Severity.GO_NOW
                      ? Refusal.DANGER_SIGN
                      : Refusal.SCREENING_FORBIDS);
        };
    return new Check(Check.Item.SCREENING, against, 0);
  }

  /** Of several shortages the one that lasts longest is told: the others are over by then. */
  private static Check allowance(List<Shortage> shortages) {
    return shortages.stream()
        .max(Comparator.comparingLong(Shortage::waitNs))
        .map(longest ->
            new Check(Check.Item.ALLOWANCE, Optional.of(longest.why()), longest.waitNs()))
        .orElse(new Check(Check.Item.ALLOWANCE, Optional.empty(), 0));
  }

  private static Check selfTest(@Nullable SelfTestResult result, long nowNs) {
    if (result != null && !result.well()) {
      return check(Check.Item.SELF_TEST, false, Refusal.SELF_TEST_FAILED);
    }
    boolean fresh =
        result != null && result.atNs() <= nowNs && nowNs - result.atNs() < SelfTestResult.FRESH_NS;
    return check(Check.Item.SELF_TEST, fresh, Refusal.SELF_TEST_DUE);
  }

  private static Check panel(
      Check.Item item, @Nullable PanelNow panel, Refusal why, Predicate<PanelNow> well) {
    if (panel == null) {
      return check(item, false, Refusal.PANEL_SILENT);
    }
    return check(item, well.test(panel), why);
  }

  private static Check check(Check.Item item, boolean ok, Refusal why) {
    return new Check(item, ok ? Optional.empty() : Optional.of(why), 0);
  }
}
