package org.sentuh.device.selftest;

import java.util.Locale;
import org.sentuh.control.treatment.Reason;
import org.sentuh.device.selftest.SelfTestReport.MotorSeen;
import org.sentuh.device.selftest.SelfTestReport.Power;
import org.sentuh.telemetry.words.Words;

/** A self-test as lines of text, for a terminal and for a printer that knows no more. */
public final class SelfTestText {

  private final SelfTestReport report;
  private final SelfTestWords told;
  private final Words words;
  private final StringBuilder text = new StringBuilder();

  private SelfTestText(SelfTestReport report, Words words) {
    this.report = report;
    this.words = words;
    this.told = new SelfTestWords(words);
  }

  /** The lines, without a line break at the end. */
  public static String of(SelfTestReport report, Words words) {
    SelfTestText of = new SelfTestText(report, words);
    of.write();
    return of.text.toString().stripTrailing();
  }

  private void write() {
    line(told.mother(report));
    line("");
    report
        .findings()
        .forEach(finding -> {
          line("! " + told.name(finding.fault()));
          line("  " + told.technician(finding));
        });
    if (report.ended() != Reason.COMPLETED && report.findings().isEmpty()) {
      line(told.ended(report.ended()));
    }
    if (report.wasHeldUp()) {
      line(told.heldUp(report));
    }
    if (!report.findings().isEmpty()) {
      line("");
    }
    report.motors().forEach(this::motor);
    line("");
    for (SelfTestReport.SensorSeen seen : report.sensors()) {
      row(seen.fault().isPresent(), words.zone(seen.zone()), seen.wire(), number(seen.counts(), 0));
    }
    for (SelfTestReport.ThermometerSeen seen : report.thermometers()) {
      String celsius = number(seen.celsius(), 1) + " °C";
      row(seen.fault().isPresent(), words.thermometer(seen.site()), seen.wire(), celsius);
    }
    power();
    line("");
    report.unknown().forEach(unknown -> line("? " + told.unknown(unknown)));
    line("");
    line(told.outcome(report) + " · " + number(report.lastedNs() / 1e9, 1) + " s");
  }

  private void motor(MotorSeen motor) {
    String drew =
        motor.tried()
            ? String.format(
                Locale.ROOT,
                "%6s mA  (%s–%s)",
                number(motor.runAmps() * 1e3, 1),
                number(motor.leastAmps() * 1e3, 1),
                number(motor.mostAmps() * 1e3, 1))
            : "     –";
    row(motor.fault().isPresent(), motor.site(), motor.wire(), drew);
  }

  private void power() {
    Power power = report.power();
    String ms = power.cutOffNs() < 0 ? "–" : String.valueOf(power.cutOffNs() / 1_000_000);
    line(
        String.format(
            Locale.ROOT,
            "  %s V  %s mA  OE %s ms (≤ %d)",
            number(power.railVolts(), 2),
            number(power.restAmps() * 1e3, 1),
            ms,
            Math.max(0, power.cutOffMostNs()) / 1_000_000));
  }

  private void row(boolean bad, String name, String wire, String value) {
    line(
        String.format(
            Locale.ROOT, "%s %-14s %-16s %s", bad ? "!" : " ", name, told.wire(wire), value));
  }

  private String number(double value, int decimals) {
    return told.number(value, decimals);
  }

  private void line(String what) {
    text.append(what).append('\n');
  }
}
