package org.sentuh.clinic.research;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A new file of text in UTF-8 that knows its length and SHA-256 when it is done. */
final class SummedFile implements AutoCloseable {

  private final String name;
  private final MessageDigest digest = sha256();
  private final OutputStream out;
  private long bytes;

  /**
   * What stands in a file.
   *
   * @param name of the file
   * @param bytes its length
   * @param sha256 of all of it, in hexadecimal digits
   */
  record Sum(String name, long bytes, String sha256) {}

  SummedFile(Path folder, String name) throws IOException {
    this.name = name;
    this.out =
        new BufferedOutputStream(
            new DigestOutputStream(
                Files.newOutputStream(folder.resolve(name), StandardOpenOption.CREATE_NEW),
                digest));
  }

  /** Writes a whole text. */
  static Sum of(Path folder, String name, String text) throws IOException {
    SummedFile file = new SummedFile(folder, name);
    try (file) {
      file.write(text);
    }
    return file.sum();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("every Java has SHA-256", never);
    }
  }

  void write(String text) throws IOException {
    byte[] letters = text.getBytes(StandardCharsets.UTF_8);
    out.write(letters);
    bytes += letters.length;
  }

  void flush() throws IOException {
    out.flush();
  }

  Sum sum() {
    return new Sum(name, bytes, HexFormat.of().formatHex(digest.digest()));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
