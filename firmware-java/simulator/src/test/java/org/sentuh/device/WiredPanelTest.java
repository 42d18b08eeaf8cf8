package org.sentuh.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.State;
import org.sentuh.device.harness.Board;
import org.sentuh.device.realtime.Hearing;
import org.sentuh.device.realtime.RealTimeClock;
import org.sentuh.device.realtime.TickClock;
import org.sentuh.device.turns.HandTurn;
import org.sentuh.device.turns.NoTreatment;
import org.sentuh.device.turns.PanelTurns;
import org.sentuh.device.turns.SelfTestTurn;
import org.sentuh.device.turns.Turn;
import org.sentuh.simulator.apart.BoardWire;
import org.sentuh.simulator.apart.StandingBoard;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.tissue.ShippedRecording;

/** A device's panel in real time, on a board that stands apart. */
@EnabledOnOs(OS.LINUX)
class WiredPanelTest {

  private static final Path CONFIG = Path.of("../../config");
  private static final long LOOK_NS = 100_000_000L;
  private static final long MOST_WAITING_S = 20;

  private final Clock clock = new RealTimeClock();

  @TempDir private Path folder = Path.of("");

  /** A panel whose loop ticks. */
  private final class Ticking implements AutoCloseable {

    final Configuration configuration = Configuration.read(CONFIG);
    final PanelTurns turns = new PanelTurns();
    final Hearing hearing = new Hearing(new NoTreatment());
    final StandingBoard power;
    final Board board;
    final WiredPanel panel;

    Ticking() throws Exception {
      SimulatedPanel parts =
          new SimulatedPanel(
              configuration.device(),
              configuration.panel(),
              ShippedRecording.RECLINE_60.read(),
              Scenario.UNEVENTFUL,
              0,
              1);
      int motors = configuration.panel().motors().size();
      Path socket = folder.resolve("board");
      power = new StandingBoard(parts, motors, socket, clock, new TickClock());
      board = BoardWire.to(socket).board(configuration.device());
      panel = new WiredPanel(configuration, configuration.proven().limits(), board, clock);
      assertThat(
              panel.tick(
                  configuration.setup("b1"),
                  hearing,
                  (command, tNs, latest) -> Optional.empty(),
                  turns,
                  inbox -> {}))
          .isPresent();
    }

    /** Whether it was alive at every look, ten times a second, as the device looks. */
    boolean isAlive(int looks) {
      boolean alive = true;
      for (int look = 0; look < looks; look++) {
        clock.sleepUntil(clock.nowNs() + LOOK_NS);
        alive &= panel.isAlive();
      }
      return alive;
    }

    @Override
    public void close() throws IOException {
      panel.still();
      board.close();
      power.close();
    }
  }

  /** Tells when it has the panel. */
  private record Told(Turn turn, CountDownLatch begun) implements Turn {

    @Override
    public String word() {
      return turn.word();
    }

    @Override
    public void take(State standing) {
      begun.countDown();
      turn.take(standing);
    }

    @Override
    public void stop(Command.Stop asked) {
      turn.stop(asked);
    }
  }

  private void isAliveInThe(Turn turn, Ticking ticking) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    assertThat(ticking.turns.ask(new Told(turn, begun))).isTrue();
    assertThat(begun.await(MOST_WAITING_S, TimeUnit.SECONDS)).isTrue();
    long ticks = ticking.hearing.ticks();
    assertThat(ticking.isAlive(5)).isTrue();
    assertThat(ticking.hearing.ticks()).as("ticks of the loop meanwhile").isEqualTo(ticks);
    assertThat(ticking.turns.waits()).as(turn.word() + " goes on").isTrue();
    ticking.turns.stop();
  }

  @Test
  void aLoopThatTicksIsAliveAndOneThatHasLeftIsNot() throws Exception {
    try (Ticking ticking = new Ticking()) {
      assertThat(ticking.isAlive(5)).isTrue();
      ticking.panel.still();
      ticking.panel.isAlive(); // the last ticks were heard
      assertThat(ticking.isAlive(1)).isFalse();
    }
  }

  @Test
  void aSelfTestThatHasThePanelCountsAsTicking() throws Exception {
    try (Ticking ticking = new Ticking()) {
      isAliveInThe(new SelfTestTurn(ticking.panel.testBench(), false, report -> {}), ticking);
    }
  }

  @Test
  void aHandThatHasThePanelCountsAsTicking() throws Exception {
    try (Ticking ticking = new Ticking()) {
      isAliveInThe(
          new HandTurn(
              HandTurn.gentler(ticking.configuration.setup("b1")), ticking.panel::turnPorts),
          ticking);
    }
  }
}
