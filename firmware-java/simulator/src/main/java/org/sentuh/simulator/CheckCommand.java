package org.sentuh.simulator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.Panel;
import org.sentuh.control.pattern.Programme;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.prescription.Proof;
import org.sentuh.control.safety.Limits;
import org.sentuh.device.Spoken;
import org.sentuh.settings.LimitsFile;
import org.sentuh.settings.PanelFile;
import org.sentuh.settings.ProgrammeFile;
import org.sentuh.settings.SettingsFile;
import org.sentuh.settings.SettingsRefused;
import org.sentuh.simulator.session.TreatmentFiles.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Validates files under {@code config/}: all of them are looked at, and every refusal is said. Then
 * every programme among them is proven on every panel among them.
 */
@Command(
    name = "check",
    description = {
      "Validates any file under config/, and proves every programme that is named on every panel",
      "that is named, within the limits that are named or else the ones that are shipped."
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "files to validate")
  private List<Path> files = List.of();

  private final List<Programme> programmes = new ArrayList<>();
  private final List<Panel> panels = new ArrayList<>();
  private final List<Limits> limits = new ArrayList<>();

  @Override
  public Integer call() {
    int code = Simulator.DONE;
    for (Path file : files) {
      try {
        Spoken.out(spec).println(file + ": " + SettingsFile.check(file));
        keep(file);
      } catch (SettingsRefused refused) {
        Spoken.err(spec).println(refused.getMessage());
        code = Simulator.BAD_INPUT;
      }
    }
    return code == Simulator.DONE ? prove() : code;
  }

  private void keep(Path file) {
    switch (SettingsFile.kind(file)) {
      case PROGRAMME -> programmes.add(ProgrammeFile.read(file));
      case PANEL -> panels.add(PanelFile.read(file));
      case LIMITS -> limits.add(LimitsFile.read(file));
      case DEVICE, HAZARDS, SCREENING, ALLOWANCE, USE, ALARMS, OPENID -> {}
    }
  }

  private int prove() {
    if (limits.isEmpty()) {
      Text shipped = Text.shipped("limits.yaml");
      limits.add(LimitsFile.read(shipped.name(), shipped.content()));
    }
    int code = Simulator.DONE;
    for (Programme programme : programmes) {
      for (Panel panel : panels) {
        try {
          Proof.of(new Score(programme, panel.drawnFor()), panel, limits.getLast()).orRefuse();
          Spoken.out(spec).println(programme.name() + " on panel " + panel.name() + ": proven");
        } catch (IllegalArgumentException unproven) {
          Spoken.err(spec).println(unproven.getMessage());
          code = Simulator.NO;
        }
      }
    }
    return code;
  }
}
