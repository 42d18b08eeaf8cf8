package org.sentuh.telemetry.uplink;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file of a device's credentials that cannot be used; the message says which, why, what to do.
 */
final class CredentialsRefused extends IOException {

  private static final long serialVersionUID = 1L;

  CredentialsRefused(Path file, String problem, String remedy) {
    super(file + " " + problem + "; " + remedy);
  }

  CredentialsRefused(Path file, String problem, String remedy, Exception cause) {
    super(file + " " + problem + "; " + remedy, cause);
  }
}
