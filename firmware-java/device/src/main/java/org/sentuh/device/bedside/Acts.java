package org.sentuh.device.bedside;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.arming.Check;
import org.sentuh.control.arming.Screening;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.control.treatment.State;
import org.sentuh.device.claim.Claiming;
import org.sentuh.device.diary.MilkDiary;
import org.sentuh.device.readiness.Wipe;
import org.sentuh.pages.Refused;
import org.sentuh.telemetry.wire.Consent;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people ask of the treatment, as commands in the loop's inbox and answers to the readiness.
 * Each waits a moment for the tick that takes it, on the thread of its request and never on the
 * tick's. Any thread.
 */
final class Acts {

  /** How the check-in's questions are called in the journal. */
  static final Set<String> FEELINGS = Set.of("pain", "calm", "milk", "mood");

  private static final int SKIPPED = -1;
  private static final int MOST_FEELING = 10;
  private static final int LOOK_MS = 10;
  private static final int LOOKS = 50;

  private final Bed bed;
  private final LiveState live;
  private final Lease lease;
  private final ShownState shown;
  private final CoachStand coach;
  private final Company company;
  private final ReentrantLock oneByOne = new ReentrantLock();
  private final JsonMapper json = new JsonMapper();

  Acts(Bed bed, LiveState live, Lease lease, ShownState shown, CoachStand coach, Company company) {
    this.coach = coach;
    this.company = company;
    this.bed = bed;
    this.live = live;
    this.lease = lease;
    this.shown = shown;
  }

  /** Stops, and waits until the latest tick shows that nothing is driven; whether it does. */
  boolean stop() {
    bed.inbox().put(new Command.Stop());
    return awaits(this::isStill);
  }

  /** Whether it is known that nothing is driven, and that nothing will be before a start. */
  boolean isStill() {
    return live.isKnownStill() && !live.state().mayDrive();
  }

  /**
   * Does what a route asks of the treatment, for a phone that the gate let pass.
   *
   * @param screen the mark of the state that its screen showed, as it says
   */
  void take(Route route, Session session, @Nullable String screen, String body) {
    if (!route.needsShown()) {
      take(route, session, body);
      shown.changed();
      return;
    }
    oneByOne.lock(); // or of two that are the same both would be in time
    try {
      shown.check(screen);
      take(route, session, body);
      shown.changed();
    } finally {
      oneByOne.unlock();
    }
  }

  private void take(Route route, Session session, String body) {
    switch (route) {
      case PAUSE -> put(new Command.Pause());
      case SOFTER -> put(new Command.Softer());
      case LEASE -> lead(session);
      case SCREENING -> screen(session);
      case ANSWER -> answer(session, body);
      case START -> start(session);
      case RESUME -> leading(session, new Command.Resume());
      case STRONGER -> leading(session, new Command.Stronger());
      case LIMIT -> leading(session, new Command.LimitTo(level(body)));
      case ACKNOWLEDGE -> acknowledge(session);
      case WELLBEING -> wellbeing(body);
      case TEST -> test(body);
      case CALIBRATE -> calibrate(body);
      case LOAD -> onThePanel(Math.clamp(number(read(body), "grams"), -1, Integer.MAX_VALUE));
      case UNLOAD -> going(bed.service().calibrating().unload());
      case CALIBRATION ->
          decided(body, said -> going(bed.service().calibrating().keep(text(said, "sign"))));
      case CALIBRATION_BACK -> back(body);
      case CALIBRATE_OVER -> bed.service().calibrating().end();
      case NARROW ->
          visit(body, (at, said) -> at.readiness().narrow(level(body), text(said, "sign")));
      case HOLD -> hold(body);
      case RELEASE ->
          visit(body, (at, said) -> at.visit().release(text(said, "sign"), text(said, "device")));
      case WIPE -> wipe(body);
      case CLAIM -> claim(body);
      case HAND -> hand();
      case WRITE -> kept(() -> write(read(body)));
      case STRIKE -> kept(() -> bed.diary().milk().remove(number(read(body), "number")));
      case FORGET ->
          kept(() -> {
            bed.diary().milk().clear();
            bed.visit().book().clear();
          });
      case CONSENT -> kept(() -> consent(read(body)));
      case SHARE -> kept(() -> company.show(text(read(body), "sees")));
      case CALL -> company.call();
      case COMING -> company.hear();
      case CALL_OVER -> company.over();
      case COACH -> coach(body);
      default -> throw new IllegalArgumentException(route + " asks nothing of the treatment");
    }
  }

  /** A self-test needs a panel that nobody else has. */
  private void test(String body) {
    JsonNode hands = read(body).path("hands");
    if (!hands.isBoolean()) {
      throw new Refused(400, "not-understood");
    }
    if (live.isUnderWay()) {
      throw new Refused(409, Refusal.NOT_NOW.code());
    }
    if (!bed.service().test(hands.booleanValue())) {
      throw new Refused(409, "panel-in-use");
    }
  }

  /** Nor does a sensor that is to lie under weights. */
  private void calibrate(String body) {
    String zone = text(read(body), "zone");
    if (live.isUnderWay()) {
      throw new Refused(409, Refusal.NOT_NOW.code());
    }
    try {
      if (!bed.service().calibrating().begin(zone)) {
        throw new Refused(409, "panel-in-use");
      }
    } catch (IllegalArgumentException unknown) {
      throw new Refused(400, "not-understood");
    }
  }

  private void onThePanel(int grams) {
    try {
      going(bed.service().calibrating().load(grams));
    } catch (IllegalArgumentException none) {
      throw new Refused(400, "not-understood");
    }
  }

  private static void going(boolean goesOn) {
    if (!goesOn) {
      throw new Refused(409, "not-calibrating");
    }
  }

  /** What a treatment believes is not changed while one goes on, though it would not hear of it. */
  private void back(String body) {
    if (live.isUnderWay()) {
      throw new Refused(409, Refusal.NOT_NOW.code());
    }
    decided(body, said -> bed.service().calibrating().back(text(said, "zone")));
  }

  /** What a midwife decides. */
  private void visit(String body, BiConsumer<Bed, JsonNode> decides) {
    decided(body, said -> decides.accept(bed, said));
  }

  /** What somebody decides: refused with a reason where it is not as it must be. */
  private void decided(String body, Consumer<JsonNode> decides) {
    try {
      decides.accept(read(body));
    } catch (IllegalArgumentException no) {
      throw new Refused(400, "not-so");
    } catch (UncheckedIOException full) {
      throw new Refused(503, Refusal.RECORD_NOT_KEPT.code());
    }
  }

  private void write(JsonNode said) {
    long amount = number(said, "amount");
    bed.diary()
        .milk()
        .write(
            MilkDiary.Kind.of(text(said, "kind")),
            Math.toIntExact(Math.clamp(amount, -1, Integer.MAX_VALUE)),
            number(said, "at"));
  }

  /** What she withdraws holds at once, whatever the disk says. */
  private void consent(JsonNode said) {
    JsonNode given = said.path("given");
    String word = text(said, "consent");
    Consent consent =
        Arrays.stream(Consent.values())
            .filter(one -> one.word().equals(word))
            .findFirst()
            .orElseThrow(() -> new Refused(400, "not-understood"));
    if (!given.isBoolean()) {
      throw new Refused(400, "not-understood");
    }
    bed.diary().agree().accept(consent, given.booleanValue());
  }

  private static long number(JsonNode said, String key) {
    JsonNode number = said.path(key);
    if (!number.isIntegralNumber() || !number.canConvertToLong()) {
      throw new Refused(400, "not-understood");
    }
    return number.longValue();
  }

  /** What is to be kept: refused where it is not as it must be, or where the disk is full. */
  private static void kept(Runnable keeps) {
    try {
      keeps.run();
    } catch (IllegalArgumentException no) {
      throw new Refused(400, "not-understood");
    } catch (UncheckedIOException full) {
      throw new Refused(503, Refusal.RECORD_NOT_KEPT.code());
    }
  }

  private void coach(String body) {
    JsonNode on = read(body).path("on");
    if (!on.isBoolean()) {
      throw new Refused(400, "not-understood");
    }
    if (!on.booleanValue()) {
      coach.end();
    } else if (coach.mayCoach()) {
      coach.begin();
    } else {
      throw new Refused(409, Refusal.NOT_NOW.code());
    }
  }

  /** What goes on ends first: a hold is meant for now. */
  private void hold(String body) {
    bed.inbox().put(new Command.Stop());
    visit(body, (at, said) -> at.visit().hold(text(said, "why")));
  }

  /** It is done after this process has ended, which it does now. */
  private void wipe(String body) {
    try {
      visit(body, (at, said) -> at.visit().wipe(text(said, "sign"), text(said, "device")));
    } catch (Wipe.NotNow not) {
      throw new Refused(409, not.code());
    }
  }

  /** For good: from then on the device plays what that clinic prescribes, and nothing else. */
  private void claim(String body) {
    if (live.isUnderWay()) {
      throw new Refused(409, Claiming.Against.MASSAGE_GOES_ON.word());
    }
    try {
      ClaimFacts.claiming(bed).claim(ClaimFacts.text(read(body)));
    } catch (Claiming.NotTaken no) {
      throw new Refused(409, no.why().word());
    } catch (UncheckedIOException full) {
      throw new Refused(503, Refusal.RECORD_NOT_KEPT.code());
    }
  }

  /** Where a hold stands nothing moves at all. */
  private void hand() {
    if (live.isUnderWay()) {
      throw new Refused(409, Refusal.NOT_NOW.code());
    }
    if (bed.readiness().hold() != null) {
      throw new Refused(409, Refusal.ON_HOLD.code());
    }
    if (!bed.visit().show()) {
      throw new Refused(409, "panel-in-use");
    }
  }

  private static String text(JsonNode said, String key) {
    JsonNode text = said.path(key);
    if (!text.isString()) {
      throw new Refused(400, "not-understood");
    }
    return text.stringValue().strip();
  }

  /** Whoever else has the panel has it alone. */
  private void needsPanel() {
    if (bed.turns().waits()) {
      throw new Refused(409, "panel-in-use");
    }
  }

  private void lead(Session session) {
    if (!lease.take(session)) {
      if (live.isUnderWay()) {
        throw new Refused(409, "led-elsewhere");
      }
      lease.lead(session);
    }
  }

  private void needsLead(Session session) {
    if (!lease.take(session)) {
      throw new Refused(409, "led-elsewhere");
    }
  }

  private void leading(Session session, Command command) {
    needsLead(session);
    put(command);
  }

  private void screen(Session session) {
    needsPanel();
    needsLead(session);
    State state = live.state();
    if (!(state instanceof State.Idle) && !(state instanceof State.Screening)) {
      throw new Refused(409, Refusal.NOT_NOW.code());
    }
    bed.readiness().ask();
    put(new Command.Screen());
  }

  /** The last answer arms, or puts it off. */
  private void answer(Session session, String body) {
    needsLead(session);
    if (!(live.state() instanceof State.Screening)) {
      throw new Refused(409, Refusal.NOT_NOW.code());
    }
    JsonNode given = read(body);
    JsonNode id = given.path("question");
    JsonNode yes = given.path("yes");
    if (!id.isString() || !yes.isBoolean()) {
      throw new Refused(400, "not-understood");
    }
    Screening.Outcome outcome;
    try {
      outcome = bed.readiness().answer(id.stringValue(), yes.booleanValue());
    } catch (IllegalArgumentException unknown) {
      throw new Refused(400, "not-understood");
    }
    if (outcome.command().isPresent()) {
      bed.readiness().arm(bed.latest().get()).ifPresent(this::put);
    }
  }

  /** Says why not as far as it is known, before and after the tick has decided. */
  private void start(Session session) {
    needsPanel();
    needsLead(session);
    if (!(live.state() instanceof State.Armed)) {
      throw new Refused(409, Refusal.NOT_NOW.code());
    }
    Optional<Refusal> against = bed.readiness().checklist(bed.latest().get()).first();
    if (against.isPresent()) {
      throw new Refused(409, against.get().code());
    }
    put(new Command.Start());
    if (live.state() instanceof State.Armed) {
      throw new Refused(409, "not-started");
    }
  }

  private void acknowledge(Session session) {
    leading(session, new Command.Acknowledge());
    bed.readiness().look();
    // The rail was off since the end; it is on again with the next heartbeats.
    awaits(() -> isWell(Check.Item.SUPPLY));
    if (live.state() instanceof State.Idle) {
      lease.release(session);
    }
  }

  private boolean isWell(Check.Item item) {
    return bed.readiness().checklist(bed.latest().get()).checks().stream()
        .allMatch(check -> check.item() != item || check.ok());
  }

  private double level(String body) {
    JsonNode level = read(body).path("level");
    if (!level.isNumber() || !(level.doubleValue() > 0 && level.doubleValue() <= 1)) {
      throw new Refused(400, "not-understood");
    }
    return level.doubleValue();
  }

  private void wellbeing(String body) {
    if (!bed.diary().agrees().test(Consent.WELLBEING)) {
      throw new Refused(409, Refusal.NO_CONSENT.code());
    }
    Map<String, Integer> answers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : read(body).properties()) {
      JsonNode value = entry.getValue();
      boolean known =
          FEELINGS.contains(entry.getKey())
              && value.isIntegralNumber()
              && value.canConvertToInt()
              && value.intValue() >= SKIPPED
              && value.intValue() <= MOST_FEELING;
      if (!known) {
        throw new Refused(400, "not-understood");
      }
      answers.put(entry.getKey(), value.intValue());
    }
    if (answers.isEmpty()) {
      throw new Refused(400, "not-understood");
    }
    bed.diary().write().accept(answers);
  }

  private JsonNode read(String body) {
    try {
      JsonNode node = json.readTree(body);
      if (node != null && node.isObject()) {
        return node;
      }
    } catch (JacksonException none) {
      // Said below.
    }
    throw new Refused(400, "not-understood");
  }

  /**
   * Puts a command before the next tick, and waits for the second one after it: the tick that was
   * being played may not have seen it. What moves or strengthens and was taken by no tick is taken
   * back by a stop, for it would otherwise come when nobody expects it any more.
   */
  private void put(Command command) {
    if (!bed.inbox().put(command)) {
      throw new Refused(503, "busy");
    }
    boolean heard = awaitTick();
    heard &= awaitTick();
    if (!heard && strengthens(command)) {
      bed.inbox().put(new Command.Stop());
      throw new Refused(503, Refusal.PANEL_SILENT.code());
    }
  }

  private static boolean strengthens(Command command) {
    return switch (command) {
      case Command.Start start -> true;
      case Command.Resume resume -> true;
      case Command.Stronger stronger -> true;
      case Command.AnswerScreening answers -> true;
      default -> false;
    };
  }

  private boolean awaitTick() {
    long beforeNs = latestNs();
    return awaits(() -> latestNs() != beforeNs);
  }

  private long latestNs() {
    Snapshot latest = bed.latest().get();
    return latest == null ? Long.MIN_VALUE : latest.tNs();
  }

  private static boolean awaits(BooleanSupplier moment) {
    for (int look = 0; look < LOOKS && !moment.getAsBoolean(); look++) {
      try {
        Thread.sleep(LOOK_MS);
      } catch (InterruptedException leaving) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return moment.getAsBoolean();
  }
}
