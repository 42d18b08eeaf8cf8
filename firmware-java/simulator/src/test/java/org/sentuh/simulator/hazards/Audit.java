package org.sentuh.simulator.hazards;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sentuh.control.treatment.Reason;
import org.sentuh.settings.Hazards;
import org.sentuh.settings.Hazards.By;
import org.sentuh.settings.Hazards.Circuit;
import org.sentuh.settings.Hazards.Control;
import org.sentuh.settings.Hazards.Hazard;
import org.sentuh.settings.Hazards.Standing;
import org.sentuh.settings.HazardsFile;
import org.sentuh.settings.SettingsRefused;
import org.sentuh.simulator.session.TreatmentFiles.Text;

/** Everything that is not as a hazard file says, each in one sentence. */
final class Audit {

  private final Sources sources;
  private final Hazards hazards;
  private final Set<String> codes;
  private final List<String> findings = new ArrayList<>();

  /** An audit against the sources, for a product that has these reason codes. */
  Audit(Sources sources, Hazards hazards, Stream<Reason> reasons) {
    this.sources = sources;
    this.hazards = hazards;
    this.codes = reasons.map(Reason::code).collect(Collectors.toSet());
  }

  /** All reasons that a hazard must name: an end as intended is no hazard. */
  static Stream<Reason> reasons() {
    return Arrays.stream(Reason.values())
        .filter(reason -> reason != Reason.NONE && reason.kind() != Reason.Kind.END);
  }

  List<String> findings() {
    hazards.hazards().forEach(this::hazard);
    nowhere("interlock", sources.interlocks().stream(), named(By.INTERLOCK));
    nowhere("circuit", hazards.circuits().stream().map(Circuit::name), named(By.CIRCUIT));
    nowhere(
        "reason code",
        codes.stream().sorted(),
        hazards.hazards().stream()
            .flatMap(hazard -> hazard.reasons().stream())
            .collect(Collectors.toSet()));
    return findings;
  }

  private void hazard(Hazard hazard) {
    String id = hazard.id();
    if (hazard.open().isEmpty()
        && hazard.controls().stream().allMatch(control -> control.by() == By.INFORMATION)) {
      findings.add(id + " has nothing against it, and nothing open");
    }
    if (hazard.after().severity().compareTo(hazard.before().severity()) > 0
        || hazard.after().probability().compareTo(hazard.before().probability()) > 0) {
      findings.add(id + " is worse with what is against it");
    }
    hazard.controls().forEach(control -> control(id, control));
    hazard.reasons().stream()
        .filter(code -> !codes.contains(code))
        .forEach(code -> findings.add(id + " names the reason " + code + ", which is none"));
    hazard.open().stream()
        .filter(open -> sources.exists(open.closedBy()))
        .forEach(open ->
            findings.add(
                id
                    + " is open until there is "
                    + open.closedBy()
                    + ", which is there: name it under controls, with its tests"));
    try {
      HazardsFile.bounds(
          "config/limits.yaml", Text.shipped("limits.yaml").content(), hazard.bounds());
    } catch (SettingsRefused refused) {
      findings.add(id + ": " + refused.getMessage());
    }
  }

  private void control(String id, Control control) {
    String it = id + ": " + control.name();
    boolean exists =
        switch (control.by()) {
          case INTERLOCK -> sources.interlocks().contains(control.name());
          case CIRCUIT -> circuit(control.name(), Standing.values());
          case DESIGN, INFORMATION -> sources.hasClass(control.name());
        };
    if (!exists) {
      findings.add(it + " does not exist");
    }
    boolean onPaper = control.by() == By.CIRCUIT && circuit(control.name(), Standing.DESCRIBED);
    if (control.tests().isEmpty() && !onPaper) {
      findings.add(it + " has no test");
    }
    control.tests().stream()
        .filter(test -> !sources.hasTest(test))
        .forEach(test -> findings.add(it + " is shown by " + test + ", which is no test"));
  }

  private boolean circuit(String name, Standing... stands) {
    return hazards.circuits().stream()
        .anyMatch(c -> c.name().equals(name) && List.of(stands).contains(c.stands()));
  }

  private Set<String> named(By by) {
    return hazards.hazards().stream()
        .flatMap(hazard -> hazard.controls().stream())
        .filter(control -> control.by() == by)
        .map(Control::name)
        .collect(Collectors.toSet());
  }

  private void nowhere(String what, Stream<String> all, Set<String> named) {
    all.filter(name -> !named.contains(name))
        .forEach(name -> findings.add("no hazard names the " + what + " " + name));
  }
}
