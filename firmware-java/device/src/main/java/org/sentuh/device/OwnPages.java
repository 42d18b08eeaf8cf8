package org.sentuh.device;

import java.io.IOException;
import java.net.URI;
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
  private static final Set<String> NOT_FOR_PHONES = Set.of("127.0.0.1", "[::1]", "0.0.0.0", "[::]");
  private static final String ADDRESS = "https?://[A-Za-z0-9.\\-]{1,80}(:[0-9]{1,5})?/?";

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

  /**
   * Where a phone finds them: the name that is answered for, or else the address.
   *
   * @throws IllegalStateException where they are served to this box alone
   */
  String forPhones() {
    Optional<String> named =
        names.stream().filter(LocalName::isClaimed).map(LocalName::name).findFirst();
    String own = URI.create(server.url()).getHost();
    if (named.isEmpty() && NOT_FOR_PHONES.contains(own)) {
      throw new IllegalStateException(
          "no phone reaches the pages at "
              + own
              + "; write the box's own address under pages in use.yaml, or give --address");
    }
    return named.map(server::url).orElseGet(server::url);
  }

  /**
   * The same by an address that somebody gives.
   *
   * @param address as in {@code http://10.42.0.1:8080}
   * @throws IllegalArgumentException for what is none, or one by which nobody is let in
   */
  String forPhones(String address) {
    if (!address.matches(ADDRESS)) {
      throw new IllegalArgumentException(
          "\"" + address + "\" is no address of pages; allowed is such as http://10.42.0.1:8080");
    }
    String name = URI.create(address).getHost();
    if (!server.isNamed(name)) {
      throw new IllegalArgumentException(
          "phones that come by "
              + name
              + " are turned away; write it under pages.names in use.yaml, and start the device"
              + " anew");
    }
    return address.endsWith("/") ? address : address + "/";
  }

  @Override
  public void close() {
    names.forEach(LocalName::close);
    server.close();
  }
}
