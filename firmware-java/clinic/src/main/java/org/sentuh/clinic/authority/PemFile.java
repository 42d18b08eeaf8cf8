package org.sentuh.clinic.authority;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.util.encoders.DecoderException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/** Certificates and keys as text (RFC 7468); a file that exists is never written over. */
final class PemFile {

  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String KEY = "PRIVATE KEY";
  private static final String PUBLIC_KEY = "PUBLIC KEY";

  private PemFile() {}

  /** A block of a certificate. */
  static String text(X509Certificate certificate) throws GeneralSecurityException {
    return text(CERTIFICATE, certificate.getEncoded());
  }

  /** A block of a private key in clear. */
  static String text(PrivateKey key) {
    return text(KEY, key.getEncoded());
  }

  /** A block of a public key. */
  static String text(PublicKey key) {
    return text(PUBLIC_KEY, key.getEncoded());
  }

  /** The public key of a file, of an algorithm. */
  static PublicKey publicKey(Path file, String algorithm) throws IOException, AuthorityRefused {
    try {
      return KeyFactory.getInstance(algorithm)
          .generatePublic(new X509EncodedKeySpec(block(file, PUBLIC_KEY)));
    } catch (GeneralSecurityException e) {
      throw unusable(file, e);
    }
  }

  /** Writes a new file that all may read. */
  static void writeOpen(Path file, String text) throws IOException, AuthorityRefused {
    write(file, text, "rw-r--r--");
  }

  /** Writes a new file that its owner alone may read. */
  static void writeSecret(Path file, String text) throws IOException, AuthorityRefused {
    write(file, text, "rw-------");
  }

  /** The first certificate of a file. */
  static X509Certificate certificate(Path file) throws IOException, AuthorityRefused {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(block(file, CERTIFICATE)));
    } catch (GeneralSecurityException e) {
      throw unusable(file, e);
    }
  }

  /** The private key of a file, of an algorithm. */
  static PrivateKey key(Path file, String algorithm) throws IOException, AuthorityRefused {
    try {
      return KeyFactory.getInstance(algorithm)
          .generatePrivate(new PKCS8EncodedKeySpec(block(file, KEY)));
    } catch (GeneralSecurityException e) {
      throw unusable(file, e);
    }
  }

  /** Refuses a file that exists. */
  static void mustBeNew(Path file) throws AuthorityRefused {
    if (Files.exists(file)) {
      throw exists(file);
    }
  }

  /** Makes a folder unless it is there. */
  static void makeFolder(Path folder) throws IOException, AuthorityRefused {
    try {
      Files.createDirectories(folder);
    } catch (FileSystemException e) {
      throw unwritable(folder, e);
    }
  }

  private static byte[] block(Path file, String label) throws IOException, AuthorityRefused {
    List<String> seen = new ArrayList<>();
    for (PemObject block : blocks(file)) {
      if (block.getType().equals(label)) {
        return block.getContent();
      }
      seen.add(block.getType());
    }
    throw new AuthorityRefused(
        file
            + " holds no block "
            + label
            + " but "
            + seen
            + "; name the folder that the command authority has written");
  }

  private static List<PemObject> blocks(Path file) throws IOException, AuthorityRefused {
    String text = content(file);
    List<PemObject> blocks = new ArrayList<>();
    try (PemReader reader = new PemReader(new StringReader(text))) {
      for (PemObject block = reader.readPemObject();
          block != null;
          block = reader.readPemObject()) {
        blocks.add(block);
      }
      return blocks;
    } catch (IOException | DecoderException malformed) {
      throw unusable(file, malformed);
    }
  }

  private static String content(Path file) throws IOException, AuthorityRefused {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw new AuthorityRefused(
          file + " is not there; name the folder that the command authority has written", e);
    } catch (FileSystemException e) {
      throw new AuthorityRefused(
          file + " cannot be read; name a folder of yours that the command authority has written",
          e);
    }
  }

  private static AuthorityRefused unusable(Path file, Exception cause) {
    return new AuthorityRefused(
        file + " cannot be used; copy it anew from where it is kept", cause);
  }

  private static AuthorityRefused unwritable(Path path, Exception cause) {
    return new AuthorityRefused(
        path + " cannot be written; name a folder that can be written to", cause);
  }

  private static AuthorityRefused exists(Path file) {
    return new AuthorityRefused(
        file + " exists and is not written over; name another folder, or move it away");
  }

  private static String text(String label, byte[] content) {
    StringWriter text = new StringWriter();
    try (PemWriter blocks = new PemWriter(text)) {
      blocks.writeObject(new PemObject(label, content));
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory can be written", e);
    }
    return text.toString();
  }

  private static void write(Path file, String text, String permissions)
      throws IOException, AuthorityRefused {
    FileAttribute<?>[] attributes =
        file.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
            }
            : new FileAttribute<?>[0];
    try (var out =
        Files.newByteChannel(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
      var bytes = StandardCharsets.US_ASCII.encode(text);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    } catch (FileAlreadyExistsException e) {
      throw exists(file);
    } catch (FileSystemException e) {
      throw unwritable(file, e);
    }
  }
}
