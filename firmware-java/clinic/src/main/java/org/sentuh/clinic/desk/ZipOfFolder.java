package org.sentuh.clinic.desk;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs the files of a folder into one, the same bytes for the same files, and leaves nothing of
 * either behind.
 */
public final class ZipOfFolder {

  /** The earliest that the format can say: the moment of packing is nobody's business. */
  private static final LocalDateTime WHEN = LocalDateTime.of(1980, 1, 1, 0, 0);

  private ZipOfFolder() {}

  /** The packed files, to be read once; the folder is gone, and the pack goes when it is closed. */
  public static InputStream of(Path folder) throws IOException {
    Path pack = Files.createTempFile("sentuh-pack", ".zip");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(pack));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Path file : files(folder)) {
        ZipEntry entry = new ZipEntry(String.valueOf(file.getFileName()));
        entry.setTimeLocal(WHEN);
        zip.putNextEntry(entry);
        Files.copy(file, zip);
        zip.closeEntry();
      }
    } finally {
      delete(folder);
    }
    return Files.newInputStream(pack, StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** Deletes a folder of files. */
  public static void delete(Path folder) throws IOException {
    for (Path file : files(folder)) {
      Files.delete(file);
    }
    Files.delete(folder);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
