package org.sentuh.device.selftest;

import java.util.Locale;
import org.sentuh.control.treatment.Reason;
import org.sentuh.telemetry.words.Words;

/** What is told of a self-test in one language, to the mother and to the technician. */
public final class SelfTestWords {

  private final Words words;

  /** A language's. */
  public SelfTestWords(Words words) {
    this.words = words;
  }

  /** A few words for what came of it. */
  public String outcome(SelfTestReport report) {
    return words.selfTest("outcome." + report.outcome().word());
  }

  /** The mother's one sentence. Of several findings the last named is the one about safety. */
  public String mother(SelfTestReport report) {
    String about =
        report.findings().stream()
            .map(finding -> finding.fault().subject())
            .max(Fault.Subject::compareTo)
            .map(Fault.Subject::word)
            .orElse(report.outcome().word());
    return words.selfTest("mother." + about);
  }

  /** A few words for a finding. */
  public String name(Fault fault) {
    return words.selfTest("fault." + fault.code() + ".name");
  }

  /** Where, what was measured, what is allowed, what to do next and what to bring. */
  public String technician(Finding finding) {
    String told =
        words.selfTest(
            "fault." + finding.fault().code() + ".technician",
            "place",
            place(finding),
            "wire",
            wire(finding.wire()),
            "measured",
            figure(finding.fault(), finding.measured()),
            "least",
            figure(finding.fault(), finding.least()),
            "most",
            figure(finding.fault(), finding.most()));
    return finding.part() == Part.NONE
        ? told
        : told + " " + words.selfTest("bring", "part", part(finding.part()));
  }

  /** A part's name. */
  public String part(Part part) {
    return words.selfTest("part." + part.word());
  }

  /** What the test cannot know. */
  public String unknown(Unknown unknown) {
    return words.selfTest("unknown." + unknown.code());
  }

  /** Why it ended before it was through, in the technician's words. */
  public String ended(Reason why) {
    return words.selfTest("ended", "why", words.name(why) + ".");
  }

  /** Why what it found may be the machine's and not the panel's, and what to do. */
  public String heldUp(SelfTestReport report) {
    return words.selfTest("held-up", "ticks", String.valueOf(report.missedTicks()));
  }

  /** What somebody at the panel is asked to do. */
  public String asked(Person.Request request) {
    return switch (request) {
      case Person.Request.PressStop() -> words.selfTest("ask.press-stop");
      case Person.Request.ReleaseStop() -> words.selfTest("ask.release-stop");
      case Person.Request.PressPlace(String zone) ->
          words.selfTest("ask.press-place", "place", words.zone(zone));
      case Person.Request.LetGo() -> words.selfTest("ask.let-go");
    };
  }

  /** A number with so many decimals, as the language writes it; a dash for what has none. */
  public String number(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    return String.format(Locale.of(words.language()), "%." + decimals + "f", value);
  }

  /** A wire in the language's words: {@code 0x40 channel 7} is "0x40 kanal 7". */
  public String wire(String wire) {
    return words.language().equals("id")
        ? wire.replace("channel", "kanal").replace("input", "masukan")
        : wire;
  }

  /** Where it is, in the language's words. */
  public String place(Finding finding) {
    return switch (finding.fault().subject()) {
      case SENSORS -> words.zone(finding.place());
      case WARMTH -> finding.place().isEmpty() ? "" : words.thermometer(finding.place());
      default -> finding.place();
    };
  }

  private String figure(Fault fault, double value) {
    return switch (fault) {
      case CHIP_WRONG, ADDRESS_SHARED -> String.format(Locale.ROOT, "0x%02X", (int) value);
      case RAIL_OUTSIDE,
          RAIL_OFF,
          RAIL_NOT_CUT,
          STOP_CONTACTS_DISAGREE,
          STOP_RAIL_STAYS,
          STOP_LINE_SILENT ->
          number(value, 2);
      case THERMOMETER_OFF, THERMOMETER_SILENT -> number(value, 1);
      default -> number(value, Math.abs(value) < 100 && value != Math.rint(value) ? 1 : 0);
    };
  }
}
