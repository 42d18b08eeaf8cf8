package org.sentuh.control.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PanelTest {

  private static final List<SensorSite> ONE_SENSOR = List.of(Panels.sensor("middle", 50, 45));
  private static final List<MotorSite> MOTORS =
      Panels.grid(new double[] {25, 65}, new double[] {-30, 30});

  @Test
  void aPanelKeepsItsSitesInTheirOrder() {
    Panel panel = Panels.m();
    assertThat(panel.name()).isEqualTo("m");
    assertThat(panel.pitchMm()).isEqualTo(40);
    assertThat(panel.motors()).hasSize(20);
    assertThat(panel.motors().getFirst()).isEqualTo(Panels.motor("1A", -70, 25));
    assertThat(panel.motors().getLast()).isEqualTo(Panels.motor("5D", 70, 185));
    assertThat(panel.zones()).isEqualTo(6);
    assertThat(panel.sensors().get(3).name()).isEqualTo("middle-right");
    assertThat(panel.temperatures()).extracting(TemperatureSite::name).contains("skin-lower");
  }

  @ParameterizedTest
  @CsvSource({
    "1A, upper-left",
    "1B, upper-left",
    "1C, upper-right",
    "1D, upper-right",
    // Row 2 is as far from the upper sensor as from the middle one: the earlier sensor has it.
    "2A, upper-left",
    "2D, upper-right",
    "3B, middle-left",
    "3C, middle-right",
    "4A, middle-left",
    "4D, middle-right",
    "5B, lower-left",
    "5D, lower-right"
  })
  void everyMotorBelongsToTheZoneOfTheNearestSensor(String motor, String zone) {
    Panel panel = Panels.m();
    int number = panel.motors().stream().map(MotorSite::name).toList().indexOf(motor);
    assertThat(panel.sensors().get(panel.zoneOf(number)).name()).isEqualTo(zone);
  }

  @Test
  void aMotorMayBeNearerToALaterSensor() {
    Panel panel = Panels.four();
    assertThat(List.of(panel.zoneOf(0), panel.zoneOf(1), panel.zoneOf(2), panel.zoneOf(3)))
        .containsExactly(0, 1, 0, 1);
  }

  @Test
  void laterChangesOfTheGivenListsDoNotReachThePanel() {
    ArrayList<MotorSite> motors = new ArrayList<>(MOTORS);
    Panel panel = new Panel("p", 40, motors, ONE_SENSOR, List.of());
    motors.clear();
    assertThat(panel.motors()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(doubles = {20, 60})
  void aPitchWithinItsBoundsIsTaken(double pitchMm) {
    assertThat(new Panel("p", pitchMm, MOTORS, ONE_SENSOR, List.of()).pitchMm()).isEqualTo(pitchMm);
  }

  @ParameterizedTest
  @ValueSource(doubles = {19.99, 60.01, Double.NaN})
  void aPitchOutsideOfItsBoundsIsRefused(double pitchMm) {
    refused(pitchMm, MOTORS, ONE_SENSOR, List.of(), "panel p: pitch " + pitchMm, "20 to 60 mm");
  }

  @Test
  void aPanelNeedsThreeMotorsAndASensor() {
    assertThat(new Panel("p", 40, MOTORS.subList(0, 3), ONE_SENSOR, List.of()).motors()).hasSize(3);
    refused(40, MOTORS.subList(0, 2), ONE_SENSOR, List.of(), "3 motors", "not 2 and 1");
    refused(40, MOTORS, List.of(), List.of(), "1 pressure sensor", "not 4 and 0");
  }

  @Test
  void twoSitesOfOneNameAreRefused() {
    List<MotorSite> motors =
        List.of(MOTORS.get(0), MOTORS.get(1), MOTORS.get(2), Panels.motor("1A", 30, 65));
    refused(40, motors, ONE_SENSOR, List.of(), "two sites are called 1A");
    refused(
        40,
        MOTORS,
        List.of(Panels.sensor("1B", 50, 45)),
        List.of(),
        "panel p: two sites are called 1B");
    refused(
        40,
        MOTORS,
        ONE_SENSOR,
        List.of(Panels.temperature("middle", 50, 45)),
        "two sites are called middle");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-19.99, 0, 19.99})
  void aMotorOnTheSpineIsRefused(double xMm) {
    ArrayList<MotorSite> motors = new ArrayList<>(MOTORS);
    motors.add(Panels.motor("3A", xMm, 105));
    refused(40, motors, ONE_SENSOR, List.of(), "motor 3A sits", "keep 20.0 mm clear of the spine");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-20, 20})
  void aMotorAtTheEdgeOfTheSpinesClearanceIsTaken(double xMm) {
    ArrayList<MotorSite> motors = new ArrayList<>(MOTORS);
    motors.add(Panels.motor("3A", xMm, 105));
    assertThat(new Panel("p", 40, motors, ONE_SENSOR, List.of()).motors()).hasSize(5);
  }

  @Test
  void twoMotorsAtOnePlaceAreRefused() {
    ArrayList<MotorSite> motors = new ArrayList<>(MOTORS);
    motors.add(Panels.motor("3A", 30, 65));
    refused(40, motors, ONE_SENSOR, List.of(), "motors 2B and 3A", "same place");
  }

  @Test
  void aPuckGathersForceOverItsDisc() {
    assertThat(Panels.sensor("s", 0, 0).puckAreaMm2()).isCloseTo(314.159265, within(1e-6));
  }

  private static void refused(
      double pitchMm,
      List<MotorSite> motors,
      List<SensorSite> sensors,
      List<TemperatureSite> temperatures,
      String... words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Panel("p", pitchMm, motors, sensors, temperatures))
        .satisfies(refusal -> assertThat(refusal.getMessage()).contains(words));
  }
}
