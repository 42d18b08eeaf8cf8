package org.sentuh.device.readiness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.arming.Brought;
import org.sentuh.control.arming.Checklist;
import org.sentuh.control.arming.DoseLedger.Shortage;
import org.sentuh.control.arming.Hold;
import org.sentuh.control.arming.PanelNow;
import org.sentuh.control.arming.Question;
import org.sentuh.control.arming.Questionnaire;
import org.sentuh.control.arming.Screening;
import org.sentuh.control.arming.SelfTestResult;
import org.sentuh.control.arming.Severity;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Inbox;
import org.sentuh.control.loop.Permission;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.telemetry.wire.Notice;

/**
 * Whether this treatment may begin now, all reasons at once: asked by the loop when answers would
 * arm it and when somebody starts or resumes it, and by pages that show the list.
 *
 * <p>The order of things: {@link #ask}, {@link #answer} for each question, then {@link #arm}, whose
 * command goes into the loop's inbox; and {@link #look} once a second, always. Any thread; {@link
 * #against} never waits for the disk, the others may.
 */
public final class Readiness implements Permission {

  private final Setup setup;
  private final HoldLatch hold;
  private final LedgerKeeping ledger;
  private final Sources sources;
  private final Clock clock;
  private final LedgerKeeping.Plan plan;
  private final Narrowing narrowing;
  private volatile Screening screening;
  private @Nullable TreatmentWatch watching;

  /**
   * What others know.
   *
   * @param consent whether she agrees to a record of her treatments
   * @param record why nothing can be kept, empty when it can
   * @param prescription why a midwife's prescription does not allow this programme, empty when it
   *     does
   * @param untimely how long it is until one may begin by what she prescribed, empty when it may
   *     now; what has begun goes on whatever this says
   * @param selfTest the last result of this boot, or null
   * @param asked what is told of her answers
   */
  public record Sources(
      BooleanSupplier consent,
      Supplier<Optional<Refusal>> record,
      Supplier<Optional<Refusal>> prescription,
      Supplier<Optional<Shortage>> untimely,
      Supplier<@Nullable SelfTestResult> selfTest,
      Asked asked) {}

  /**
   * What is told of the questions.
   *
   * @param shared whether she lets the clinic know what she answers; where she does not, it is told
   *     only that an answer forbade a massage, and how urgent that is
   * @param told takes what is to be told
   */
  public record Asked(BooleanSupplier shared, Consumer<Notice> told) {

    /** Nobody is told of anything. */
    public static final Asked NOBODY = new Asked(() -> false, notice -> {});
  }

  /** Readiness for the treatments of one loop. */
  public Readiness(
      Setup setup,
      Questionnaire questionnaire,
      HoldLatch hold,
      LedgerKeeping ledger,
      Sources sources,
      Clock clock) {
    this.setup = setup;
    this.hold = hold;
    this.ledger = ledger;
    this.sources = sources;
    this.clock = clock;
    this.plan = LedgerKeeping.Plan.of(setup);
    this.narrowing = new Narrowing(hold.keeping(), setup.ceiling());
    this.screening = Screening.of(questionnaire);
  }

  /** Everything that is looked at, well or not. */
  public Checklist checklist(@Nullable Snapshot latest) {
    return checklist(clock.nowNs(), latest, ledger.shortages(plan.whole()));
  }

  private Checklist checklist(long nowNs, @Nullable Snapshot latest, List<Shortage> ofTheLedger) {
    List<Shortage> shortages = new ArrayList<>(ofTheLedger);
    sources.untimely().get().ifPresent(shortages::add);
    return new Checklist(
        new Checklist.Facts(
            nowNs,
            hold.standing(),
            screening.at(nowNs),
            sources.consent().getAsBoolean(),
            sources.record().get(),
            sources.prescription().get(),
            true, // a set-up takes none but a proven programme
            shortages,
            sources.selfTest().get(),
            latest == null ? null : new PanelNow(latest.pressure(), latest.vitals())),
        setup.limits());
  }

  /**
   * How many more may begin within 24 hours, by their number alone: each needs its rest as well.
   */
  public int left() {
    return ledger.left();
  }

  /** The hold that stands, or null. */
  public @Nullable Hold hold() {
    return hold.standing();
  }

  /**
   * The highest level that a treatment may have: prescribed, or narrowed by a midwife on a visit.
   */
  public double ceiling() {
    return narrowing.ceiling();
  }

  /**
   * A midwife at the panel narrows the prescription, or takes that back. Holds from the next tick
   * on, in a treatment too. Waits for the disk.
   *
   * @param level the highest from now on, the softest there is up to what is prescribed
   * @param midwife her short sign, 1 to 20 letters, digits, '.' or '-'
   * @throws IllegalArgumentException for another level, or no sign
   * @throws java.io.UncheckedIOException when the disk does not take it; then nothing has changed
   */
  public void narrow(double level, String midwife) {
    narrowing.narrow(level, midwife);
  }

  /** Begins the questions anew; what was answered before counts no more. */
  public synchronized Questionnaire ask() {
    screening = Screening.of(screening.questionnaire());
    return screening.questionnaire();
  }

  /** What has been answered so far. */
  public Screening screening() {
    return screening;
  }

  /**
   * She answered a question. A danger sign holds the panel, until a midwife has seen to it.
   *
   * @throws IllegalArgumentException for an id that no question has
   */
  public synchronized Screening.Outcome answer(String id, boolean yes) {
    List<Question> before = forbidding();
    screening = screening.with(id, yes, clock.nowNs());
    Screening.Outcome outcome = screening.at(clock.nowNs());
    forbidding().stream().filter(question -> !before.contains(question)).forEach(this::tell);
    if (outcome instanceof Screening.Outcome.Forbidden forbidden
        && forbidden.severity() == Severity.GO_NOW) {
      Question sign = forbidden.because().getFirst();
      hold.hold(Hold.Origin.DANGER_SIGN, "she answered " + sign.id() + " before a massage");
    }
    return outcome;
  }

  private List<Question> forbidding() {
    return screening.at(clock.nowNs()) instanceof Screening.Outcome.Forbidden(List<Question> those)
        ? those
        : List.of();
  }

  private void tell(Question forbids) {
    Asked asked = sources.asked();
    String id = asked.shared().getAsBoolean() ? forbids.id() : "";
    asked.told().accept(new Notice.AnswerForbade(id, forbids.severity().word()));
  }

  /**
   * What the treatment is told of the answers; nothing while they are not complete. Where all is
   * well, the ledger is written ahead of it first.
   *
   * @param latest the latest tick
   */
  public synchronized Optional<Command> arm(@Nullable Snapshot latest) {
    look();
    if (checklist(latest).ready()) {
      ledger.reserve(plan);
    }
    return screening.at(clock.nowNs()).command();
  }

  @Override
  public Optional<Refusal> against(Command command, long tNs, @Nullable Snapshot latest) {
    if (command instanceof Command.Resume) {
      return Optional.ofNullable(hold.standing())
          .map(Hold::refusal)
          .or(() -> sources.prescription().get());
    }
    Optional<Refusal> first = checklist(tNs, latest, ledger.known()).first();
    return first.isPresent() || ledger.isReserved() ? first : Optional.of(Refusal.RECORD_NOT_KEPT);
  }

  /**
   * The loop's recorder, watched: what each tick brings goes into the ledger, and the answers end
   * with the treatment. Those watched before count no more.
   */
  public synchronized Recorder watch(Recorder recorder) {
    TreatmentWatch watch = new TreatmentWatch(recorder, setup, ledger, narrowing::ceiling);
    watching = watch;
    return watch;
  }

  /** A treatment that overtakes its ledger is stopped through this inbox. */
  public synchronized void obey(Inbox inbox) {
    if (watching != null) {
      watching.obey(inbox);
    }
  }

  /** Writes what is due; to be called once a second. */
  public synchronized void look() {
    TreatmentWatch watch = watching;
    if (watch == null) {
      return;
    }
    Optional<Brought> ended = watch.takeEnded();
    if (ended.isPresent()) {
      ledger.end(ended.get());
      forget();
    } else {
      ledger.look(watch.soFar());
    }
  }

  /** The answers were for one treatment; one that forbids stays until she is asked anew. */
  private void forget() {
    if (!(screening.at(clock.nowNs()) instanceof Screening.Outcome.Forbidden)) {
      screening = Screening.of(screening.questionnaire());
    }
  }
}
