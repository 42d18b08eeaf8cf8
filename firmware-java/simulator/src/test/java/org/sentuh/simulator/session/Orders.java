package org.sentuh.simulator.session;

import org.sentuh.control.body.BackLength;
import org.sentuh.simulator.scenario.BadScenario;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.scenario.ScenarioFile;
import org.sentuh.simulator.session.TreatmentFiles.Text;

/** The shipped files as orders, and sentences as scenarios. */
final class Orders {

  private Orders() {}

  static Order of(String programme) {
    return on(Text.shipped("device.yaml"), programme);
  }

  /** On a bus that needs most of a period, so that hardly a tick is done in time. */
  static Order onSlowBus(String programme) {
    Text device = Text.shipped("device.yaml");
    String slow =
        device
            .content()
            .replace("tick_ms: 10", "tick_ms: 6")
            .replace("speed_hz: 400000", "speed_hz: 110000");
    return on(new Text(device.name(), slow), programme);
  }

  private static Order on(Text device, String programme) {
    return Order.read(
        new TreatmentFiles(
            Text.shipped("programmes/" + programme + ".yaml"),
            Text.shipped("panels/m.yaml"),
            Text.shipped("limits.yaml"),
            device),
        BackLength.REFERENCE,
        -1);
  }

  static Scenario scenario(String sentences) throws BadScenario {
    return ScenarioFile.read("scenario", sentences.replace("; ", "\n"));
  }
}
