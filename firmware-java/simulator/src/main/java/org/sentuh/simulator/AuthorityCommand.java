package org.sentuh.simulator;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.authority.Authority;
import org.sentuh.clinic.authority.AuthorityRefused;
import org.sentuh.device.Spoken;
import org.sentuh.device.realtime.MachineWallClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Founds a clinic's certificate authority. */
@Command(
    name = "authority",
    description = "Founds a clinic's own certificate authority, good for ten years.",
    mixinStandardHelpOptions = true)
final class AuthorityCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "where its certificate and its key are written")
  private Path out = Path.of("");

  @Option(
      names = "--clinic",
      required = true,
      paramLabel = "NAME",
      description = "the clinic's name, as people shall read it")
  private String clinic = "";

  @Override
  public Integer call() throws AuthorityRefused, IOException {
    Authority.found(out, clinic, new MachineWallClock().now().at());
    PrintWriter say = Spoken.out(spec);
    say.println("written: " + out.resolve(Authority.CERTIFICATE_FILE) + ", which is no secret");
    say.println(
        "written: "
            + out.resolve(Authority.KEY_FILE)
            + "; whoever has it can pass for any device and for the broker: keep it off the"
            + " network");
    say.println("next: sentuh certificate --authority " + out + " --device NAME --out DIR");
    return Simulator.DONE;
  }
}
