package org.sentuh.device.turns;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.State;
import org.sentuh.device.selftest.Bench;
import org.sentuh.device.selftest.Chips;
import org.sentuh.device.selftest.Person;
import org.sentuh.device.selftest.SelfTest;
import org.sentuh.device.selftest.SelfTestReport;

/** A self-test that somebody asks for, with or without hands at the panel. A turn is taken once. */
public final class SelfTestTurn implements Turn {

  /** Its word. */
  public static final String WORD = "self-test";

  private final TestBench bench;
  private final boolean hands;
  private final Consumer<SelfTestReport> told;
  private volatile @Nullable SelfTest test;
  private volatile Person.@Nullable Request asked;
  private volatile Command.@Nullable Stop stop;

  /**
   * What a test is done to.
   *
   * @param of the panel, for where the treatment is
   * @param chips asks the bus who answers
   */
  public record TestBench(Function<State, Bench> of, java.util.function.Supplier<Chips> chips) {}

  /**
   * A test that waits.
   *
   * @param hands whether somebody is there to press what it asks for
   * @param told is given what it found, on the tick's thread
   */
  public SelfTestTurn(TestBench bench, boolean hands, Consumer<SelfTestReport> told) {
    this.bench = bench;
    this.hands = hands;
    this.told = told;
  }

  @Override
  public String word() {
    return WORD;
  }

  /** What somebody at the panel is asked to do now. */
  public Optional<Person.Request> asked() {
    return Optional.ofNullable(asked);
  }

  @Override
  public void take(State standing) {
    if (stop != null) {
      return;
    }
    told.accept(
        hands
            ? once(standing, Optional.of(request -> asked = request))
            : SelfTest.untilHeldUpNoMore(
                () -> once(standing, Optional.empty()), () -> stop != null));
  }

  private SelfTestReport once(State standing, Optional<Person> person) {
    SelfTest running = new SelfTest(bench.of().apply(standing), bench.chips().get(), person);
    test = running;
    Command.@Nullable Stop meanwhile = stop;
    if (meanwhile != null) {
      running.stop(meanwhile);
    }
    return running.run();
  }

  @Override
  public void stop(Command.Stop said) {
    stop = said;
    SelfTest running = test;
    if (running != null) {
      running.stop(said);
    }
  }
}
