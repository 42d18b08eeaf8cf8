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
    return Order.read(
        new TreatmentFiles(
            Text.shipped("programmes/" + programme + ".yaml"),
            Text.shipped("panels/m.yaml"),
            Text.shipped("limits.yaml"),
            Text.shipped("device.yaml")),
        BackLength.REFERENCE,
        -1);
  }

  static Scenario scenario(String sentences) throws BadScenario {
    return ScenarioFile.read("scenario", sentences.replace("; ", "\n"));
  }
}
