package org.sentuh.simulator.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.control.treatment.State;
import org.sentuh.device.bedside.Bed;
import org.sentuh.device.readiness.Readiness;
import org.sentuh.device.realtime.Hearing;
import org.sentuh.device.realtime.RealTimeClock;
import org.sentuh.device.realtime.TickClock;
import org.sentuh.device.realtime.Ticker;
import org.sentuh.device.turns.PanelTurns;

/**
 * One treatment in real time with a view and keys, from the rehearsal to the tick in which
 * everything is off.
 *
 * <p>The ticks have a thread of their own; the picture is drawn by the caller's, ten times a second
 * at most, from the latest snapshot. Where nobody can draw or type, a line a second is written
 * instead and the treatment runs to its end. However it ends, by a key, ctrl-c, an exception or the
 * end of the program, the treatment is stopped first and the terminal is put back. A session is run
 * once.
 */
public final class DemoSession {

  private static final long FRAME_NS = 100_000_000L;
  private static final long LAST_TICK_MS = 1_000;

  private final Setup setup;
  private final Stage stage;
  private final DemoPages pages;
  private final Locale language;
  private final Speech speech;
  private final Map<String, String> environment;
  private final PanelTurns turns = new PanelTurns();
  private final Clock clock = new RealTimeClock();

  /**
   * A session that has not begun.
   *
   * @param setup the treatment
   * @param stage where its panel comes from
   * @param pages are served as long as it goes on
   * @param language of the view when it opens, {@code id} or {@code en}; a key changes it
   * @param environment the process's, of which NO_COLOR, COLORTERM, COLORFGBG and TERM are read
   * @throws IllegalArgumentException for another language
   */
  public DemoSession(
      Setup setup, Stage stage, DemoPages pages, Locale language, Map<String, String> environment) {
    this.setup = setup;
    this.stage = stage;
    this.pages = pages;
    this.language = language;
    this.speech = new Speech(language.getLanguage());
    this.environment = Map.copyOf(environment);
  }

  /**
   * Plays the treatment and returns when it is over.
   *
   * @param out where the lines go when there is no terminal to draw on
   * @param charset in which {@code out} is written
   * @throws IllegalStateException when the tick's thread has died, which no fault makes it do
   */
  public Ending run(PrintWriter out, Charset charset) {
    Readiness readiness = stage.readiness(setup, clock);
    Ports panel = stage.panel(clock);
    Hearing hearing = new Hearing(readiness.watch(panel.recorder()));
    Ports heard = new Ports(clock, panel.sensors(), panel.actuators(), panel.heartbeat(), hearing);
    TreatmentLoop loop = new TreatmentLoop(setup, heard, readiness);
    stage.listen(loop.inbox());
    readiness.obey(loop.inbox());
    turns.obey(loop.inbox());
    pages.open(
        new Bed(
            setup,
            loop.inbox(),
            loop::latest,
            readiness,
            pages.diary(),
            turns,
            stage.service(turns, clock),
            stage.visit(turns, clock),
            stage.answer(() -> standing(loop), pages::areServed, clock),
            clock));
    try (pages) {
      pages.announced(language).forEach(out::println);
      out.flush();
      return show(loop, hearing, readiness, out, charset);
    }
  }

  private Ending show(
      TreatmentLoop loop, Hearing hearing, Readiness readiness, PrintWriter out, Charset charset) {
    try (Terminal terminal =
        TerminalBuilder.builder()
            .system(true)
            .systemOutput(TerminalBuilder.SystemOutput.SysOut)
            .dumb(true)
            .build()) {
      Showing showing =
          terminal.getType().startsWith(Terminal.TYPE_DUMB)
              ? lines(out, charset)
              : picture(terminal);
      try (showing) {
        return play(loop, hearing, readiness, showing);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal can be neither opened nor closed", e);
    }
  }

  private Showing lines(PrintWriter out, Charset charset) {
    Look look = Look.of(environment, 0, charset, Optional.empty());
    return new LineShowing(new LineView(setup, look.letters()), out, clock);
  }

  private Showing picture(Terminal terminal) {
    @Nullable Integer told = terminal.getNumericCapability(Capability.max_colors);
    int colours = told == null ? 0 : told;
    Look look = Look.of(environment, colours, terminal.outputEncoding(), Optional.empty());
    return new PictureShowing(new LiveView(setup), new Screen(terminal), look, clock);
  }

  private Ending play(TreatmentLoop loop, Hearing hearing, Readiness readiness, Showing showing) {
    Ticker ticker = new Ticker(loop, hearing, new TickClock(), setup.periodNs(), turns);
    Attendant attendant =
        new Attendant(
            setup,
            loop,
            hearing,
            stage::refusal,
            stage::isOutdated,
            readiness,
            pages,
            speech,
            showing.farewellNs());
    Thread hook =
        new Thread(
            () -> {
              leave(ticker);
              showing.close();
            },
            "leave");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      showing.show(attendant.scene(clock.nowNs()), attendant.wantsOtherTheme(), clock.nowNs());
      new Rehearsal(setup, stage).play(clock);
      ticker.start();
      attend(attendant, ticker, showing);
    } finally {
      leave(ticker);
      forget(hook);
    }
    Throwable death = ticker.death();
    if (death != null) {
      throw new IllegalStateException("the tick's thread died; the heartbeat died with it", death);
    }
    return new Ending(
        attendant.ending(), hearing.ticks(), hearing.missedPeriods(), attendant.isDismissed());
  }

  private void attend(Attendant attendant, Ticker ticker, Showing showing) {
    long frameNs = clock.nowNs();
    while (!attendant.isOver(clock.nowNs()) && ticker.death() == null) {
      long nowNs = clock.nowNs();
      attendant.look(nowNs);
      showing.show(attendant.scene(nowNs), attendant.wantsOtherTheme(), nowNs);
      frameNs = Math.max(frameNs + FRAME_NS, nowNs);
      showing.await(frameNs, attendant);
    }
  }

  private static void leave(Ticker ticker) {
    ticker.leave();
    if (!ticker.join(LAST_TICK_MS)) {
      throw new IllegalStateException(
          "no tick in "
              + LAST_TICK_MS
              + " ms after the stop; without a heartbeat the motors are off");
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The program is ending and the hook is doing its work.
    }
  }

  private static State standing(TreatmentLoop loop) {
    Snapshot latest = loop.latest();
    return latest == null ? new State.Idle() : latest.state();
  }
}
