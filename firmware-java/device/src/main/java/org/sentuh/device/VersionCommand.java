package org.sentuh.device;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Which version this is, and of what it runs on. */
@Command(
    name = "version",
    description = "Prints the version of the program, and of what it runs on.",
    mixinStandardHelpOptions = true)
final class VersionCommand implements Callable<Integer>, IVersionProvider {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    for (String line : getVersion()) {
      Spoken.out(spec).println(line);
    }
    return Device.DONE;
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "sentuh " + Version.NUMBER,
      "Java " + Runtime.version() + ", " + System.getProperty("java.vm.name"),
      System.getProperty("os.name")
          + " "
          + System.getProperty("os.version")
          + ", "
          + System.getProperty("os.arch")
    };
  }
}
