package org.sentuh.control.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.treatment.Command;

/**
 * Where people's commands wait for the next tick. A stop waits behind nothing. Safe for any thread.
 */
public final class Inbox {

  private static final int ROOM = 16;

  private final AtomicReference<Command.@Nullable Stop> stop = new AtomicReference<>();
  private final ArrayBlockingQueue<Command> waiting = new ArrayBlockingQueue<>(ROOM);
  private volatile Consumer<Command.Stop> alsoStops = asked -> {};

  /**
   * Whoever else uses the panel, between two ticks, is told of every stop as well; on the thread of
   * whoever stops, which it must not hold up.
   */
  public void whenStopped(Consumer<Command.Stop> stops) {
    alsoStops = stops;
  }

  /**
   * Puts a command before the next tick; false when too many wait already, which a stop never does.
   */
  public boolean put(Command command) {
    if (command instanceof Command.Stop asked) {
      stop.accumulateAndGet(asked, Inbox::nearer);
      alsoStops.accept(asked);
      return true;
    }
    return waiting.offer(command);
  }

  /** Takes what waits, a stop first and then the oldest. */
  List<Command> drain() {
    Command.@Nullable Stop stopped = stop.getAndSet(null);
    if (stopped == null && waiting.isEmpty()) {
      return List.of();
    }
    ArrayList<Command> commands = new ArrayList<>();
    if (stopped != null) {
      commands.add(stopped);
    }
    waiting.drainTo(commands);
    return commands;
  }

  /** Of two in one tick, the one of somebody who is with her is told. */
  private static Command.Stop nearer(Command.@Nullable Stop before, Command.Stop asked) {
    return before != null && before.from() == Command.Stop.From.HERE ? before : asked;
  }
}
