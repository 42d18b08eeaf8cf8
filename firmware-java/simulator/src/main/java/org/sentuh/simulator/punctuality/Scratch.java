package org.sentuh.simulator.punctuality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder on the disk and one in memory, which go when it is closed. */
final class Scratch implements AutoCloseable {

  /** Where Linux has a file system in memory. */
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  private final Path disk = Files.createTempDirectory("sentuh-punctuality");
  private final Path memory =
      Files.isDirectory(SHARED_MEMORY)
          ? Files.createTempDirectory(SHARED_MEMORY, "sentuh-punctuality")
          : Files.createDirectory(disk.resolve("memory"));

  Scratch() throws IOException {}

  Path disk(String name) {
    return disk.resolve(name);
  }

  Path memory(String name) {
    return memory.resolve(name);
  }

  @Override
  public void close() throws IOException {
    remove(memory);
    remove(disk);
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> tree = Files.walk(folder)) {
      all = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
