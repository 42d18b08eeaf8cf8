package org.sentuh.device.bedside;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.sentuh.pages.PageAddress;

/**
 * The device's own certificate for its pages, signed by nobody but itself: made at its first start
 * by the keytool that comes with every Java, kept in a file that only the device's user can read,
 * and made anew where it is for other names, is not good now or ends within a month. A phone shows
 * its fingerprint once; it is the one on the device's label.
 */
public final class OwnCertificate {

  private static final String ALIAS = "pages";

  /** Who can read the file has the key: the word is what the format asks for, and no secret. */
  private static final String WORD = "sentuh-pages";

  private static final int VALID_DAYS = 3650;
  private static final Duration RENEW = Duration.ofDays(30);
  private static final long PATIENCE_S = 60;

  private final KeyStore store;

  private OwnCertificate(KeyStore store) {
    this.store = store;
  }

  /**
   * The one that is kept in a folder, or a new one.
   *
   * @param names under which phones reach the device, such as {@code sentuh.local} or an address
   * @param now the time of day, as far as the device knows it
   * @throws IOException when it can be neither read nor made
   */
  public static OwnCertificate in(Path folder, Set<String> names, Instant now) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("pages.p12");
    try {
      if (Files.exists(file)) {
        OwnCertificate kept = new OwnCertificate(read(file));
        if (kept.serves(names, now)) {
          return kept;
        }
      }
      make(file, new TreeSet<>(names));
      return new OwnCertificate(read(file));
    } catch (GeneralSecurityException unusable) {
      throw new IOException(
          file + " is no certificate of these pages; delete it, and the next start makes one",
          unusable);
    }
  }

  private static KeyStore read(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, WORD.toCharArray());
    } catch (IOException damaged) {
      throw new GeneralSecurityException(damaged);
    }
    return store;
  }

  private boolean serves(Set<String> names, Instant now) throws GeneralSecurityException {
    X509Certificate certificate = certificate();
    Set<String> served =
        certificate.getSubjectAlternativeNames() == null
            ? Set.of()
            : certificate.getSubjectAlternativeNames().stream()
                .map(name -> String.valueOf(name.get(1)))
                .collect(Collectors.toSet());
    // A clock that has lost its time is behind, which is no reason for phones to trust another one.
    boolean lasts = now.plus(RENEW).isBefore(certificate.getNotAfter().toInstant());
    return lasts && served.containsAll(names);
  }

  /** What phones are shown. */
  public X509Certificate certificate() throws GeneralSecurityException {
    Certificate kept = store.getCertificate(ALIAS);
    if (kept instanceof X509Certificate certificate) {
      return certificate;
    }
    throw new GeneralSecurityException("no certificate named " + ALIAS);
  }

  /** For {@link PageAddress}. */
  public SSLContext context() throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, WORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static void make(Path file, Set<String> names) throws IOException {
    Path fresh = file.resolveSibling("pages.new");
    Files.deleteIfExists(fresh);
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            ALIAS,
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-validity",
            String.valueOf(VALID_DAYS),
            "-dname",
            "CN=Sentuh",
            "-ext",
            "SAN=" + names.stream().map(OwnCertificate::san).collect(Collectors.joining(",")),
            "-keystore",
            fresh.toString(),
            "-storetype",
            "PKCS12",
            "-storepass",
            WORD);
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream said = keytool.getInputStream()) {
      String words = new String(said.readAllBytes(), StandardCharsets.UTF_8);
      if (!keytool.waitFor(PATIENCE_S, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
        keytool.destroyForcibly();
        throw new IOException("no certificate could be made for the pages: " + words.strip());
      }
    } catch (InterruptedException leaving) {
      keytool.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("no certificate was made: the program is ending", leaving);
    }
    if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
    }
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String san(String name) {
    return (name.matches("[0-9.]+|.*:.*") ? "ip:" : "dns:") + name;
  }
}
