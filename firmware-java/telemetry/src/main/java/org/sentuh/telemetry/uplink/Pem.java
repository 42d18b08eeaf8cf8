package org.sentuh.telemetry.uplink;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of RFC 7468's textual form: certificates, and perhaps a private key. What stands between
 * its blocks is ignored.
 */
final class Pem {

  private static final int MOST_BYTES = 256 << 10;
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

  private final Path file;
  private final List<Block> blocks = new ArrayList<>();

  private record Block(String label, String base64) {}

  /** Reads a file. */
  Pem(Path file) throws IOException {
    this.file = file;
    if (!Files.isRegularFile(file)) {
      throw new CredentialsRefused(file, "is not there", "put it there, or name another file");
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new CredentialsRefused(file, "is too large to be one", "name the PEM file itself");
    }
    Matcher block = BLOCK.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
    while (block.find()) {
      blocks.add(new Block(block.group(1), block.group(2)));
    }
  }

  /** Its certificates in the file's order, at least one. */
  List<X509Certificate> certificates() throws IOException {
    List<X509Certificate> certificates = new ArrayList<>();
    for (Block block : blocks) {
      if (block.label().equals("CERTIFICATE")) {
        certificates.add(certificate(decoded(block.base64())));
      }
    }
    if (certificates.isEmpty()) {
      throw new CredentialsRefused(
          file, "holds no CERTIFICATE block", "copy the file that the clinic's authority wrote");
    }
    return certificates;
  }

  /** Its private key, which must be of PKCS #8, in clear and of the certificate's kind. */
  PrivateKey key(X509Certificate of) throws IOException {
    for (Block block : blocks) {
      if (block.label().equals("PRIVATE KEY")) {
        return key(decoded(block.base64()), of.getPublicKey().getAlgorithm());
      }
      if (block.label().endsWith("PRIVATE KEY")) {
        throw new CredentialsRefused(
            file,
            "holds a block " + block.label(),
            "convert it: openssl pkcs8 -topk8 -nocrypt writes a block PRIVATE KEY");
      }
    }
    throw new CredentialsRefused(
        file, "holds no PRIVATE KEY block", "append the key to the certificate, or use PKCS #12");
  }

  private X509Certificate certificate(byte[] content) throws IOException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(content));
    } catch (CertificateException e) {
      throw broken("a certificate", e);
    }
  }

  private PrivateKey key(byte[] content, String algorithm) throws IOException {
    try {
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(content));
    } catch (GeneralSecurityException e) {
      throw broken("a key of kind " + algorithm, e);
    }
  }

  private byte[] decoded(String base64) throws IOException {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw broken("base 64", e);
    }
  }

  private CredentialsRefused broken(String what, Exception cause) {
    return new CredentialsRefused(
        file, "holds a block that is not " + what, "copy the file anew", cause);
  }
}
