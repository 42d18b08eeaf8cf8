package org.sentuh.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Which version of the program this is. */
final class Version {

  /** As in {@code 0.1.0}. */
  static final String NUMBER = read();

  private Version() {}

  private static String read() {
    Properties built = new Properties();
    try (InputStream file = Version.class.getResourceAsStream("built.properties")) {
      built.load(Objects.requireNonNull(file, "built.properties is missing; build it again"));
    } catch (IOException damaged) {
      throw new UncheckedIOException("the program's own files are damaged", damaged);
    }
    return built.getProperty("version");
  }
}
