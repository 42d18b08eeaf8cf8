package org.sentuh.device.linux;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls themselves, with their C types. Where they are not there, or native access is not
 * allowed, {@link #areThere} says so and none may be called. Any thread.
 *
 * <p>Each but two takes as its first argument memory in which it leaves {@code errno} ({@link
 * #ERRNO}), since the virtual machine may call Linux itself between our call and a question after
 * its error. None of them allocates.
 */
final class LinuxCalls {

  /** Room for {@code errno}; one for each thread that calls, or for each thing that it calls. */
  static final MemoryLayout ERRNO = Linker.Option.captureStateLayout();

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final AddressLayout POINTER = ValueLayout.ADDRESS;

  private static final long ERRNO_AT =
      ERRNO.byteOffset(MemoryLayout.PathElement.groupElement("errno"));

  // int open(const char *path, int flags, ...);      open(2)
  private static final @Nullable MethodHandle OPEN = telling("open", 2, INT, POINTER, INT);
  // int close(int fd);                               close(2)
  private static final @Nullable MethodHandle CLOSE = telling("close", INT, INT);
  // ssize_t read(int fd, void *into, size_t count);  read(2)
  private static final @Nullable MethodHandle READ = telling("read", LONG, INT, POINTER, LONG);
  // int ioctl(int fd, unsigned long request, ...);   ioctl(2)
  private static final @Nullable MethodHandle IOCTL_POINTER =
      telling("ioctl", 2, INT, INT, LONG, POINTER);
  private static final @Nullable MethodHandle IOCTL_NUMBER =
      telling("ioctl", 2, INT, INT, LONG, LONG);
  // int poll(struct pollfd *fds, nfds_t n, int ms);  poll(2)
  private static final @Nullable MethodHandle POLL = telling("poll", INT, POINTER, LONG, INT);
  // int mlockall(int flags);                         mlockall(2)
  private static final @Nullable MethodHandle LOCK_ALL = telling("mlockall", INT, INT);
  // int prctl(int option, ...);                      prctl(2)
  private static final @Nullable MethodHandle PRCTL =
      telling("prctl", 1, INT, INT, LONG, LONG, LONG, LONG);
  // int sched_setscheduler(pid_t, int policy, const struct sched_param *);
  private static final @Nullable MethodHandle SET_SCHEDULER =
      telling("sched_setscheduler", INT, INT, INT, POINTER);
  // int socket(int domain, int type, int protocol);  socket(2)
  private static final @Nullable MethodHandle SOCKET = telling("socket", INT, INT, INT, INT);
  // ssize_t sendto(int, const void *, size_t, int flags, const struct sockaddr *, socklen_t);
  private static final @Nullable MethodHandle SEND_TO =
      telling("sendto", LONG, INT, POINTER, LONG, INT, POINTER, INT);
  // int clock_nanosleep(clockid_t, int flags, const struct timespec *, struct timespec *);
  private static final @Nullable MethodHandle NANOSLEEP =
      find("clock_nanosleep", List.of(), INT, INT, INT, POINTER, POINTER);
  // int kill(pid_t, int signal);                     kill(2)
  private static final @Nullable MethodHandle KILL = find("kill", List.of(), INT, INT, INT);

  private LinuxCalls() {}

  /** Whether this is a Linux that may be called. */
  static boolean areThere() {
    return IOCTL_POINTER != null;
  }

  /** What the last call with this memory left there. */
  static int errno(MemorySegment errno) {
    return errno.get(INT, ERRNO_AT);
  }

  static int open(MemorySegment errno, MemorySegment path, int flags) {
    try {
      return (int) there(OPEN).invokeExact(errno, path, flags);
    } catch (Throwable bug) {
      throw shape("open", bug);
    }
  }

  static int close(MemorySegment errno, int descriptor) {
    try {
      return (int) there(CLOSE).invokeExact(errno, descriptor);
    } catch (Throwable bug) {
      throw shape("close", bug);
    }
  }

  static long read(MemorySegment errno, int descriptor, MemorySegment into) {
    try {
      return (long) there(READ).invokeExact(errno, descriptor, into, into.byteSize());
    } catch (Throwable bug) {
      throw shape("read", bug);
    }
  }

  static int ioctl(MemorySegment errno, int descriptor, long request, MemorySegment argument) {
    try {
      return (int) there(IOCTL_POINTER).invokeExact(errno, descriptor, request, argument);
    } catch (Throwable bug) {
      throw shape("ioctl", bug);
    }
  }

  static int ioctl(MemorySegment errno, int descriptor, long request, long argument) {
    try {
      return (int) there(IOCTL_NUMBER).invokeExact(errno, descriptor, request, argument);
    } catch (Throwable bug) {
      throw shape("ioctl", bug);
    }
  }

  static int poll(MemorySegment errno, MemorySegment descriptors, long count, int mostMs) {
    try {
      return (int) there(POLL).invokeExact(errno, descriptors, count, mostMs);
    } catch (Throwable bug) {
      throw shape("poll", bug);
    }
  }

  static int lockAll(MemorySegment errno, int flags) {
    try {
      return (int) there(LOCK_ALL).invokeExact(errno, flags);
    } catch (Throwable bug) {
      throw shape("mlockall", bug);
    }
  }

  static int prctl(MemorySegment errno, int option, long argument) {
    try {
      return (int) there(PRCTL).invokeExact(errno, option, argument, 0L, 0L, 0L);
    } catch (Throwable bug) {
      throw shape("prctl", bug);
    }
  }

  static int setScheduler(MemorySegment errno, int thread, int policy, MemorySegment priority) {
    try {
      return (int) there(SET_SCHEDULER).invokeExact(errno, thread, policy, priority);
    } catch (Throwable bug) {
      throw shape("sched_setscheduler", bug);
    }
  }

  static int socket(MemorySegment errno, int domain, int type) {
    try {
      return (int) there(SOCKET).invokeExact(errno, domain, type, 0);
    } catch (Throwable bug) {
      throw shape("socket", bug);
    }
  }

  static long sendTo(
      MemorySegment errno, int socket, MemorySegment what, int flags, MemorySegment whom) {
    try {
      return (long)
          there(SEND_TO)
              .invokeExact(
                  errno, socket, what, what.byteSize(), flags, whom, (int) whom.byteSize());
    } catch (Throwable bug) {
      throw shape("sendto", bug);
    }
  }

  static void nanosleep(int clock, int flags, MemorySegment timespec) {
    try {
      var _ = (int) there(NANOSLEEP).invokeExact(clock, flags, timespec, MemorySegment.NULL);
    } catch (Throwable bug) {
      throw shape("clock_nanosleep", bug);
    }
  }

  static boolean kill(int process, int signal) {
    try {
      return (int) there(KILL).invokeExact(process, signal) == 0;
    } catch (Throwable bug) {
      throw shape("kill", bug);
    }
  }

  private static MethodHandle there(@Nullable MethodHandle call) {
    if (call == null) {
      throw new IllegalStateException("this is not a Linux that may be called; ask areThere first");
    }
    return call;
  }

  private static IllegalStateException shape(String call, Throwable bug) {
    return new IllegalStateException(call + " has another shape than expected", bug);
  }

  private static @Nullable MethodHandle telling(
      String name, MemoryLayout answer, MemoryLayout... arguments) {
    return find(name, List.of(Linker.Option.captureCallState("errno")), answer, arguments);
  }

  /** A call whose arguments from {@code variadic} on stand in the three dots of its declaration. */
  private static @Nullable MethodHandle telling(
      String name, int variadic, MemoryLayout answer, MemoryLayout... arguments) {
    List<Linker.Option> options = new ArrayList<>();
    options.add(Linker.Option.captureCallState("errno"));
    options.add(Linker.Option.firstVariadicArg(variadic));
    return find(name, options, answer, arguments);
  }

  @SuppressWarnings("restricted") // isNativeAccessEnabled has been asked.
  private static @Nullable MethodHandle find(
      String name, List<Linker.Option> options, MemoryLayout answer, MemoryLayout... arguments) {
    boolean linux = System.getProperty("os.name", "").equals("Linux");
    if (!linux || !LinuxCalls.class.getModule().isNativeAccessEnabled()) {
      return null;
    }
    Linker linker = Linker.nativeLinker();
    FunctionDescriptor shape = FunctionDescriptor.of(answer, arguments);
    Linker.Option[] chosen = options.toArray(Linker.Option[]::new);
    return linker
        .defaultLookup()
        .find(name)
        .map(function -> linker.downcallHandle(function, shape, chosen))
        .orElse(null);
  }
}
