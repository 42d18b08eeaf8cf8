package org.sentuh.clinic.prescribing;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sentuh.control.body.Panel;
import org.sentuh.control.safety.Limits;
import org.sentuh.settings.LimitsFile;
import org.sentuh.settings.PanelFile;

/**
 * What the clinic's programmes are proven on before a device proves them again.
 *
 * @param limits the bounds
 * @param panels the sizes that the clinic gives out, one at least
 */
public record Equipment(Limits limits, List<Panel> panels) {

  /** Keeps a copy. */
  public Equipment {
    panels = List.copyOf(panels);
    if (panels.isEmpty()) {
      throw new IllegalArgumentException("a clinic needs a panel at least to prove programmes on");
    }
  }

  /**
   * Reads {@code limits.yaml} and {@code panels/NAME.yaml} of a folder as {@code config/}.
   *
   * @throws org.sentuh.settings.SettingsRefused for a file that is not there or will not be used
   */
  public static Equipment in(Path folder, List<String> panels) {
    return new Equipment(
        LimitsFile.read(folder.resolve("limits.yaml")),
        panels.stream()
            .map(name -> PanelFile.read(folder.resolve("panels").resolve(name + ".yaml")))
            .toList());
  }

  /** The panel of a size, if the clinic has one. */
  public Optional<Panel> panel(String name) {
    return panels.stream().filter(panel -> panel.name().equals(name)).findFirst();
  }
}
