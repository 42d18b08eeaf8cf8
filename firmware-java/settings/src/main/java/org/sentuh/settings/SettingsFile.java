package org.sentuh.settings;

import java.nio.file.Path;
import org.sentuh.control.arming.Allowance;
import org.sentuh.control.arming.Question;
import org.sentuh.control.arming.Questionnaire;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Panel;
import org.sentuh.control.pattern.Programme;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.safety.Limits;

/** Any file under {@code config/}, whichever it is. */
public final class SettingsFile {

  private static final long NS_PER_S = 1_000_000_000L;

  private SettingsFile() {}

  /**
   * Reads a file as what its {@code kind} says it is. A device file is read together with the panel
   * file that it names.
   *
   * @return what it is, in one line
   * @throws SettingsRefused when it will not be used
   */
  public static String check(Path file) {
    SettingsText text = SettingsText.of(file);
    return switch (Kind.of(Section.anyTop(text))) {
      case PROGRAMME -> inOneLine(ProgrammeFile.read(text));
      case PANEL -> inOneLine(PanelFile.read(text));
      case LIMITS -> inOneLine(LimitsFile.read(text));
      case DEVICE -> inOneLine(DeviceFile.withItsPanel(file, text));
      case HAZARDS -> inOneLine(HazardsFile.read(text));
      case SCREENING -> inOneLine(ScreeningFile.read(text));
      case ALLOWANCE -> inOneLine(AllowanceFile.read(text));
      case USE -> inOneLine(UseFile.read(text));
      case ALARMS -> inOneLine(AlarmsFile.read(text));
      case OPENID -> inOneLine(OpenIdFile.read(text));
    };
  }

  /**
   * What a file says that it is.
   *
   * @throws SettingsRefused when it does not say so
   */
  public static Kind kind(Path file) {
    return Kind.of(Section.anyTop(SettingsText.of(file)));
  }

  /**
   * The content of a settings file, word for word, for those who keep a copy of what was read.
   *
   * @throws SettingsRefused when there is no such text file
   */
  public static String content(Path file) {
    return SettingsText.of(file).text();
  }

  private static String inOneLine(Programme programme) {
    double seconds = (double) new Score(programme, BackLength.REFERENCE).durationNs() / NS_PER_S;
    return String.join(
        "",
        "programme " + programme.name() + ", revision " + programme.revision(),
        ": " + programme.phases().size() + " phases, ",
        Value.decimal(seconds) + " s on a back of ",
        Value.decimal(BackLength.REFERENCE.mm()) + " mm, from level ",
        Value.decimal(programme.startLevel()) + " to " + Value.decimal(programme.ceiling()),
        " at most, " + Section.word(programme.permission()));
  }

  private static String inOneLine(Panel panel) {
    return String.join(
        "",
        "panel " + panel.name() + ": " + panel.motors().size() + " motors, ",
        panel.sensors().size() + " pressure and ",
        panel.temperatures().size() + " temperature sites, pitch ",
        Value.decimal(panel.pitchMm()) + " mm");
  }

  private static String inOneLine(Limits limits) {
    return String.join(
        "",
        "limits: stop at " + Value.decimal(limits.skin().stopCelsius()) + " °C skin, ",
        Value.decimal(limits.pressure().sustainedStopKpa()) + " kPa sustained, ",
        Value.decimal(limits.time().treatmentStopS()) + " s a treatment; intensity to ",
        Value.decimal(limits.intensity().cap()) + ", " + limits.motors().onMost(),
        " motors at once");
  }

  private static String inOneLine(DeviceSettings device) {
    return String.join(
        "",
        "device " + device.id() + ", wired for " + device.panelFile() + ": ",
        device.motors().wires().size() + " motor channels, ",
        device.pressure().wires().size() + " pressure and ",
        device.skin().size() + " temperature sensors, tick ",
        device.tickNs() / 1_000_000 + " ms");
  }

  private static String inOneLine(Hazards hazards) {
    long open = hazards.hazards().stream().filter(hazard -> !hazard.open().isEmpty()).count();
    return String.join(
        "",
        "hazards: " + hazards.hazards().size() + ", ",
        open + " of them with something that does not exist yet; ",
        hazards.circuits().size() + " circuits");
  }

  private static String inOneLine(Questionnaire screening) {
    long waiting = screening.questions().stream().filter(Question::awaitsSignature).count();
    return String.join(
        "",
        "screening, revision " + screening.revision() + ": ",
        screening.questions().size() + " questions, ",
        waiting + " of them await a clinician's signature; answers hold for ",
        screening.validNs() / (60 * NS_PER_S) + " minutes");
  }

  private static String inOneLine(Allowance allowance) {
    return String.join(
        "",
        "allowance: " + allowance.treatments() + " treatments within 24 hours, ",
        Value.decimal(allowance.betweenS()) + " s between; a zone ",
        Value.decimal(allowance.zoneHourS()) + " s of full intensity an hour, ",
        Value.decimal(allowance.zoneDayS()) + " s within 24 hours");
  }

  private static String inOneLine(UseSettings use) {
    return String.join(
        "",
        "use: plays " + use.programme() + " on a back of ",
        Value.decimal(use.back().mm()) + " mm; tells ",
        use.clinic().map(clinic -> clinic.brokers().size() + " brokers").orElse("nobody"),
        "; pages at " + use.pages().address() + ":" + use.pages().port());
  }

  private static String inOneLine(AlarmRules alarms) {
    long waiting = alarms.rules().stream().filter(AlarmRule::awaitsSignature).count();
    return String.join(
        "",
        "alarms, revision " + alarms.revision() + ": ",
        alarms.rules().size() + " rules, ",
        waiting + " of them await a clinician's signature");
  }

  private static String inOneLine(OpenIdSettings openId) {
    return String.join(
        "",
        "openid: " + openId.issuer() + " vouches for whom " + openId.person() + " names; ",
        openId.sign().isPresent() ? "takes in whom its claims give a role" : "gives nobody a role");
  }
}
