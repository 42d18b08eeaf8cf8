package org.sentuh.telemetry.journal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A real file system of a few megabytes that a test fills, freezes, breaks and makes read-only.
 * Needs root and mount; where they are missing the test is skipped, and says so.
 */
final class SmallDisk implements AutoCloseable {

  private final Path mount;
  private final Path image;
  private boolean frozen;

  private SmallDisk(Path mount, Path image) {
    this.mount = mount;
    this.image = image;
  }

  /** A disk in memory. */
  static SmallDisk inMemory(Path folder, int megabytes) throws IOException {
    Path mount = Files.createDirectory(folder.resolve("disk"));
    need("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "sentuh-test", mount.toString());
    return new SmallDisk(mount, mount);
  }

  /** An ext4 in a file, that becomes read-only at the first error, as on the device. */
  static SmallDisk ext4(Path folder, int megabytes) throws IOException {
    Path image = folder.resolve("image");
    Path mount = Files.createDirectory(folder.resolve("disk"));
    need("truncate", "-s", megabytes + "m", image.toString());
    need("mkfs.ext4", "-q", image.toString());
    SmallDisk disk = new SmallDisk(mount, image);
    disk.mount();
    return disk;
  }

  void mount() {
    need("mount", "-o", "loop,errors=remount-ro", image.toString(), mount.toString());
  }

  /** Repairs what an error has left, and mounts it again. */
  void repair() {
    unmount();
    run("e2fsck", "-fy", image.toString()); // 1 is "errors corrected"
    mount();
  }

  /** The journal's folder on it. */
  Path folder() {
    return mount.resolve("journal");
  }

  /** Takes all the room that is left; answers the file to delete. */
  Path fill() throws IOException {
    Path ballast = mount.resolve("ballast");
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      return ballast;
    }
  }

  void remount(String how) {
    need("mount", "-o", "remount," + how, mount.toString());
  }

  /** Every write to the disk waits from now on. */
  void freeze() {
    need("fsfreeze", "-f", mount.toString());
    frozen = true;
  }

  void thaw() {
    if (frozen) {
      need("fsfreeze", "-u", mount.toString());
      frozen = false;
    }
  }

  /** The kernel finds an error in the file system. */
  void breakDown() throws IOException {
    String device = run("findmnt", "-n", "-o", "SOURCE", mount.toString()).strip();
    Path trigger = Path.of("/sys/fs/ext4", device.replace("/dev/", ""), "trigger_fs_error");
    assumeTrue(Files.exists(trigger), "this kernel offers no " + trigger);
    Files.writeString(trigger, "1");
  }

  private void unmount() {
    run("umount", "-l", mount.toString());
  }

  @Override
  public void close() {
    thaw();
    unmount();
  }

  /** Runs what the test cannot do without. */
  private static void need(String... command) {
    String answer = run(command);
    assumeTrue(answer.startsWith("0"), "needs root: " + List.of(command) + " answered " + answer);
  }

  /** Its exit code and what it said; for findmnt only the latter. */
  private static String run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      return command[0].equals("findmnt") ? said : code + " " + said;
    } catch (IOException missing) {
      return "127 " + missing.getMessage();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
