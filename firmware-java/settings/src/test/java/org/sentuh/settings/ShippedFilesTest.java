package org.sentuh.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.control.arming.Question;
import org.sentuh.control.arming.Severity;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.Place;
import org.sentuh.control.body.SensorSite;
import org.sentuh.control.body.TemperatureSite;
import org.sentuh.control.controller.ContactRule;
import org.sentuh.control.controller.PressureRule;
import org.sentuh.control.controller.Smoothness;
import org.sentuh.control.pressure.FsrLaw;
import org.sentuh.control.pressure.Plausibility;
import org.sentuh.control.safety.Limits;

/** The panels, the limits and the device that are shipped. */
class ShippedFilesTest {

  static Stream<Path> all() {
    return ConfigFolder.all().stream();
  }

  static Stream<Path> panels() {
    return ConfigFolder.panels().stream();
  }

  @Test
  void theFilesAreThoseThatThePagesNameAndNoOthers() {
    assertThat(ConfigFolder.all().stream().map(f -> ConfigFolder.ROOT.relativize(f).toString()))
        .containsExactly(
            "alarms.yaml",
            "allowance.yaml",
            "device.yaml",
            "limits.yaml",
            "openid.yaml",
            "screening.yaml",
            "use.yaml",
            "programmes/caesarean.yaml",
            "programmes/gentle.yaml",
            "programmes/long.yaml",
            "programmes/standard.yaml",
            "panels/l.yaml",
            "panels/m-extended.yaml",
            "panels/m.yaml",
            "panels/s.yaml",
            "safety/hazards.yaml");
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyFileIsAcceptedAndDescribedInOneLine(Path file) {
    assertThat(SettingsFile.check(file)).isNotBlank().doesNotContain("\n");
  }

  /** The hazards that have nothing but a question against them count on these. */
  @Test
  void theQuestionsAskForWhatTheHazardsCountOn() {
    List<Question> questions =
        ScreeningFile.read(ConfigFolder.ROOT.resolve("screening.yaml")).questions();

    assertThat(forbidden(questions, Severity.GO_NOW))
        .contains("bleeding", "headache", "swelling", "chest", "leg", "fever");
    assertThat(questions).extracting(Question::id).contains("pregnant", "skin", "numb", "implant");
    assertThat(questions).allMatch(Question::awaitsSignature);
  }

  private static List<String> forbidden(List<Question> questions, Severity severity) {
    return questions.stream()
        .filter(question -> question.severity() == severity)
        .map(Question::id)
        .toList();
  }

  @Test
  void theDescriptionsSayWhatMatters() {
    assertThat(SettingsFile.check(ConfigFolder.programme("standard")))
        .isEqualTo(
            "programme standard, revision 3: 4 phases, 300 s on a back of 262 mm, from level 0.4 to"
                + " 0.8 at most, mother");
    assertThat(SettingsFile.check(ConfigFolder.panel("m")))
        .isEqualTo("panel m: 20 motors, 6 pressure and 3 temperature sites, pitch 40 mm");
    assertThat(SettingsFile.check(ConfigFolder.ROOT.resolve("device.yaml")))
        .isEqualTo(
            "device sentuh-01, wired for panels/m.yaml: 28 motor channels, 6 pressure and 3"
                + " temperature sensors, tick 10 ms");
  }

  @ParameterizedTest
  @CsvSource({
    "s, 35, 22 57 92 127 162, 22 92 162",
    "m, 40, 25 65 105 145 185, 25 105 185",
    "l, 45, 28 73 118 163 208, 28 118 208",
    "m-extended, 40, 25 65 105 145 185 225 265, 25 145 265"
  })
  void aPanelIsSewnAsItIsDrawn(String name, double pitchMm, String rows, String sensorRows) {
    Panel panel = PanelFile.read(ConfigFolder.panel(name));
    assertThat(panel.name()).isEqualTo(name);
    assertThat(panel.pitchMm()).isEqualTo(pitchMm);
    List<Double> y = numbers(rows);
    double[] x = {-70, -30, 30, 70};
    assertThat(panel.motors()).hasSize(4 * y.size());
    for (int i = 0; i < panel.motors().size(); i++) {
      String site = (i / 4 + 1) + "ABCD".substring(i % 4, i % 4 + 1);
      assertThat(panel.motors().get(i))
          .isEqualTo(new MotorSite(site, new Place(x[i % 4], y.get(i / 4))));
    }
    List<Double> s = numbers(sensorRows);
    assertThat(panel.sensors())
        .containsExactly(
            new SensorSite("upper-left", new Place(-50, s.get(0)), 20),
            new SensorSite("upper-right", new Place(50, s.get(0)), 20),
            new SensorSite("middle-left", new Place(-50, s.get(1)), 20),
            new SensorSite("middle-right", new Place(50, s.get(1)), 20),
            new SensorSite("lower-left", new Place(-50, s.get(2)), 20),
            new SensorSite("lower-right", new Place(50, s.get(2)), 20));
  }

  @ParameterizedTest
  @MethodSource("panels")
  void thermometersSitMidwayBetweenFourMotorsAndClearOfPucksAndSpine(Path file) {
    Panel panel = PanelFile.read(file);
    assertThat(panel.temperatures().stream().map(TemperatureSite::name))
        .containsExactly("skin-upper", "skin-middle", "skin-lower");
    double diagonalMm = Math.hypot(20, panel.pitchMm() / 2);
    for (TemperatureSite site : panel.temperatures()) {
      List<Double> distances =
          panel.motors().stream().map(m -> m.place().distanceMm(site.place())).sorted().toList();
      assertThat(distances.subList(0, 4))
          .allSatisfy(d -> assertThat(d).isCloseTo(diagonalMm, within(0.01)));
      assertThat(Math.abs(site.place().xMm())).isGreaterThan(20);
      for (SensorSite sensor : panel.sensors()) {
        assertThat(sensor.place().distanceMm(site.place())).isGreaterThan(15);
      }
    }
  }

  /** The table of safety limits in the project's design. */
  @Test
  void theLimitsAreThoseOfTheDesign() {
    assertThat(LimitsFile.read(ConfigFolder.ROOT.resolve("limits.yaml")))
        .isEqualTo(
            new Limits(
                new Limits.Skin(39, 41, 4, 6, 1.5, 10, 36),
                new Limits.Pressure(4.3, 60, 10, 30, 10, 20, 2, 0.5, 10),
                new Limits.Contact(
                    new ContactRule(1.0, 500_000_000L, 0.7, 1_000_000_000L),
                    4,
                    10,
                    new PressureRule(4.3, 10, 1.5, 3, 0.5, 0.5),
                    2),
                new Limits.Time(900, 1200, 3600, 3600, 300),
                new Limits.Intensity(0.7, 0.8, new Smoothness(0.1, 4, 0.5, 2)),
                new Limits.Motors(8, 10, 30, 60, 1, 1, 0.1),
                new Limits.Current(0.005, 0.085, 0.03, 0.25, 0.03, 0.5, 0.02, 1.5),
                new Limits.Vibration(0.5, 1, 0.55),
                new Limits.Supply(2.7, 3.3, 0.1, 0.4, 0.5)));
  }

  @ParameterizedTest
  @MethodSource("panels")
  void theDeviceIsWiredForEveryPanelThatIsShipped(Path file) {
    Panel panel = PanelFile.read(file);
    DeviceSettings device = DeviceFile.read(ConfigFolder.ROOT.resolve("device.yaml"), panel);
    assertThat(device.motors().wires(panel).stream().map(DeviceSettings.MotorWire::site))
        .containsExactlyElementsOf(panel.motors().stream().map(MotorSite::name).toList());
    assertThat(device.pressure().wires(panel).stream().map(DeviceSettings.PressureWire::site))
        .containsExactlyElementsOf(panel.sensors().stream().map(SensorSite::name).toList());
    assertThat(device.skin(panel).stream().map(DeviceSettings.SkinWire::site))
        .containsExactlyElementsOf(
            panel.temperatures().stream().map(TemperatureSite::name).toList());
  }

  @Test
  void theDeviceIsTheOneThatTheTechnicianSees() {
    DeviceSettings device = DeviceFile.read(ConfigFolder.ROOT.resolve("device.yaml"));
    assertThat(device.tickNs()).isEqualTo(10_000_000L);
    assertThat(device.bus()).isEqualTo(new DeviceSettings.Bus(1, 400_000));
    assertThat(device.motors().chips()).containsExactly(0x40, 0x41);
    assertThat(device.motors().wires())
        .hasSize(28)
        .contains(
            new DeviceSettings.MotorWire(
                "2D", 0x40, 7, new DeviceSettings.MotorCalibration(0.2, 0.7, 40_000_000L, 0.75)));
    assertThat(device.pressure().chips()).containsExactly(0x48, 0x49);
    assertThat(device.skin().stream().map(DeviceSettings.SkinWire::chip))
        .containsExactly(0x18, 0x19, 0x1A);
    assertThat(device.supply()).isEqualTo(new DeviceSettings.Supply(0x45, 0.05, 1.5));
    assertThat(device.lines())
        .isEqualTo(
            new DeviceSettings.Lines(
                17,
                250_000_000L,
                new DeviceSettings.Input(27, true),
                new DeviceSettings.Input(22, true),
                Optional.of(
                    new DeviceSettings.Front(
                        new DeviceSettings.Input(23, false), 24, OptionalInt.of(25)))));
    assertThat(device.pressure().plausibility())
        .isEqualTo(
            new Plausibility(
                200_000_000L,
                1_000_000_000L,
                5_000_000_000L,
                3000,
                64,
                8000,
                1500,
                1_000_000_000L,
                26_400,
                0.1));
  }

  /** 3.3 V is 26400 counts of 0.125 mV; 20 kPa on a 20 mm puck is 6.28 N. */
  @Test
  void theSensorsReadWhatTheirConstantsSay() {
    Panel panel = PanelFile.read(ConfigFolder.panel("m"));
    DeviceSettings device = DeviceFile.read(ConfigFolder.ROOT.resolve("device.yaml"), panel);
    List<FsrLaw> laws = device.pressure().laws(panel);
    assertThat(laws).hasSize(6);
    double ohmAt20Kpa = 9000 / StrictMath.pow(6.2832, 0.9);
    int counts = (int) Math.round(26_400 / (1 + ohmAt20Kpa / 6800));
    assertThat(laws.get(0).kPa(counts, 26_400)).isCloseTo(20, within(0.01));
    assertThat(laws.get(0).kPa(device.pressure().plausibility().loadedCounts(), 26_400))
        .as("a sensor that counts as unloaded is below the end of contact")
        .isBetween(0.3, 0.7);
  }

  private static List<Double> numbers(String text) {
    return Stream.of(text.split(" ")).map(Double::valueOf).toList();
  }
}
