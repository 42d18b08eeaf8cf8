package org.sentuh.clinic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The two kinds of database; every test of the archive runs on both. */
public enum Database {
  /** A file. */
  SQLITE,
  /** A server. */
  POSTGRESQL;

  /** The address of one that nobody has used yet; skips the test where there is none to be had. */
  public String fresh() {
    if (this == POSTGRESQL) {
      return PostgresServer.shared().freshDatabase();
    }
    try {
      Path folder = Files.createTempDirectory("sentuh-archive");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> Servers.deleteFolder(folder)));
      return "jdbc:sqlite:" + folder.resolve("archive.db");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
