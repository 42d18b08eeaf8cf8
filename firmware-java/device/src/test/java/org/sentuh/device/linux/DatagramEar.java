package org.sentuh.device.linux;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The other end of {@link Supervisor}: Java has no datagrams between processes. */
final class DatagramEar implements AutoCloseable {

  private static final int MOST_MS = 5_000;

  private final Arena arena = Arena.ofConfined();
  private final DeviceNode socket;

  private DatagramEar(DeviceNode socket) {
    this.socket = socket;
  }

  /** Listens at a path, or at an @ and a name. */
  @SuppressWarnings("restricted")
  static DatagramEar at(String name) throws IOException {
    Linker linker = Linker.nativeLinker();
    var bind =
        linker.downcallHandle(
            linker.defaultLookup().find("bind").orElseThrow(),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = arena.allocate(LinuxCalls.ERRNO);
      int socket = LinuxCalls.socket(errno, Supervisor.AF_UNIX, Supervisor.SOCK_DGRAM);
      MemorySegment address = Supervisor.address(name.getBytes(StandardCharsets.UTF_8));
      int bound = (int) bind.invokeExact(socket, address, (int) address.byteSize());
      if (bound != 0) {
        throw new IOException("nobody can listen at " + name);
      }
      return new DatagramEar(DeviceNode.given(name, socket));
    } catch (IOException refused) {
      throw refused;
    } catch (Throwable bug) {
      throw new AssertionError(bug);
    }
  }

  /** The next message. */
  String hear() throws IOException {
    if (!new ReadableNodes(List.of(socket)).await(MOST_MS)) {
      throw new AssertionError("nothing was said within " + MOST_MS + " ms");
    }
    MemorySegment into = arena.allocate(4096);
    int bytes = socket.read(into);
    return new String(
        into.asSlice(0, bytes).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    socket.close();
    arena.close();
  }
}
