package org.sentuh.simulator.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.arming.Check;
import org.sentuh.control.arming.Checklist;
import org.sentuh.control.arming.Hold;
import org.sentuh.control.arming.Question;
import org.sentuh.control.arming.Questionnaire;
import org.sentuh.control.arming.Screening.Outcome;
import org.sentuh.control.event.Event;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.control.pattern.Title;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.device.readiness.HoldLatch;
import org.sentuh.device.readiness.Keeping;
import org.sentuh.device.readiness.LedgerKeeping;
import org.sentuh.device.readiness.Readiness;
import org.sentuh.device.selftest.LastSelfTest;
import org.sentuh.simulator.tissue.Recording;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.words.Phrases;
import org.sentuh.telemetry.words.Words;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that must be well before a treatment, looked at on a simulated panel that has been
 * worn for four seconds, as a page shows it.
 */
public final class ReadinessList {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final long WORN_NS = 4_000_000_000L;
  private static final long NS_PER_MINUTE = 60_000_000_000L;
  private static final int NAMES = 20;
  private static final String UNDER = " ".repeat(NAMES + 6);

  private final Checklist checklist;
  private final Outcome outcome;
  private final Questionnaire questions;
  private final @Nullable Hold hold;

  private ReadinessList(
      Checklist checklist, Outcome outcome, Questionnaire questions, @Nullable Hold hold) {
    this.checklist = checklist;
    this.outcome = outcome;
    this.questions = questions;
    this.hold = hold;
  }

  /** Puts the panel on, lets her answer, and looks. */
  public static ReadinessList of(
      Order order,
      Recording back,
      long seed,
      Questionnaire questions,
      Answers answers,
      Keeping keeping,
      Wall.Clock wall)
      throws SteppedTreatment.PanelRefused {
    SimulatedClock clock = new SimulatedClock();
    HoldLatch hold = new HoldLatch(keeping, wall);
    LedgerKeeping ledger =
        new LedgerKeeping(keeping, NewMother.allowance(), order.setup().limits(), clock, wall);
    WornPanel worn = new WornPanel(order, back, seed);
    LastSelfTest tested = new LastSelfTest();
    tested.remember(worn.testItself(), clock.nowNs());
    Readiness readiness =
        new Readiness(order.setup(), questions, hold, ledger, NewMother.sources(tested), clock);
    TreatmentLoop loop =
        new TreatmentLoop(order.setup(), worn.ports(clock, new Nobody()), readiness);
    for (long tNs = order.setup().periodNs(); tNs <= WORN_NS; tNs += order.setup().periodNs()) {
      clock.set(tNs);
      loop.tick(tNs, 0);
    }
    answers.giveTo(readiness);
    Checklist list = readiness.checklist(loop.latest());
    return new ReadinessList(
        list, readiness.screening().at(clock.nowNs()), questions, hold.standing());
  }

  /** Whether a treatment may begin. */
  public boolean ready() {
    return checklist.ready();
  }

  /** The list for a person: what is not well first in words, then all of it. */
  public String inWords(Words words) {
    Phrases phrases = phrases(words.language());
    List<String> lines = new ArrayList<>();
    lines.add(headline(phrases));
    for (Check check : checklist.checks()) {
      lines.add(
          (check.ok() ? "  ok  " : "  --  ")
              + (words.name(check.item()) + " ".repeat(NAMES)).substring(0, NAMES)
              + check.against().map(why -> words.mother(why) + wait(check, phrases)).orElse(""));
      check.against().ifPresent(why -> lines.addAll(others(words, phrases, why)));
      if (check.item() == Check.Item.HOLD && hold != null) {
        lines.add(UNDER + hold.since() + ", " + hold.why());
      }
    }
    lines.addAll(screening(phrases, words.language()));
    return String.join(System.lineSeparator(), lines.stream().map(String::stripTrailing).toList());
  }

  private static Phrases phrases(String language) {
    String file = "ready_" + language + ".properties";
    return Phrases.read(file, ReadinessList.class.getResourceAsStream(file));
  }

  private String headline(Phrases phrases) {
    long against = checklist.checks().stream().filter(check -> !check.ok()).count();
    String all = Integer.toString(checklist.checks().size());
    return ready()
        ? phrases.text("ready")
        : phrases.text("against", "count", Long.toString(against), "all", all);
  }

  private static List<String> others(Words words, Phrases phrases, Refusal why) {
    return List.of(
        UNDER + phrases.text("midwife", "said", words.midwife(why)),
        UNDER + phrases.text("technician", "said", words.technician(why)));
  }

  private static String wait(Check check, Phrases phrases) {
    if (check.waitNs() == 0 || check.waitNs() == Long.MAX_VALUE) {
      return "";
    }
    long minutes = Math.ceilDiv(check.waitNs(), NS_PER_MINUTE);
    String left = Long.toString(minutes % 60);
    return minutes < 60
        ? phrases.text("wait.minutes", "minutes", left)
        : phrases.text("wait.hours", "hours", Long.toString(minutes / 60), "minutes", left);
  }

  private List<String> screening(Phrases phrases, String language) {
    Function<Title, String> said = title -> language.equals("id") ? title.id() : title.en();
    List<String> lines = new ArrayList<>();
    for (Question left : left()) {
      lines.add("  ?   " + left.id() + ": " + said.apply(left.asks()));
    }
    for (Question sign : forbidding()) {
      lines.add("  !   " + sign.id() + ": " + said.apply(sign.asks()));
      lines.add("      " + said.apply(sign.now()));
    }
    if (questions.awaitsSignature() && !lines.isEmpty()) {
      lines.add("      " + phrases.text("unsigned"));
    }
    return lines;
  }

  private List<Question> left() {
    return outcome instanceof Outcome.Open(List<Question> left) ? left : List.of();
  }

  private List<Question> forbidding() {
    return outcome instanceof Outcome.Forbidden(List<Question> because) ? because : List.of();
  }

  /** The same as one line of JSON. */
  public String toJson() {
    ObjectNode root = JSON.createObjectNode();
    root.put("ready", ready());
    ArrayNode checks = root.putArray("checks");
    checklist.checks().forEach(check -> write(check, checks.addObject()));
    ObjectNode screening = root.putObject("screening");
    screening.put("revision", questions.revision());
    screening.put("awaits", questions.awaitsSignature() ? "clinician's signature" : "nothing");
    left().forEach(question -> screening.withArray("open").add(question.id()));
    for (Question sign : forbidding()) {
      ObjectNode one = screening.withArray("forbidden").addObject();
      one.put("id", sign.id());
      one.put("severity", sign.severity().word());
      one.putObject("now").put("id", sign.now().id()).put("en", sign.now().en());
    }
    if (hold != null) {
      root.putObject("hold").put("since", hold.since()).put("why", hold.why());
    }
    return root.toString();
  }

  private static void write(Check check, ObjectNode into) {
    into.put("check", check.item().word()).put("ok", check.ok());
    check
        .against()
        .ifPresent(why -> {
          into.put("reason", why.code());
          into.put("wait_s", check.waitNs() / 1_000_000_000L);
          say(into.putObject("mother"), words -> words.mother(why));
          say(into.putObject("midwife"), words -> words.midwife(why));
          say(into.putObject("technician"), words -> words.technician(why));
        });
  }

  private static void say(ObjectNode into, Function<Words, String> said) {
    into.put("id", said.apply(Words.indonesian())).put("en", said.apply(Words.english()));
  }

  private static final class Nobody implements Recorder {

    @Override
    public boolean offer(Event event) {
      return true;
    }

    @Override
    public void tick(TickRecord tick) {}
  }
}
