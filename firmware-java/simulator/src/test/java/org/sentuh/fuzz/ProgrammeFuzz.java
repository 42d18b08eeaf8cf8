package org.sentuh.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Panel;
import org.sentuh.control.pattern.Programme;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.prescription.Finding;
import org.sentuh.control.prescription.Proof;
import org.sentuh.control.safety.Limits;
import org.sentuh.settings.LimitsFile;
import org.sentuh.settings.PanelFile;
import org.sentuh.settings.ProgrammeFile;
import org.sentuh.settings.SettingsRefused;

/** Programmes come from clinics: any text is one that can be judged, or is refused. */
class ProgrammeFuzz {

  private static final Panel PANEL = PanelFile.read("m", Seeds.shipped("panels/m.yaml"));
  private static final Limits LIMITS = LimitsFile.read("limits", Seeds.shipped("limits.yaml"));

  @MethodSource("org.sentuh.fuzz.Seeds#programmes")
  @FuzzTest
  void anyTextIsAProgrammeThatIsProvenOrNotOrIsRefused(byte[] text) throws Exception {
    Allowance.keep(text, () -> judge(text));
  }

  private static String judge(byte[] text) {
    try {
      Programme programme = ProgrammeFile.read("fuzz", text);
      Finding finding = Proof.of(new Score(programme, BackLength.REFERENCE), PANEL, LIMITS);
      return finding.toString();
    } catch (SettingsRefused refused) {
      return Refusals.complete(refused);
    }
  }
}
