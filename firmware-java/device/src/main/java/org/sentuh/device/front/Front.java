package org.sentuh.device.front;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.arming.Checklist;
import org.sentuh.control.event.Fact;
import org.sentuh.control.loop.Inbox;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.control.treatment.State;
import org.sentuh.device.bus.Level;
import org.sentuh.device.bus.OutputLine;
import org.sentuh.device.harness.FrontLines;
import org.sentuh.device.realtime.Hearing;

/**
 * The front of a box: a long press begins what the questions on a phone have made ready, or lets a
 * pause end, and light and buzzer tell how things are.
 *
 * <p>A press is a wish like a page's: it goes through the loop's inbox, and the same permission
 * stands before it. Nobody is asked anything here, so a press answers no question, clears no end
 * and begins nothing that is not armed. Where nothing but the questions is wanting, light and
 * buzzer say just that. One thread looks, ten times a second.
 */
public final class Front {

  /** A tick that is older than this says nothing of now. */
  private static final long FRESH_NS = 500_000_000L;

  private static final long TENTH_NS = 100_000_000L;
  private static final long CHECKED_NS = 1_000_000_000L;

  /** So long it is shown what became of a press, and so long what she is to do first. */
  private static final long REFUSED_NS = 3_000_000_000L;

  private static final long QUESTIONS_NS = 10_000_000_000L;

  private static final Set<Refusal> UNASKED =
      EnumSet.of(Refusal.SCREENING_OPEN, Refusal.SCREENING_EXPIRED);

  private final FrontLines lines;
  private final Inbox inbox;
  private final Supplier<@Nullable Snapshot> latest;
  private final Supplier<Hearing.@Nullable Answer> answer;
  private final Function<@Nullable Snapshot, Checklist> checklist;
  private final BooleanSupplier taken;
  private final Showing showing;
  private final StartButton button = new StartButton();
  private Sign sign = Sign.TESTS;
  private long signNs = Long.MIN_VALUE;
  private Sign no = Sign.REFUSED;
  private long refusedNs = Long.MIN_VALUE;
  private Sign armed = Sign.READY;
  private long checkedNs = Long.MIN_VALUE;
  private boolean waits;
  private boolean lit;
  private boolean sounding;
  private long answered;

  /**
   * A front that nobody has looked at.
   *
   * @param inbox the loop's
   * @param latest the latest tick, or null
   * @param answer what became of the last command, or null
   * @param checklist what stands against a massage, by the latest tick
   * @param taken whether somebody else has the panel, as in a self-test
   * @param showing whether it shows which box it is, where nothing goes on
   */
  public Front(
      FrontLines lines,
      Inbox inbox,
      Supplier<@Nullable Snapshot> latest,
      Supplier<Hearing.@Nullable Answer> answer,
      Function<@Nullable Snapshot, Checklist> checklist,
      BooleanSupplier taken,
      Showing showing) {
    this.lines = lines;
    this.inbox = inbox;
    this.latest = latest;
    this.answer = answer;
    this.checklist = checklist;
    this.taken = taken;
    this.showing = showing;
  }

  /**
   * Reads the button, and drives light and buzzer.
   *
   * @param nowNs the loop's time
   */
  public void look(long nowNs) {
    @Nullable Snapshot now = latest.get();
    Level level = lines.startButton().level();
    boolean pressed = level != Level.UNKNOWN && (level == Level.HIGH) == lines.startActiveHigh();
    if (button.look(pressed, nowNs)) {
      wish(now, nowNs);
    }
    hear(nowNs);
    show(refusedSince(now, nowNs) ? no : sign(now, nowNs), nowNs);
  }

  /** What she goes through is told before all else. */
  private Sign sign(@Nullable Snapshot now, long nowNs) {
    @Nullable State state = now == null ? null : now.state();
    boolean rests = state == null || state instanceof State.Idle || state.hasEnded();
    if (rests && showing.goesOn(nowNs)) {
      return Sign.SHOWS;
    }
    return state instanceof State.Armed ? armed(now, nowNs) : Sign.of(state);
  }

  /** Answers grow old, and a midwife may hold it: then a long press would begin nothing. */
  private Sign armed(@Nullable Snapshot now, long nowNs) {
    if (checkedNs == Long.MIN_VALUE || nowNs - checkedNs >= CHECKED_NS) {
      checkedNs = nowNs;
      List<Refusal> against = against(now);
      armed =
          against.isEmpty()
              ? Sign.READY
              : UNASKED.containsAll(against) ? Sign.QUESTIONS : Sign.RESTS;
    }
    return armed;
  }

  private List<Refusal> against(@Nullable Snapshot now) {
    return checklist.apply(now).checks().stream()
        .flatMap(check -> check.against().stream())
        .toList();
  }

  private void wish(@Nullable Snapshot now, long nowNs) {
    boolean fresh = now != null && nowNs - now.tNs() <= FRESH_NS && !taken.getAsBoolean();
    State state = now != null && fresh ? now.state() : new State.Idle();
    switch (state) {
      case State.Armed() -> ask(new Command.Start(), nowNs);
      case State.Paused(_) -> ask(new Command.Resume(), nowNs);
      default -> {
        List<Refusal> against = against(now);
        boolean asked = fresh && !state.hasEnded() && UNASKED.containsAll(against);
        refuse(asked && !against.isEmpty() ? Sign.QUESTIONS : Sign.REFUSED, nowNs);
      }
    }
  }

  private void refuse(Sign sign, long nowNs) {
    no = sign;
    refusedNs = nowNs;
  }

  private void ask(Command command, long nowNs) {
    Hearing.@Nullable Answer last = answer.get();
    answered = last == null ? 0 : last.number();
    waits = inbox.put(command);
    if (!waits) {
      refuse(Sign.REFUSED, nowNs);
    }
  }

  /** The first answer after the wish is its own, or that of somebody who was quicker. */
  private void hear(long nowNs) {
    Hearing.@Nullable Answer last = answer.get();
    if (waits && last != null && last.number() > answered) {
      waits = false;
      if (last.fact() instanceof Fact.CommandRefused(String command, Refusal why)) {
        refuse(UNASKED.contains(why) ? Sign.QUESTIONS : Sign.REFUSED, nowNs);
        checkedNs = Long.MIN_VALUE;
      }
    }
  }

  /** Once the questions are answered nobody is sent to them any more. */
  private boolean refusedSince(@Nullable Snapshot now, long nowNs) {
    if (refusedNs == Long.MIN_VALUE) {
      return false;
    }
    boolean unasked =
        now != null
            && (now.state() instanceof State.Idle || now.state() instanceof State.Screening);
    return no == Sign.QUESTIONS
        ? unasked && nowNs - refusedNs < QUESTIONS_NS
        : nowNs - refusedNs < REFUSED_NS;
  }

  private void show(Sign next, long nowNs) {
    if (next != sign || signNs == Long.MIN_VALUE) {
      sign = next;
      signNs = nowNs;
    }
    long tenths = (nowNs - signNs) / TENTH_NS;
    drive(sign.isLit(tenths), sign.sounds(tenths));
  }

  /** A line that cannot be driven is of no consequence for anybody's safety. */
  private void drive(boolean light, boolean sound) {
    if (light != lit) {
      lit = light;
      turn(lines.light(), light);
    }
    if (sound != sounding) {
      sounding = sound;
      lines.buzzer().ifPresent(buzzer -> turn(buzzer, sound));
    }
  }

  private static void turn(OutputLine line, boolean on) {
    var _ = on ? line.high() : line.low();
  }

  /** Dark and silent, for a device that ends. */
  public void end() {
    drive(false, false);
  }
}
