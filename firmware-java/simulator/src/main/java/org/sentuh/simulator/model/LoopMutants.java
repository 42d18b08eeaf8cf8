package org.sentuh.simulator.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/** The loop with something wrong on the way to it or from it. */
final class LoopMutants {

  private LoopMutants() {}

  static List<Mutant<LoopRun>> all() {
    return List.of(
        mutant("a start acknowledges, asks and answers by itself", StartDoesAll::new),
        mutant("a stop waits for the next tick", StopWaits::new),
        mutant("a stop is heard only where it runs", StopOnlyWhereItRuns::new),
        mutant("an end is acknowledged by itself", AcknowledgesByItself::new),
        mutant("the motors keep what they were given last", MotorsKeep::new),
        mutant("the heartbeat goes on for ever", BeatsForEver::new),
        mutant("the drivers are driven whatever the panel reports", DrivesAnyway::new));
  }

  private static Mutant<LoopRun> mutant(String words, Supplier<Between> wrong) {
    return new Mutant<>(words, () -> LoopRun.with(wrong.get()));
  }

  private static final class StartDoesAll implements Between {
    @Override
    public List<Command> commands(State state, List<Command> asked) {
      return asked.contains(new Command.Start()) && state.hasEnded()
          ? List.of(
              new Command.Acknowledge(),
              new Command.Screen(),
              new Command.AnswerScreening(true),
              new Command.Start())
          : asked;
    }
  }

  private static final class StopWaits implements Between {
    private boolean waits;

    @Override
    public List<Command> commands(State state, List<Command> asked) {
      ArrayList<Command> put = new ArrayList<>(asked);
      boolean asks = put.removeIf(command -> command instanceof Command.Stop);
      if (waits) {
        put.add(new Command.Stop());
      }
      waits = asks;
      return put;
    }
  }

  private static final class StopOnlyWhereItRuns implements Between {
    @Override
    public List<Command> commands(State state, List<Command> asked) {
      return state.mayDrive()
          ? asked
          : asked.stream().filter(command -> !(command instanceof Command.Stop)).toList();
    }
  }

  private static final class AcknowledgesByItself implements Between {
    @Override
    public List<Command> commands(State state, List<Command> asked) {
      return state instanceof State.Stopped && asked.isEmpty()
          ? List.of(new Command.Acknowledge())
          : asked;
    }
  }

  private static final class MotorsKeep implements Between {
    private boolean driven;

    @Override
    public Moment.Output output(Moment.Output given) {
      driven |= given.driven();
      return new Moment.Output(driven, given.beat(), given.taken(), given.forbids());
    }
  }

  private static final class BeatsForEver implements Between {
    @Override
    public Moment.Output output(Moment.Output given) {
      return new Moment.Output(given.driven(), true, given.taken(), given.forbids());
    }
  }

  private static final class DrivesAnyway implements Between {
    @Override
    public Moment.Output output(Moment.Output given) {
      boolean driven = given.driven() || given.forbids() != Reason.NONE;
      return new Moment.Output(driven, given.beat(), given.taken(), given.forbids());
    }
  }
}
