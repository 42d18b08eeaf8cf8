package org.sentuh.clinic.research;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The clinic's key of pseudonyms, a file of 64 hexadecimal digits that only its owner reads.
 * Whoever has it and the archive can say who stands behind a pseudonym; nobody else can, nor can
 * two exports be joined without it. It stays at the clinic. Any thread.
 *
 * <p>A keyed hash because of what is published on pseudonymisation: a hash without a key is undone
 * by trying every reference (ENISA, Pseudonymisation techniques and best practices, 2019), and what
 * can be brought back with a key that is kept apart stays personal data (Regulation (EU) 2016/679,
 * Article 4 (5)).
 */
public final class PseudonymKey {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 32;
  private static final String FORM = "[0-9a-f]{" + 2 * BYTES + "}";

  private final SecretKeySpec key;

  private PseudonymKey(byte[] secret) {
    this.key = new SecretKeySpec(secret, ALGORITHM);
  }

  /** The key of a file; one is made where there is none yet. */
  public static PseudonymKey of(Path file) throws IOException {
    if (!Files.exists(file)) {
      make(file);
    }
    String said = Files.readString(file, StandardCharsets.US_ASCII).strip();
    if (!said.matches(FORM)) {
      throw new IOException(
          file
              + " is no key of pseudonyms: it must be 64 hexadecimal digits; name another file,"
              + " and one is made there");
    }
    return new PseudonymKey(HexFormat.of().parseHex(said));
  }

  private static void make(Path file) throws IOException {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    FileAttribute<?>[] owners =
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Files.createFile(file, owners);
    Files.writeString(
        file, HexFormat.of().formatHex(secret) + "\n", StandardOpenOption.TRUNCATE_EXISTING);
  }

  /** The keyed hash of what was said, 32 bytes. */
  byte[] of(byte[] said) {
    return mac(key, said);
  }

  /** A key for one export, which depends on all that is in it. */
  PseudonymKey forExport(byte[] seed) {
    return new PseudonymKey(mac(key, seed));
  }

  /** Who somebody is in an export: 16 hexadecimal digits. */
  String pseudonym(String reference) {
    return HexFormat.of()
        .formatHex(mac(key, reference.getBytes(StandardCharsets.UTF_8)))
        .substring(0, 16);
  }

  private static byte[] mac(SecretKeySpec key, byte[] said) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(said);
    } catch (GeneralSecurityException never) {
      throw new IllegalStateException("every Java has " + ALGORITHM, never);
    }
  }

  @Override
  public String toString() {
    return "key of pseudonyms"; // and nothing of it
  }
}
