package org.sentuh.simulator.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * What a replay needs of a support bundle, in a folder that is gone when this is closed. Nothing
 * else in the file is looked at, wherever it says that it belongs.
 *
 * @param directory as the treat command writes one
 */
record UnpackedBundle(Path directory) implements AutoCloseable {

  private static final Set<String> NEEDED =
      Set.of(
          "events.ndjson",
          "inputs/programme.yaml",
          "inputs/panel.yaml",
          "inputs/limits.yaml",
          "inputs/device.yaml",
          "inputs/calibration.txt",
          "inputs/ticks.bin.gz");

  private static final int MOST_BYTES = 64 << 20;

  /** Unpacks a file. */
  static UnpackedBundle of(Path bundle) throws IOException {
    UnpackedBundle unpacked = new UnpackedBundle(Files.createTempDirectory("sentuh-bundle"));
    try {
      unpacked.fill(bundle);
      return unpacked;
    } catch (IOException damaged) {
      unpacked.close();
      throw damaged;
    }
  }

  private void fill(Path bundle) throws IOException {
    Files.createDirectory(directory.resolve("inputs"));
    boolean any = false;
    try (InputStream file = Files.newInputStream(bundle);
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        any = true;
        if (NEEDED.contains(entry.getName())) {
          byte[] bytes = zip.readNBytes(MOST_BYTES + 1);
          if (bytes.length > MOST_BYTES) {
            throw new IOException(
                bundle + ": " + entry.getName() + " is larger than any treatment");
          }
          Files.write(directory.resolve(entry.getName()), bytes);
        }
      }
    } catch (ZipException damaged) {
      throw new IOException(bundle + " is damaged: " + damaged.getMessage(), damaged);
    }
    if (!any) {
      throw new IOException(bundle + " is no zip file");
    }
  }

  @Override
  public void close() throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(directory)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path one : all) {
      Files.deleteIfExists(one);
    }
  }
}
