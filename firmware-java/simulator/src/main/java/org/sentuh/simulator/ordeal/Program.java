package org.sentuh.simulator.ordeal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A program in a process of its own, which can be killed without warning and started again. What it
 * says is appended to a file. Used by one thread.
 */
public final class Program implements AutoCloseable {

  private static final long DYING_MS = 10_000;
  private static final long LEAVING_MS = 45_000;

  private final String name;
  private final List<String> command;
  private final Path log;
  private @Nullable Process process;

  /**
   * A program that does not run yet.
   *
   * @param command the line that runs it
   * @param log what it says is appended to this file
   */
  public Program(String name, List<String> command, Path log) {
    this.name = name;
    this.command = List.copyOf(command);
    this.log = log;
  }

  String name() {
    return name;
  }

  /** The process's number, for who measures it; -1 while it does not run. */
  public long pid() {
    Process running = process;
    return running == null || !running.isAlive() ? -1 : running.pid();
  }

  /** Whether it runs. */
  public boolean isRunning() {
    return pid() != -1;
  }

  /** Starts it; refuses while it runs. */
  public void start() {
    if (isRunning()) {
      throw new IllegalStateException(name + " runs already");
    }
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be started: " + command.getFirst(), e);
    }
  }

  /** SIGKILL: nobody is asked. */
  void kill() {
    Process running = process;
    if (running != null) {
      running.descendants().forEach(ProcessHandle::destroyForcibly);
      running.destroyForcibly();
      if (!ends(running, DYING_MS)) {
        throw new IllegalStateException(name + " does not die within " + DYING_MS + " ms");
      }
    }
  }

  /** SIGTERM, and time to say goodbye; who does not go by then is killed. */
  public void leave() {
    Process running = process;
    if (running != null) {
      running.destroy();
      if (!ends(running, LEAVING_MS)) {
        kill();
      }
    }
  }

  @Override
  public void close() {
    kill();
  }

  private boolean ends(Process dying, long mostMs) {
    try {
      return dying.waitFor(mostMs, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + name + " was ending", e);
    }
  }
}
