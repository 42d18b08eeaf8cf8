package org.sentuh.simulator.selftest;

import org.sentuh.control.body.Panel;
import org.sentuh.control.safety.Limits;
import org.sentuh.settings.DeviceFile;
import org.sentuh.settings.DeviceSettings;
import org.sentuh.settings.LimitsFile;
import org.sentuh.settings.PanelFile;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.TreatmentFiles.Text;

/**
 * What is tested: a panel, how the box is wired for it, and the limits. No programme is needed.
 *
 * @param panel what lies on the table or is worn
 * @param device how the box is wired
 * @param limits those of a treatment
 */
public record SelfTestOrder(Panel panel, DeviceSettings device, Limits limits) {

  /** The panel, the box and the limits of a treatment. */
  public static SelfTestOrder of(Order order) {
    return new SelfTestOrder(order.setup().panel(), order.device(), order.setup().limits());
  }

  /**
   * Reads and checks the files.
   *
   * @throws org.sentuh.settings.SettingsRefused for a file that is refused
   */
  public static SelfTestOrder read(Text panel, Text limits, Text device) {
    Panel worn = PanelFile.read(panel.name(), panel.content());
    return new SelfTestOrder(
        worn,
        DeviceFile.read(device.name(), device.content(), worn),
        LimitsFile.read(limits.name(), limits.content()));
  }

  /** A panel that is shipped, with the shipped box and limits. */
  public static SelfTestOrder shipped(String panel) {
    return read(
        Text.shipped("panels/" + panel + ".yaml"),
        Text.shipped("limits.yaml"),
        Text.shipped("device.yaml"));
  }
}
