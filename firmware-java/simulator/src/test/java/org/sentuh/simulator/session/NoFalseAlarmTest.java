package org.sentuh.simulator.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.treatment.Reason;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.session.TreatmentFiles.Text;
import org.sentuh.simulator.tissue.ShippedRecording;

/**
 * Where nothing is broken nobody is told that something is: every shipped programme, in every
 * posture, at its own level and at its ceiling, on parts of their own.
 */
final class NoFalseAlarmTest {

  private static final Set<Reason> ALARMS =
      EnumSet.of(
          Reason.CURRENT_WITHOUT_DRIVE,
          Reason.DRIVE_WITHOUT_CURRENT,
          Reason.RAIL_CUT,
          Reason.CUT_OFF_FAILED,
          Reason.HEAT_UNEXPLAINED,
          Reason.SENSOR_DOUBT,
          Reason.SUPPLY_OUTSIDE,
          Reason.OVERCURRENT);

  @ParameterizedTest
  @ValueSource(strings = {"standard", "gentle", "caesarean", "long"})
  void noTreatmentOfASoundPanelIsCalledBroken(String programme) throws Exception {
    Order own = order(programme, -1);
    Order strongest = order(programme, own.setup().ceiling());
    for (ShippedRecording back : ShippedRecording.values()) {
      for (Order order : List.of(own, strongest)) {
        int seed = 100 + back.ordinal();
        Played played = SteppedTreatment.play(order, back.read(), Scenario.UNEVENTFUL, seed);
        assertThat(said(played))
            .as("%s on %s", programme, back)
            .doesNotContainAnyElementsOf(ALARMS);
      }
    }
  }

  private static List<Reason> said(Played played) {
    ArrayList<Reason> said = new ArrayList<>();
    for (Event event : played.events()) {
      if (event.fact() instanceof Fact.LimitBegan began) {
        said.add(began.why());
      }
    }
    said.add(played.ended().why());
    return said;
  }

  private static Order order(String programme, double level) {
    return Order.read(
        new TreatmentFiles(
            Text.shipped("programmes/" + programme + ".yaml"),
            Text.shipped("panels/m.yaml"),
            Text.shipped("limits.yaml"),
            Text.shipped("device.yaml")),
        BackLength.REFERENCE,
        level);
  }
}
