package org.sentuh.device.prescription;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.safety.Limits;
import org.sentuh.settings.AllowanceFile;
import org.sentuh.settings.LimitsFile;
import org.sentuh.settings.PanelFile;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Seal;

/** A clinic with a key, which writes and signs, and what its device is fitted with. */
public final class Clinic {

  public static final DeviceId DEVICE = new DeviceId("sentuh-07");
  private static final Path CONFIG = config();
  static final Limits LIMITS = LimitsFile.read(CONFIG.resolve("limits.yaml"));

  public final KeyPair key = pair();

  public static Fitting fitting() {
    return fitting("m");
  }

  static Fitting fitting(String panel) {
    return new Fitting(
        DEVICE,
        PanelFile.read(CONFIG.resolve("panels/" + panel + ".yaml")),
        LIMITS,
        AllowanceFile.read(CONFIG.resolve("allowance.yaml")));
  }

  public Message.Desired prescribes(int revision, String document) {
    return Seal.sealed(DEVICE, revision, document, key.getPrivate());
  }

  /** A prescription of a shipped programme until a day in December, with these lines besides. */
  public static String active(String programme, String... more) {
    return head("active")
        + "until: 2026-12-10T17:00:00Z\ntreatments: 2\nbetween_s: 14400\n"
        + String.join("", more)
        + "programme:\n"
        + text("programmes/" + programme + ".yaml").indent(2);
  }

  static String withheld(String state, String why) {
    return head(state) + "why: " + why + "\n";
  }

  private static String head(String state) {
    return "prescription: 1\nstate: "
        + state
        + "\nmother: M-0412\nmidwife: BD-7\nissued: 2026-11-26T02:40:00Z\n";
  }

  private static String text(String file) {
    try {
      return Files.readString(CONFIG.resolve(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static Path config() {
    for (@Nullable Path folder = Path.of("").toAbsolutePath();
        folder != null;
        folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve("config/limits.yaml"))) {
        return folder.resolve("config");
      }
    }
    throw new AssertionError("no config/limits.yaml above");
  }
}
