package org.sentuh.simulator.clinic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sentuh.simulator.session.TreatmentFiles.Text;

/** The configuration that travels with the program, as a folder that a clinic works with. */
public final class ShippedConfig {

  private static final List<String> FILES =
      List.of(
          "limits.yaml",
          "panels/s.yaml",
          "panels/m.yaml",
          "panels/l.yaml",
          "programmes/gentle.yaml",
          "programmes/standard.yaml",
          "programmes/long.yaml",
          "programmes/caesarean.yaml",
          "schema/programme.schema.json");

  private ShippedConfig() {}

  /** The text of a programme that travels with the program. */
  public static String programme(String name) {
    return Text.shipped("programmes/" + name + ".yaml").content();
  }

  /** Writes it into a folder, which is made where it is not there. */
  public static Path into(Path folder) throws IOException {
    for (String name : FILES) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, Text.shipped(name).content());
    }
    return folder;
  }
}
