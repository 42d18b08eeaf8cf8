package org.sentuh.simulator.selftest;

import java.util.Locale;
import org.sentuh.device.selftest.SelfTestReport.MotorSeen;
import org.sentuh.simulator.report.Markup;

/** What one motor drew beside what a sound one draws, as a band and a dot. */
final class MotorRange {

  private static final double WIDE = 200;
  private static final double MOST_AMPS = 0.045;

  private MotorRange() {}

  static void write(Markup page, MotorSeen motor) {
    boolean within = motor.runAmps() >= motor.leastAmps() && motor.runAmps() <= motor.mostAmps();
    String style = within && motor.fault().isEmpty() ? "got" : "out";
    page.open(
        "svg",
        "class",
        "range",
        "viewBox",
        "0 0 200 16",
        "preserveAspectRatio",
        "none",
        "aria-hidden",
        "true");
    page.empty("line", "class", "axis", "x1", "0", "x2", "200", "y1", "8", "y2", "8");
    double least = x(motor.leastAmps());
    page.empty(
        "rect",
        "class",
        "band",
        "x",
        at(least),
        "y",
        "2.5",
        "width",
        at(x(motor.mostAmps()) - least),
        "height",
        "11",
        "rx",
        "3");
    String middle = at(x(motor.runAmps()) - 2.2);
    page.empty(
        "rect", "class", style, "x", middle, "y", "0.5", "width", "4.4", "height", "15", "rx", "2");
    page.close();
  }

  private static double x(double amps) {
    return Math.clamp(amps / MOST_AMPS, 0, 1) * (WIDE - 6) + 3;
  }

  private static String at(double x) {
    return String.format(Locale.ROOT, "%.1f", x);
  }
}
