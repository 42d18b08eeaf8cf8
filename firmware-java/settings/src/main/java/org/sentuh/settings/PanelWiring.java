package org.sentuh.settings;

import java.util.List;
import java.util.Map;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.SensorSite;
import org.sentuh.control.body.TemperatureSite;

/** Whether a device file wires every site of a panel, and reads no sensor that the panel lacks. */
final class PanelWiring {

  private static final String MOTORS = "motors.sites";
  private static final String SENSORS = "pressure.sites";
  private static final String TEMPERATURES = "temperature.sites";

  private final Section top;
  private final Panel panel;

  private PanelWiring(Section top, Panel panel) {
    this.top = top;
    this.panel = panel;
  }

  /** Refuses a device file that is not wired for a panel. */
  static void check(Section top, Panel panel) {
    PanelWiring wiring = new PanelWiring(top, panel);
    List<String> sensors = panel.sensors().stream().map(SensorSite::name).toList();
    List<String> skin = panel.temperatures().stream().map(TemperatureSite::name).toList();
    wiring.noneBeyond(SENSORS, sensors);
    wiring.noneBeyond(TEMPERATURES, skin);
    wiring.all(
        MOTORS, panel.motors().stream().map(MotorSite::name).toList(), "a chip and a channel");
    wiring.all(SENSORS, sensors, "a chip and an input");
    wiring.all(TEMPERATURES, skin, "a chip");
  }

  private void noneBeyond(String group, List<String> sites) {
    for (Map.Entry<String, Spot> wire : top.places(group).entrySet()) {
      if (!sites.contains(wire.getKey())) {
        throw wire.getValue()
            .trouble(
                "is no site of panel " + panel.name(),
                wire.getKey(),
                String.join(", ", sites),
                NearestWord.to(wire.getKey(), sites)
                    .map(near -> "did you mean " + near + "?")
                    .orElse("remove it, or give the panel that this device is wired for"));
      }
    }
  }

  private void all(String group, List<String> sites, String what) {
    for (String site : sites) {
      if (!top.places(group).containsKey(site)) {
        throw top.place(group)
            .child(site)
            .missing(
                what + " for every site of panel " + panel.name(),
                "add it, or give the panel that this device is wired for");
      }
    }
  }
}
