package org.sentuh.device.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the service manager, systemd as a rule, how this program is (sd_notify(3)): datagrams of
 * {@code NAME=value} to the socket that it has named in {@code NOTIFY_SOCKET}. Without one, nothing
 * is told. A message that it does not take is told to the log once, and changes nothing. Any
 * thread.
 *
 * <pre>
 * struct sockaddr_un: family u16 | path, or 0 and a name without a file      unix(7)
 * </pre>
 */
public final class Supervisor implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

  // bits/socket.h; the same on x86-64 and arm64
  static final int AF_UNIX = 1;
  static final int SOCK_DGRAM = 2;
  static final int SOCK_CLOEXEC = 0x80000;
  static final int MSG_NOSIGNAL = 0x4000;
  static final int MSG_DONTWAIT = 0x40;

  static final int FAMILY_BYTES = 2;
  static final int LONGEST_PATH = 108;

  private final int socket;
  private final MemorySegment errno = Arena.ofAuto().allocate(LinuxCalls.ERRNO);
  private final MemorySegment address;
  private final Optional<Duration> watchdog;
  private boolean open = true;
  private boolean refused;

  private Supervisor(int socket, MemorySegment address, Optional<Duration> watchdog) {
    this.socket = socket;
    this.address = address;
    this.watchdog = watchdog;
  }

  /**
   * Who is named in a process's environment; empty where nobody is, and where nobody can be told,
   * which is a line in the log.
   *
   * @param process this process's number, for a watchdog that is another's
   */
  public static Optional<Supervisor> namedIn(Map<String, String> environment, long process) {
    @Nullable String name = environment.get("NOTIFY_SOCKET");
    if (name == null || name.isEmpty()) {
      return Optional.empty();
    }
    if (!LinuxCalls.areThere()) {
      LOG.warn("the service manager at {} hears nothing: this is not a Linux to be called", name);
      return Optional.empty();
    }
    byte[] path = name.getBytes(StandardCharsets.UTF_8);
    if (path.length >= LONGEST_PATH || (path[0] != '/' && path[0] != '@')) {
      LOG.warn(
          "NOTIFY_SOCKET is {}; it must be a path, or @ and a name, of at most {} bytes",
          name,
          LONGEST_PATH - 1);
      return Optional.empty();
    }
    return open(path, watchdog(environment, process));
  }

  private static Optional<Supervisor> open(byte[] path, Optional<Duration> watchdog) {
    MemorySegment errno = Arena.ofAuto().allocate(LinuxCalls.ERRNO);
    int socket = LinuxCalls.socket(errno, AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC);
    if (socket < 0) {
      LOG.warn("the service manager hears nothing: {}", Errno.saying(LinuxCalls.errno(errno)));
      return Optional.empty();
    }
    return Optional.of(new Supervisor(socket, address(path), watchdog));
  }

  /** A name with an @ lives in no file system: its first byte is 0, and its end is the length's. */
  static MemorySegment address(byte[] path) {
    boolean isFile = path[0] == '/';
    int bytes = FAMILY_BYTES + path.length + (isFile ? 1 : 0);
    MemorySegment address = Arena.ofAuto().allocate(bytes, Short.BYTES);
    address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
    MemorySegment.copy(path, 0, address, ValueLayout.JAVA_BYTE, FAMILY_BYTES, path.length);
    if (!isFile) {
      address.set(ValueLayout.JAVA_BYTE, FAMILY_BYTES, (byte) 0);
    }
    return address;
  }

  private static Optional<Duration> watchdog(Map<String, String> environment, long process) {
    @Nullable String micros = environment.get("WATCHDOG_USEC");
    @Nullable String whose = environment.get("WATCHDOG_PID");
    if (micros == null || (whose != null && !whose.equals(Long.toString(process)))) {
      return Optional.empty();
    }
    try {
      return Optional.of(Duration.ofNanos(Math.multiplyExact(Long.parseLong(micros), 1000L)))
          .filter(Duration::isPositive);
    } catch (ArithmeticException | NumberFormatException none) {
      LOG.warn("WATCHDOG_USEC is {}; it must be a number of microseconds", micros);
      return Optional.empty();
    }
  }

  /** Within which time it wants to hear {@link #alive}; empty where it does not wait. */
  public Optional<Duration> watchdog() {
    return watchdog;
  }

  /** The program has started, and does what it is there for. */
  public void ready() {
    tell("READY=1");
  }

  /** It still does. */
  public void alive() {
    tell("WATCHDOG=1");
  }

  /** It is on its way out. */
  public void stopping() {
    tell("STOPPING=1");
  }

  /** One line for who asks how it is; a line's end in it becomes a space. */
  public void status(String line) {
    tell("STATUS=" + line.replace('\n', ' '));
  }

  private synchronized void tell(String message) {
    if (!open) {
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
      MemorySegment said = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
      if (LinuxCalls.sendTo(errno, socket, said, MSG_NOSIGNAL | MSG_DONTWAIT, address) < 0
          && !refused) {
        refused = true;
        LOG.warn("the service manager hears nothing: {}", Errno.saying(LinuxCalls.errno(errno)));
      }
    }
  }

  /** Tells nothing any more. */
  @Override
  public synchronized void close() {
    if (open) {
      open = false;
      var _ = LinuxCalls.close(errno, socket);
    }
  }
}
