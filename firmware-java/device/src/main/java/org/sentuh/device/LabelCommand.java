package org.sentuh.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.device.bedside.PairingLabel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** The label by which a mother pairs her first phone. */
@Command(
    name = "label",
    description = {
      "Draws the label of the device, an SVG of 100 by 56 mm to be printed: a phone's camera opens",
      "the pages by it with the code filled in. It is good once, for a mother's first phone, while",
      "none is paired; a label that is drawn anew makes the one before worthless, and so does a",
      "wipe. Print it, delete the file, and put the label where only she sees it.",
      "For root at a device that runs."
    },
    mixinStandardHelpOptions = true)
final class LabelCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Mixin private Folders folders = new Folders();

  @Parameters(paramLabel = "FILE", description = "where it is drawn; must not be there yet")
  private Path file = Path.of("");

  @Option(
      names = "--address",
      paramLabel = "URL",
      description =
          "where phones find the pages, as in http://10.42.0.1:8080; otherwise what use.yaml has"
              + " under pages")
  private String address = "";

  @Override
  public Integer call() throws BadInput {
    create();
    boolean drawn = false;
    try {
      JsonNode answer = RunningDeviceAsked.answer(folders, ("label " + address).strip());
      PairingLabel label =
          new PairingLabel(
              answer.path("device").asString(""),
              answer.path("url").asString(""),
              answer.path("code").asString(""),
              answer.path("fingerprint").asString(""));
      Files.writeString(file, label.svg(), StandardCharsets.UTF_8);
      drawn = true;
      Spoken.out(spec)
          .println(
              file
                  + ": for "
                  + label.url()
                  + "; print it, and delete the file, for whoever"
                  + " reads it can pair a phone");
      return Device.DONE;
    } catch (IOException full) {
      throw new BadInput(file + " cannot be written: " + full.getMessage());
    } finally {
      if (!drawn) {
        var _ = file.toFile().delete();
      }
    }
  }

  /** Before a code is drawn, which makes a label that stands somewhere worthless. */
  private void create() throws BadInput {
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (IOException there) {
      throw new BadInput(
          file
              + " cannot be made anew ("
              + there.getMessage()
              + "); name a file that is not there");
    }
  }
}
