package org.sentuh.device.readiness;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sentuh.telemetry.journal.Kept;

/**
 * A folder with two checksummed copies of what is kept ({@link Kept}), for one process at a time.
 * Any thread.
 */
public final class ReadinessFolder implements Keeping, AutoCloseable {

  private static final String LOCK = "in-use";

  private final Kept kept;
  private final boolean damaged;
  private final FileChannel channel;

  private ReadinessFolder(Kept kept, boolean damaged, FileChannel channel) {
    this.kept = kept;
    this.damaged = damaged;
    this.channel = channel;
  }

  /** Another process, the device itself most likely, has the folder. */
  public static final class InUse extends IOException {

    private static final long serialVersionUID = 1L;

    InUse(Path folder) {
      super(folder + " is in use by a device that runs; end it, or ask at its own panel");
    }
  }

  /**
   * Opens a folder; it is made if it is not there.
   *
   * @throws InUse while another process has it
   */
  public static ReadinessFolder open(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locks(channel)) {
      channel.close();
      throw new InUse(folder);
    }
    boolean written;
    try (Stream<Path> files = Files.list(folder)) {
      written = files.anyMatch(file -> file.getFileName().toString().startsWith("kept-"));
    }
    Kept kept = Kept.in(folder);
    return new ReadinessFolder(kept, written && isEmpty(kept), channel);
  }

  /** The lock goes with the channel, so nothing needs to hold it. */
  private static boolean locks(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException here) {
      return false;
    }
  }

  private static boolean isEmpty(Kept kept) {
    return kept.value(HoldLatch.NAME).isEmpty() || kept.value(LedgerKeeping.NAME).isEmpty();
  }

  @Override
  public Optional<String> value(String name) {
    return kept.value(name);
  }

  @Override
  public void keep(String name, String line) {
    kept.keep(name, line);
  }

  @Override
  public boolean damaged() {
    return damaged;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
