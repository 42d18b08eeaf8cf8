package org.sentuh.simulator.drawings;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sentuh.control.body.Panel;
import org.sentuh.settings.DeviceFile;
import org.sentuh.settings.DeviceSettings;
import org.sentuh.settings.LimitsFile;
import org.sentuh.settings.PanelFile;
import org.sentuh.simulator.session.TreatmentFiles.Text;

/**
 * Everything that is drawn of a device and its panels: file names and their contents, the same on
 * every machine for the same settings.
 */
public final class Drawings {

  private static final List<String> SIZES = List.of("s", "m", "l", "m-extended");

  private Drawings() {}

  /** The drawings of the shipped configuration. */
  public static Map<String, String> shipped() {
    Text device = Text.shipped("device.yaml");
    return of(
        DeviceFile.read(device.name(), device.content()),
        SIZES.stream()
            .map(size -> Text.shipped("panels/" + size + ".yaml"))
            .map(panel -> PanelFile.read(panel.name(), panel.content()))
            .toList());
  }

  /**
   * The drawings of a device.
   *
   * @param panels at least one; the wiring is drawn with the one that the device file names
   */
  public static Map<String, String> of(DeviceSettings device, List<Panel> panels) {
    TreeMap<String, String> files = new TreeMap<>();
    for (Panel panel : panels) {
      files.put("panel-" + panel.name() + ".svg", PanelDrawing.of(panel, device));
      files.put("template-" + panel.name() + ".svg", CuttingTemplate.of(panel));
    }
    files.put("wiring.svg", WiringDrawing.of(device, worn(device, panels)));
    files.put("safety-board.svg", SafetyBoardDrawing.of(device, Parts.shipped()));
    files.put("wiring.md", WiringTables.of(device, panels));
    Text limits = Text.shipped("limits.yaml");
    files.put(
        "power.md",
        PowerBudget.of(device, LimitsFile.read(limits.name(), limits.content()), Parts.shipped()));
    return files;
  }

  /** The panel that the device file names, or else the first. */
  private static Panel worn(DeviceSettings device, List<Panel> panels) {
    return panels.stream()
        .filter(panel -> device.panelFile().endsWith(panel.name() + ".yaml"))
        .findFirst()
        .orElse(panels.getFirst());
  }
}
