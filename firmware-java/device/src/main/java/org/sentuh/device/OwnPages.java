package org.sentuh.device;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.SSLContext;
import org.sentuh.device.bedside.Bed;
import org.sentuh.device.bedside.BedsideServer;
import org.sentuh.device.bedside.OwnCertificate;
import org.sentuh.device.naming.LocalName;
import org.sentuh.device.readiness.Keeping;
import org.sentuh.pages.PageAddress;
import org.sentuh.settings.UseSettings;
import org.sentuh.telemetry.wire.Wall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages of a device as {@code use.yaml} wishes them: where, under which names, with or without
 * its own certificate. Any thread.
 *
 * @param server what serves them
 * @param names what answers for them on the network
 * @param fingerprint of the certificate that phones are shown, SHA-256; empty without one
 */
record OwnPages(BedsideServer server, List<LocalName> names, String fingerprint)
    implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OwnPages.class);
  private static final String LOCAL = ".local";
  private static final Set<String> THIS_BOX_ALONE = Set.of("127.0.0.1", "::1");

  /**
   * Begins to serve; empty, and a line in the log, where the port is taken or no certificate can be
   * made. Who wishes one is served nothing without it.
   *
   * @param state where a certificate is kept
   */
  static Optional<OwnPages> open(
      Bed bed, Keeping kept, UseSettings.Pages wish, Path state, Wall now) {
    try {
      OwnCertificate own = wish.tls() ? certificate(wish, state, now) : null;
      SSLContext tls = own == null ? null : own.context();
      BedsideServer server =
          new BedsideServer(
              bed,
              kept,
              new PageAddress(wish.address(), wish.port(), Set.copyOf(wish.names()), tls));
      String fingerprint = own == null ? "" : fingerprint(own);
      LOG.info("the pages are at {} {}", server.url(), fingerprint);
      return Optional.of(new OwnPages(server, names(wish), fingerprint));
    } catch (IOException | GeneralSecurityException without) {
      LOG.warn("the device goes on without pages: {}", without.getMessage(), without);
      return Optional.empty();
    }
  }

  private static OwnCertificate certificate(UseSettings.Pages wish, Path state, Wall now)
      throws IOException {
    Set<String> names = new TreeSet<>(wish.names());
    names.add(wish.address());
    return OwnCertificate.in(state.resolve("pages"), names, now.at());
  }

  private static String fingerprint(OwnCertificate own) throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(own.certificate().getEncoded());
    return HexFormat.ofDelimiter(":").formatHex(digest).toUpperCase(Locale.ROOT);
  }

  /** Nobody else reaches a box that is served for itself alone. */
  private static List<LocalName> names(UseSettings.Pages wish) {
    if (THIS_BOX_ALONE.contains(wish.address())) {
      return List.of();
    }
    return wish.names().stream()
        .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(LOCAL))
        .map(name -> LocalName.answering(name, wish.address()))
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public void close() {
    names.forEach(LocalName::close);
    server.close();
  }
}
