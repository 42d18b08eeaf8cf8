package org.sentuh.simulator.ordeal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A small ext4 in a file, which can be frozen: whoever writes to it waits in the kernel until it is
 * thawed. It can be filled as well. Used by one thread.
 */
public final class FrozenDisk implements AutoCloseable {

  private final Path mount;
  private final Ballast ballast;
  private boolean frozen;

  private FrozenDisk(Path mount) {
    this.mount = mount;
    this.ballast = new Ballast(mount);
  }

  /** Whether this process may make one, on this machine. */
  public static boolean mayBeMade() {
    return Shell.isRoot()
        && Stream.of("mkfs.ext4", "mount", "umount", "fsfreeze").allMatch(Shell::has);
  }

  /**
   * Makes and mounts one.
   *
   * @param folder where its file and its root stand; made if it is not there
   */
  public static FrozenDisk mount(Path folder, int megabytes) throws IOException {
    String image = folder.resolve("image").toString();
    Path mount = Files.createDirectories(folder.resolve("disk"));
    Shell.run("truncate", "-s", megabytes + "m", image);
    Shell.run("mkfs.ext4", "-q", image);
    Shell.run(List.of("mount", "-o", "loop", image, mount.toString()));
    return new FrozenDisk(mount);
  }

  /** Its root. */
  public Path root() {
    return mount;
  }

  /** Every write waits from now on. */
  public void freeze() {
    Shell.run("fsfreeze", "--freeze", mount.toString());
    frozen = true;
  }

  /** Every write goes on. */
  public void thaw() {
    if (frozen) {
      Shell.run("fsfreeze", "--unfreeze", mount.toString());
      frozen = false;
    }
  }

  /** No byte more can be written from now on. */
  public void fill() {
    ballast.lay();
  }

  /** There is room again. */
  public void empty() {
    ballast.take();
  }

  @Override
  public void close() {
    thaw();
    Shell.run("umount", mount.toString());
  }
}
