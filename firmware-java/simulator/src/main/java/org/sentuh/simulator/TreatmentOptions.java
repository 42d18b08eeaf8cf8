package org.sentuh.simulator;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.BackLength;
import org.sentuh.device.BadInput;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.TreatmentFiles;
import org.sentuh.simulator.session.TreatmentFiles.Text;
import picocli.CommandLine.Option;

/** What a treatment is made of, as the commands take it. */
final class TreatmentOptions {

  @Option(
      names = "--limits",
      paramLabel = "FILE",
      description = "limits (default: the ones that are shipped)")
  private @Nullable Path limits;

  @Option(
      names = "--device",
      paramLabel = "FILE",
      description = "device (default: the one that is shipped)")
  private @Nullable Path device;

  @Option(
      names = "--level",
      paramLabel = "0..1",
      description = "where her level begins (default: the programme's)")
  private double level = -1;

  @Option(
      names = "--back-length",
      paramLabel = "MM",
      description = "C7 to T12 (default: ${DEFAULT-VALUE} mm)",
      defaultValue = "262")
  private double backLengthMm;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "draws the simulated parts and their noise (default: ${DEFAULT-VALUE})",
      defaultValue = "1")
  private long seed;

  double level() {
    return level;
  }

  double backLengthMm() {
    return backLengthMm;
  }

  long seed() {
    return seed;
  }

  /** Reads and checks everything; nothing is written before. */
  Order order(Text programme, Text panel) throws BadInput {
    TreatmentFiles files =
        new TreatmentFiles(
            programme,
            panel,
            limits == null ? Text.shipped("limits.yaml") : Text.of(limits),
            device == null ? Text.shipped("device.yaml") : Text.of(device));
    if (level != -1 && !(level > 0 && level <= 1)) {
      throw new BadInput("--level is " + level + "; allowed is above 0 to 1");
    }
    try {
      return Order.read(files, new BackLength(backLengthMm), level);
    } catch (IllegalArgumentException together) {
      throw new BadInput(programme.name() + " with " + panel.name() + ": " + together.getMessage());
    }
  }
}
