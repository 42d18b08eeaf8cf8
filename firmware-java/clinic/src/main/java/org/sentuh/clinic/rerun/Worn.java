package org.sentuh.clinic.rerun;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.treatment.Command;
import org.sentuh.telemetry.wire.SampleFrame;

/**
 * How a panel lay on a back while a treatment went on, and what people asked meanwhile; times count
 * from the moment in which it was started.
 *
 * @param seconds how it lay, in order and without a hole
 * @param commands what was asked and can be asked again, in order
 */
record Worn(List<Second> seconds, List<Asked> commands) {

  /** Two seconds that are further apart have something between them that nobody knows. */
  private static final long HOLE_NS = 1_600_000_000L;

  Worn {
    seconds = List.copyOf(seconds);
    commands = List.copyOf(commands);
  }

  /**
   * One second.
   *
   * @param endNs when it ended
   * @param felt what was felt in it
   */
  record Second(long endNs, Fact.Second felt) {}

  /** Something that somebody asked. */
  record Asked(long atNs, Command command) {}

  /**
   * Puts it together.
   *
   * @param events of the treatment, from its beginning on
   * @param frames of the same boot, in their order
   * @return empty where its beginning, or how it lay from the beginning on, did not come
   */
  static Optional<Worn> of(List<Event> events, List<SampleFrame> frames) {
    Optional<Event> start =
        events.stream()
            .filter(event ->
                event.fact() instanceof Fact.StateChanged(String from, String to, var why)
                    && from.equals("armed")
                    && to.equals("running"))
            .findFirst();
    if (start.isEmpty()) {
      return Optional.empty();
    }
    long startNs = start.get().atNs();
    List<Second> seconds = seconds(frames, startNs);
    return seconds.isEmpty()
        ? Optional.empty()
        : Optional.of(new Worn(seconds, commands(events, startNs)));
  }

  private static List<Second> seconds(List<SampleFrame> frames, long startNs) {
    List<Second> seconds = new ArrayList<>();
    long before = 0;
    for (SampleFrame frame : frames) {
      for (int index = 0; index < frame.seconds().size(); index++) {
        long endNs = frame.firstAtNs() + index * 1_000_000_000L - startNs;
        if (endNs > before + HOLE_NS) {
          return seconds;
        }
        if (endNs > 0) {
          seconds.add(new Second(endNs, frame.seconds().get(index)));
        }
        before = Math.max(0, endNs);
      }
    }
    return seconds;
  }

  private static List<Asked> commands(List<Event> events, long startNs) {
    List<Asked> commands = new ArrayList<>();
    for (Event event : events) {
      if (event.atNs() > startNs && event.fact() instanceof Fact.CommandTaken(String word)) {
        again(word).ifPresent(command -> commands.add(new Asked(event.atNs() - startNs, command)));
      }
    }
    return commands;
  }

  /**
   * A stop is not asked again: whether she would have stopped another programme nobody knows, and
   * the recording ends there anyhow. Of a ceiling that she chose, the figure is not in the fact.
   */
  private static Optional<Command> again(String word) {
    return switch (word) {
      case "Pause" -> Optional.of(new Command.Pause());
      case "Resume" -> Optional.of(new Command.Resume());
      case "Softer" -> Optional.of(new Command.Softer());
      case "Stronger" -> Optional.of(new Command.Stronger());
      default -> Optional.empty();
    };
  }

  /** So far is known how it lay. */
  long untilNs() {
    return seconds.getLast().endNs();
  }

  int zones() {
    return seconds.getFirst().felt().zones().size();
  }
}
