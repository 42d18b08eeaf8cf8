package org.sentuh.simulator.demo;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.event.Fact;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.control.safety.Reasons;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.control.treatment.State;
import org.sentuh.device.readiness.Readiness;
import org.sentuh.device.realtime.Hearing;

/**
 * Who sits beside a treatment: gets it ready, starts it when the panel touches, passes keys on,
 * repeats the answers, and knows when everything is over.
 *
 * <p>Asks no clock and waits for nothing; whoever owns the thread calls {@link #look} often, ten
 * times a second for a picture, once a second for a line.
 */
final class Attendant {

  /** So long the words before the start can be read. */
  static final long READING_NS = 2_000_000_000L;

  /** So long a start waits for a good fit; then a panel that touches anywhere is enough. */
  static final long PATIENCE_NS = 6_000_000_000L;

  /** So long the sensors have to speak after power-on. */
  static final long WARMING_UP_NS = 1_000_000_000L;

  /** An answer stays for so long. */
  static final long ANSWER_NS = 4_000_000_000L;

  /** So long it is waited for somebody at a phone to begin. */
  static final long WAITING_NS = 900_000_000_000L;

  /** So long somebody at a phone has to read how it ended. */
  static final long WATCHED_NS = 120_000_000_000L;

  private final Setup setup;
  private final TreatmentLoop loop;
  private final Hearing hearing;
  private final Supplier<Optional<Refusal>> refusal;
  private final BooleanSupplier outdated;
  private final Readiness readiness;
  private final Phones phones;
  private final long farewellNs;
  private final SteadyReasons steady = new SteadyReasons();
  private Speech speech;
  private boolean otherTheme;
  private boolean help;
  private boolean asked;
  private long askedNs;
  private boolean started;
  private boolean led;
  private long leftNs;
  private boolean leaving;
  private boolean showsPages;
  private @Nullable State ending;
  private long firstHeardNs = Long.MAX_VALUE;
  private long armedNs = Long.MIN_VALUE;
  private long endedNs = Long.MIN_VALUE;
  private long heard;
  private String answer = "";
  private long answeredNs;

  /**
   * Who sits beside a treatment that has not begun.
   *
   * @param refusal why it may not begin, empty when it may
   * @param outdated whether something else is prescribed by now
   * @param readiness hears her answers
   * @param phones who may lead instead of it
   */
  Attendant(
      Setup setup,
      TreatmentLoop loop,
      Hearing hearing,
      Supplier<Optional<Refusal>> refusal,
      BooleanSupplier outdated,
      Readiness readiness,
      Phones phones,
      Speech speech,
      long farewellNs) {
    this.setup = setup;
    this.phones = phones;
    this.loop = loop;
    this.hearing = hearing;
    this.speech = speech;
    this.refusal = refusal;
    this.outdated = outdated;
    this.readiness = readiness;
    this.farewellNs = farewellNs;
  }

  /** Looks at the treatment and does what is next. */
  void look(long nowNs) {
    State state = state();
    readiness.look();
    if (!asked && phones.lead()) {
      asked = true;
      led = true;
      leftNs = nowNs;
    } else if (!asked && panelHasSpoken(nowNs)) {
      ask(nowNs);
    } else if (begins() && state instanceof State.Screening && nowNs - askedNs >= ANSWER_NS) {
      answer(nowNs);
    }
    if (begins() && state instanceof State.Armed && !started) {
      start(nowNs);
    }
    if (state.hasEnded() && endedNs == Long.MIN_VALUE) {
      endedNs = nowNs;
      ending = state;
    }
    hear(nowNs);
    @Nullable Snapshot snapshot = loop.latest();
    steady.note(
        snapshot == null || state.hasEnded() ? Reasons.NONE : snapshot.verdict().reasons(), nowNs);
  }

  /** Asks what is asked before a massage, where one may begin; until then it says why not. */
  private void ask(long nowNs) {
    Optional<Refusal> why = refusal.get();
    if (why.isPresent()) {
      say(speech.refused(why.get()), nowNs);
    } else {
      asked = true;
      loop.inbox().put(new Command.Screen());
      answer(nowNs);
    }
  }

  /** Answers; and once more after a while, where something stood against it. */
  private void answer(long nowNs) {
    askedNs = nowNs;
    WellMother.answers(readiness);
    readiness.arm(loop.latest()).ifPresent(loop.inbox()::put);
  }

  /** Does what a key asks. */
  void press(Key key, long nowNs) {
    State state = state();
    if (key == Key.STOP && state instanceof State.Idle) {
      dismiss();
      return;
    }
    Optional<Command> command = key.command(state);
    if (command.isPresent() && !loop.inbox().put(command.get())) {
      say(speech.live("answer.busy"), nowNs);
    }
    switch (key) {
      case STOP -> leaving = state.hasEnded();
      case LANGUAGE -> {
        speech = speech.other();
        answer = "";
      }
      case THEME -> otherTheme = !otherTheme;
      case HELP -> help = !help;
      case PAGES -> showsPages = !showsPages;
      case PAUSE, SOFTER, STRONGER -> {}
    }
  }

  /** Somebody wants to be gone: everything stops, and no last picture is shown. */
  void dismiss() {
    asked = true;
    leaving = true;
    loop.inbox().put(new Command.Stop());
  }

  /** Whether the treatment has ended, or never began, and the last picture has been seen. */
  boolean isOver(long nowNs) {
    State state = state();
    if (leaving) {
      return state.hasEnded() || state instanceof State.Idle;
    }
    if (state instanceof State.Idle && endedNs == Long.MIN_VALUE && outdated.getAsBoolean()) {
      return true;
    }
    if (endedNs == Long.MIN_VALUE) {
      return led && nowNs - leftNs >= WAITING_NS && state instanceof State.Idle;
    }
    boolean read = !state.hasEnded();
    return read || nowNs - endedNs >= (phones.watch() ? WATCHED_NS : farewellNs);
  }

  /** Whether somebody wanted to be gone. */
  boolean isDismissed() {
    return leaving;
  }

  /** Whether it is this attendant who begins what begins. */
  private boolean begins() {
    return asked && !led;
  }

  /** How it ended, also after somebody has read it; where it is now while it has not ended. */
  State ending() {
    State over = ending;
    return over == null ? state() : over;
  }

  /** Where the treatment is. */
  State state() {
    @Nullable Snapshot snapshot = loop.latest();
    if (hearing.broke()) {
      return new State.Faulted(Reason.PROGRAM_FAULT);
    }
    return snapshot == null ? new State.Idle() : snapshot.state();
  }

  Scene scene(long nowNs) {
    @Nullable Snapshot snapshot = loop.latest();
    long ageNs = snapshot == null ? 0 : Math.max(0, nowNs - snapshot.tNs());
    boolean fresh = nowNs - answeredNs < ANSWER_NS;
    List<Reason> limits = state().hasEnded() ? List.of() : steady.said(nowNs);
    return new Scene(speech, snapshot, state(), ageNs, limits, fresh ? answer : "", help, pages());
  }

  /** Where the pages are: until something begins, and whenever somebody asks. */
  private String pages() {
    State state = state();
    boolean before =
        state instanceof State.Idle
            || state instanceof State.Screening
            || state instanceof State.Armed;
    return showsPages || before ? phones.told(speech) : "";
  }

  /** Whether the other theme than the terminal's own is wished. */
  boolean wantsOtherTheme() {
    return otherTheme;
  }

  /**
   * Nobody is asked anything before every sensor has been heard once, or has had its time to be.
   */
  private boolean panelHasSpoken(long nowNs) {
    @Nullable Snapshot snapshot = loop.latest();
    if (snapshot == null) {
      return false;
    }
    firstHeardNs = Math.min(firstHeardNs, nowNs);
    return snapshot.pressure().faultedSites() == 0 || nowNs - firstHeardNs >= WARMING_UP_NS;
  }

  private void start(long nowNs) {
    if (armedNs == Long.MIN_VALUE) {
      armedNs = nowNs;
    }
    @Nullable Snapshot snapshot = loop.latest();
    int touching = snapshot == null ? 0 : snapshot.intent().zonesInContact();
    boolean fits = touching >= setup.limits().contact().zonesWarn();
    long waitedNs = nowNs - armedNs;
    boolean patient = touching > 0 && waitedNs >= PATIENCE_NS;
    if (patient || (fits && waitedNs >= READING_NS)) {
      started = loop.inbox().put(new Command.Start());
    }
  }

  private void hear(long nowNs) {
    Hearing.@Nullable Answer last = hearing.answer();
    if (last == null || last.number() == heard) {
      return;
    }
    heard = last.number();
    String said =
        switch (last.fact()) {
          case Fact.CommandTaken(String command) -> speech.taken(command);
          case Fact.CommandRefused(String command, var why) -> speech.refused(why);
          default -> "";
        };
    say(said, nowNs);
  }

  private void say(String words, long nowNs) {
    answer = words;
    answeredNs = nowNs;
  }
}
