package org.sentuh.telemetry.uplink;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** TLS 1.3 towards a broker of the clinic, both sides with a certificate. */
final class ClinicTls {

  /** The only version that is spoken. */
  static final String VERSION = "TLSv1.3";

  private static final char[] IN_MEMORY = new char[0];

  private ClinicTls() {}

  /**
   * Reads the files and makes what TLS needs of them.
   *
   * @throws IOException naming the file that cannot be used, why, and what to do
   */
  static SSLContext context(Credentials credentials) throws IOException {
    KeyStore identity = identity(credentials);
    KeyStore trust = trust(credentials.trust());
    char[] password = isPkcs12(credentials.identity()) ? password(credentials) : IN_MEMORY;
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(identity, password);
      TrustManagerFactory trusted =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(trust);
      SSLContext context = SSLContext.getInstance(VERSION);
      context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new CredentialsRefused(
          credentials.identity(), "cannot be used", "have a new certificate made", e);
    }
  }

  /** This version alone, and the broker's host name verified. */
  static SSLParameters strict(SSLParameters parameters) {
    parameters.setProtocols(new String[] {VERSION});
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    return parameters;
  }

  private static KeyStore trust(Path file) throws IOException {
    KeyStore store = empty();
    try {
      for (X509Certificate authority : new Pem(file).certificates()) {
        store.setCertificateEntry("authority-" + store.size(), authority);
      }
      return store;
    } catch (GeneralSecurityException e) {
      throw new CredentialsRefused(file, "cannot be used", "copy the file anew", e);
    }
  }

  private static KeyStore identity(Credentials credentials) throws IOException {
    Path file = credentials.identity();
    if (isPkcs12(file)) {
      return pkcs12(file, password(credentials));
    }
    Pem pem = new Pem(file);
    List<X509Certificate> chain = pem.certificates();
    PrivateKey key = pem.key(chain.getFirst());
    KeyStore store = empty();
    try {
      if (!belongTogether(key, chain.getFirst())) {
        throw new CredentialsRefused(
            file, "holds a key that is not of its certificate", "put the pair into it");
      }
      store.setKeyEntry("device", key, IN_MEMORY, chain.toArray(Certificate[]::new));
      return store;
    } catch (GeneralSecurityException e) {
      throw new CredentialsRefused(file, "cannot be used", "have a new certificate made", e);
    }
  }

  private static KeyStore pkcs12(Path file, char[] password) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new CredentialsRefused(file, "is not there", "put it there, or name another file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)) {
          return store;
        }
      }
      throw new CredentialsRefused(file, "holds no private key", "export it with its key");
    } catch (GeneralSecurityException e) {
      throw new CredentialsRefused(file, "cannot be used", "export it anew", e);
    } catch (CredentialsRefused refused) {
      throw refused;
    } catch (IOException e) {
      throw new CredentialsRefused(
          file, "cannot be opened", "look whether the password file is the one of this file", e);
    }
  }

  private static char[] password(Credentials credentials) throws IOException {
    @Nullable Path file = credentials.passwordFile();
    if (file == null || !Files.isRegularFile(file)) {
      throw new CredentialsRefused(
          credentials.identity(), "needs a password", "name the file that holds it");
    }
    return Files.readString(file).lines().findFirst().orElse("").toCharArray();
  }

  private static boolean isPkcs12(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(p12|pfx)");
  }

  private static boolean belongTogether(PrivateKey key, X509Certificate certificate)
      throws GeneralSecurityException {
    String algorithm = "SHA256with" + (key.getAlgorithm().equals("EC") ? "ECDSA" : "RSA");
    byte[] words = {1, 2, 3};
    Signature signing = Signature.getInstance(algorithm);
    signing.initSign(key);
    signing.update(words);
    Signature verifying = Signature.getInstance(algorithm);
    verifying.initVerify(certificate.getPublicKey());
    verifying.update(words);
    return verifying.verify(signing.sign());
  }

  private static KeyStore empty() throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, IN_MEMORY);
      return store;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PKCS #12", e);
    }
  }
}
