package org.sentuh.device.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/**
 * A device node under {@code /dev} that is open, or a file that the kernel gave out for a part of
 * one. One thread at a time; nothing but opening allocates.
 */
public final class DeviceNode implements AutoCloseable {

  // fcntl.h; the same on x86-64 and arm64
  private static final int O_RDWR = 2;
  private static final int O_CLOEXEC = 0x80000;

  private final String name;
  private final int descriptor;
  private final MemorySegment errno = Arena.ofAuto().allocate(LinuxCalls.ERRNO);
  private boolean open = true;

  private DeviceNode(String name, int descriptor) {
    this.name = name;
    this.descriptor = descriptor;
  }

  /**
   * Opens a node for reading and writing, closed for programs that this one starts.
   *
   * @throws LinuxFailure where there is none, or it is not for this user
   * @throws IllegalStateException where this is not a Linux that may be called
   */
  public static DeviceNode open(Path path) throws LinuxFailure {
    if (!LinuxCalls.areThere()) {
      throw new IllegalStateException(
          "device nodes need Linux, and java to be started with"
              + " --enable-native-access=ALL-UNNAMED");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = arena.allocate(LinuxCalls.ERRNO);
      int descriptor =
          LinuxCalls.open(errno, arena.allocateFrom(path.toString()), O_RDWR | O_CLOEXEC);
      if (descriptor < 0) {
        throw new LinuxFailure("open " + path, LinuxCalls.errno(errno));
      }
      return new DeviceNode(path.toString(), descriptor);
    }
  }

  /**
   * What the kernel gave out.
   *
   * @param part which part of this node it is, for messages
   * @param given its number, which is this program's from now on
   */
  public DeviceNode part(String part, int given) {
    return given(part + " of " + name, given);
  }

  /** What the kernel gave out under a number, which is this program's from now on. */
  static DeviceNode given(String name, int descriptor) {
    return new DeviceNode(name, descriptor);
  }

  /** Its path, or what it is a part of. */
  public String name() {
    return name;
  }

  int descriptor() {
    return descriptor;
  }

  /** Asks it a question about a structure. */
  public void ask(Ioctl question, MemorySegment structure) throws LinuxFailure {
    if (LinuxCalls.ioctl(errno, descriptor, question.number(), structure) < 0) {
      throw failure(question.name() + " on " + name);
    }
  }

  /** Asks it a question with a number. */
  public void ask(Ioctl question, long argument) throws LinuxFailure {
    if (LinuxCalls.ioctl(errno, descriptor, question.number(), argument) < 0) {
      throw failure(question.name() + " on " + name);
    }
  }

  /** Reads into memory; returns how many bytes, which may be fewer. */
  public int read(MemorySegment into) throws LinuxFailure {
    long bytes = LinuxCalls.read(errno, descriptor, into);
    if (bytes < 0) {
      throw failure("read " + name);
    }
    return (int) bytes;
  }

  private LinuxFailure failure(String call) {
    return new LinuxFailure(call, LinuxCalls.errno(errno));
  }

  /** Gives it back; the second time nothing happens. */
  @Override
  public void close() {
    if (open) {
      open = false;
      var _ = LinuxCalls.close(errno, descriptor);
    }
  }
}
