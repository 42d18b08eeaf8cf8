package org.sentuh.telemetry.uplink;

import java.io.IOException;
import java.nio.file.Path;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The files that prove to each other who the broker and whoever speaks to it are. They are read
 * anew for every connection, so a renewed certificate is used without a restart.
 *
 * @param trust the certificate of the clinic's authority, PEM; whoever it has signed is believed
 * @param identity one's own certificate with its private key: both in one PEM file, or a PKCS #12
 *     file whose name ends in {@code .p12} or {@code .pfx}
 * @param passwordFile holds the password of the PKCS #12 file in its first line; none for PEM
 */
public record Credentials(Path trust, Path identity, @Nullable Path passwordFile) {

  /**
   * Reads the files, and answers what makes a client library's sockets: unconnected, TLS 1.3 alone,
   * the broker's host name verified.
   *
   * @throws IOException when a file cannot be used; the message says which, why, and what to do
   */
  public SSLSocketFactory sockets() throws IOException {
    return new ClinicSockets(
        ClinicTls.context(this),
        made -> {
          made.setTcpNoDelay(true);
          return made;
        });
  }
}
