package org.sentuh.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.Panel;
import org.sentuh.device.BadInput;
import org.sentuh.device.Spoken;
import org.sentuh.settings.DeviceFile;
import org.sentuh.settings.PanelFile;
import org.sentuh.simulator.drawings.Drawings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Draws what a panel is built from. */
@Command(
    name = "drawings",
    description = {
      "Draws panels at true size, their cutting templates and the wiring, with the tables beside",
      "them, from the files that the device itself reads; the shipped ones where none are named."
    },
    mixinStandardHelpOptions = true)
final class DrawingsCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "where the files are written")
  private Path out = Path.of("");

  @Option(names = "--device", paramLabel = "FILE", description = "a device file of your own")
  private @Nullable Path device;

  @Option(
      names = "--panel",
      paramLabel = "FILE",
      description = "the panels to draw for it, at least one")
  private List<Path> panels = new ArrayList<>();

  @Override
  public Integer call() throws BadInput, IOException {
    Map<String, String> files = drawn();
    try {
      Files.createDirectories(out);
    } catch (IOException refused) {
      throw new BadInput(
          "--out " + out + " cannot be made a directory; name one that can be written to");
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(out.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
    }
    Spoken.out(spec).println(files.size() + " files; begin with " + out.resolve("wiring.md"));
    return Simulator.DONE;
  }

  private Map<String, String> drawn() throws BadInput {
    if (device == null && panels.isEmpty()) {
      return Drawings.shipped();
    }
    if (device == null || panels.isEmpty()) {
      throw new BadInput("--device and --panel belong together; name both, or neither");
    }
    List<Panel> read = panels.stream().map(PanelFile::read).toList();
    for (Panel panel : read) {
      DeviceFile.read(device, panel);
    }
    return Drawings.of(DeviceFile.read(device), read);
  }
}
