package org.sentuh.simulator;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.authority.AuthorityRefused;
import org.sentuh.clinic.authority.PrescribingKey;
import org.sentuh.device.Spoken;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the key that a clinic signs its prescriptions with. */
@Command(
    name = "prescribing-key",
    description = "Makes the key that a clinic signs its prescriptions with.",
    mixinStandardHelpOptions = true)
final class PrescribingKeyCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "where its two halves are written")
  private Path out = Path.of("");

  @Override
  public Integer call() throws AuthorityRefused, IOException {
    PrescribingKey.found(out);
    PrintWriter say = Spoken.out(spec);
    say.println(
        "written: "
            + out.resolve(PrescribingKey.PUBLIC_FILE)
            + ", which is no secret: give it to each device when it is claimed");
    say.println(
        "written: "
            + out.resolve(PrescribingKey.KEY_FILE)
            + "; whoever has it can prescribe: keep it at the midwives' desk");
    return Simulator.DONE;
  }
}
