package org.sentuh.device.turns;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Metronome;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.control.prescription.Proof;
import org.sentuh.control.prescription.Proven;
import org.sentuh.control.safety.DaySpent;
import org.sentuh.control.safety.HandBounds;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.control.treatment.State;

/**
 * The massage on a midwife's own hand: the mother's programme, played by a loop of its own through
 * every interlock of a treatment, within {@linkplain HandBounds gentler bounds}. Only where the
 * hand lies anything moves, as on a back.
 *
 * <p>It is not a treatment: nobody is asked anything, for nobody wears the panel. Where more than
 * {@link #MOST_ZONES} places touch, somebody does, and it never begins or ends at once. A turn is
 * taken once.
 */
public final class HandTurn implements Turn {

  /** Its word. */
  public static final String WORD = "hand";

  /** So many places lie under a hand. */
  public static final int MOST_ZONES = 2;

  /** So long it lasts at most, in nanoseconds. */
  static final long LONGEST_NS = 90_000_000_000L;

  /** So long it waits for a hand, in nanoseconds. */
  static final long PATIENCE_NS = 20_000_000_000L;

  /** The sensors have spoken by then, in nanoseconds. */
  private static final long SETTLED_NS = 1_000_000_000L;

  private final Setup setup;
  private final Supplier<Ports> ports;
  private volatile @Nullable TreatmentLoop loop;
  private volatile Command.@Nullable Stop asked;
  private volatile Why ended = Why.GOES_ON;
  private long beganNs = Long.MIN_VALUE;
  private boolean begun;

  /** Why it is over. */
  public enum Why {
    /** It is not. */
    GOES_ON,
    /** Somebody stopped it, or the hand was taken away. */
    OVER,
    /** No hand came. */
    NO_HAND,
    /** The panel is worn. */
    WORN
  }

  /**
   * A turn that waits.
   *
   * @param setup the mother's programme, proven within a hand's bounds
   * @param ports of the panel, with a recorder that is not the treatment's
   */
  public HandTurn(Setup setup, Supplier<Ports> ports) {
    this.setup = setup;
    this.ports = ports;
  }

  /** A treatment's set-up for a hand: the same programme, proven within gentler bounds. */
  public static Setup gentler(Setup of) {
    Proven proven = Proof.of(of.score(), of.panel(), HandBounds.within(of.limits())).orRefuse();
    return new Setup(
        of.boot(),
        of.periodNs(),
        proven,
        of.laws(),
        of.plausibility(),
        DaySpent.NOTHING,
        Math.min(of.level(), proven.ceiling()));
  }

  @Override
  public String word() {
    return WORD;
  }

  /** The latest tick, or null before the first. */
  public @Nullable Snapshot latest() {
    TreatmentLoop playing = loop;
    return playing == null ? null : playing.latest();
  }

  /** Why it is over. */
  public Why ended() {
    return ended;
  }

  /** What is played. */
  public Setup setup() {
    return setup;
  }

  @Override
  public void take(State standing) {
    Ports panel = ports.get();
    TreatmentLoop playing =
        new TreatmentLoop(
            setup,
            panel,
            (command, tNs, latest) ->
                touching(latest) > MOST_ZONES ? Optional.of(Refusal.NOT_NOW) : Optional.empty());
    loop = playing;
    new Metronome(panel.clock(), setup.periodNs()).run(playing, () -> goesOn(playing));
    if (ended == Why.GOES_ON) {
      ended = Why.OVER;
    }
  }

  @Override
  public void stop(Command.Stop stop) {
    asked = stop;
  }

  /** Looks before every tick at what the last one saw; the last tick leaves everything off. */
  private boolean goesOn(TreatmentLoop playing) {
    Snapshot latest = playing.latest();
    if (latest == null) {
      return asked == null;
    }
    if (latest.state().hasEnded()) {
      return false;
    }
    if (beganNs == Long.MIN_VALUE) {
      beganNs = latest.tNs();
    }
    long lastedNs = latest.tNs() - beganNs;
    if (!begun) {
      return waits(playing, latest, lastedNs);
    }
    if (touching(latest) > MOST_ZONES) {
      ended = Why.WORN;
    }
    boolean away = latest.state() instanceof State.Paused;
    Command.@Nullable Stop stop = asked;
    if (stop != null) {
      playing.inbox().put(stop);
    } else if (away || ended == Why.WORN || lastedNs >= LONGEST_NS) {
      playing.inbox().put(new Command.Stop());
    }
    return true;
  }

  private boolean waits(TreatmentLoop playing, Snapshot latest, long lastedNs) {
    if (asked != null) {
      return false;
    }
    if (lastedNs >= PATIENCE_NS) {
      ended = Why.NO_HAND;
      return false;
    }
    if (lastedNs < SETTLED_NS) {
      return true;
    }
    int zones = touching(latest);
    if (zones > MOST_ZONES) {
      ended = Why.WORN;
      return false;
    }
    if (zones > 0) {
      begun = true;
      playing.inbox().put(new Command.Screen());
      playing.inbox().put(new Command.AnswerScreening(true));
      playing.inbox().put(new Command.Start());
    }
    return true;
  }

  private static int touching(@Nullable Snapshot latest) {
    return latest == null ? 0 : latest.intent().zonesInContact();
  }
}
