package org.sentuh.control.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sentuh.control.safety.Judged.limited;
import static org.sentuh.control.safety.Judged.permitted;
import static org.sentuh.control.safety.Judged.stopped;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.control.body.Panels;
import org.sentuh.control.pressure.Backs;
import org.sentuh.control.pressure.SensorFault;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/** A zone whose sensor is not believed is off; two such sensors stop. */
class SensorTrustTest {

  private final SensorTrust interlock =
      new SensorTrust(new LimitTable().limits().contact(), Panels.four());
  private final Scene scene = Scene.four();

  @Test
  void believedSensorsSayNothing() {
    permitted(scene.judgedBy(interlock));
    scene.pressure = Backs.stale(2, 2);
    permitted(scene.judgedBy(interlock));
  }

  @ParameterizedTest
  @EnumSource(SensorFault.class)
  void theZoneOfAFaultedSensorIsOffWhateverItsFault(SensorFault fault) {
    scene.pressure = Backs.faulted(2, fault, null);
    limited(scene.judgedBy(interlock), Reason.SENSOR_DOUBT, 0, 0.4, 0, 0.4);
    scene.pressure = Backs.faulted(2, null, fault);
    limited(scene.judgedBy(interlock), Reason.SENSOR_DOUBT, 0.4, 0, 0.4, 0);
  }

  @Test
  void theLevelOfTheOthersStays() {
    scene.pressure = Backs.faulted(2, SensorFault.FROZEN, null);
    assertThat(scene.judgedBy(interlock).frame().level()).isEqualTo(0.4);
  }

  @Test
  void aSecondFaultStops() {
    scene.pressure = Backs.faulted(2, SensorFault.FROZEN, SensorFault.SHORTED);
    Verdict verdict = scene.judgedBy(interlock);
    stopped(verdict, Reason.SENSORS_LOST);
    assertThat(verdict.reasons().list()).containsExactly(Reason.SENSOR_DOUBT, Reason.SENSORS_LOST);
  }

  @Test
  void jumpsAreDoubtedAndLoseNobody() {
    scene.pressure = Backs.faulted(2, SensorFault.JUMPED, SensorFault.JUMPED);
    limited(scene.judgedBy(interlock), Reason.SENSOR_DOUBT, 0, 0, 0, 0);
    scene.pressure = Backs.faulted(2, SensorFault.JUMPED, SensorFault.NOISY);
    limited(scene.judgedBy(interlock), Reason.SENSOR_DOUBT, 0, 0, 0, 0);
    scene.pressure = Backs.faulted(2, SensorFault.NOISY, SensorFault.NOISY);
    stopped(scene.judgedBy(interlock), Reason.SENSORS_LOST);
  }

  @Test
  void theClinicMayStopAtTheFirst() {
    LimitTable table = new LimitTable();
    table.faultyStop = 1;
    scene.pressure = Backs.faulted(2, SensorFault.FROZEN, null);
    stopped(
        scene.judgedBy(new SensorTrust(table.limits().contact(), Panels.four())),
        Reason.SENSORS_LOST);
  }

  @Test
  void itIsJudgedWhereverSomebodyIsTreatedAndNowhereElse() {
    scene.pressure = Backs.faulted(2, SensorFault.FROZEN, SensorFault.SHORTED);
    for (State state : Scene.ATTENDED) {
      stopped(scene.in(state).judgedBy(interlock), Reason.SENSORS_LOST);
    }
    for (State state : Scene.ALONE) {
      permitted(scene.in(state).judgedBy(interlock));
    }
  }
}
