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
    boolean indonesian = words.language().equals("id");
    List<String> lines = new ArrayList<>();
    long against = checklist.checks().stream().filter(check -> !check.ok()).count();
    lines.add(
        ready()
            ? indonesian ? "Siap: pijat boleh dimulai." : "Ready: a massage may begin."
            : (indonesian ? "Belum siap: " : "Not ready: ")
                + against
                + (indonesian ? " dari " : " of ")
                + checklist.checks().size()
                + (indonesian ? " hal belum beres." : " things are not well yet."));
    for (Check check : checklist.checks()) {
      lines.add(
          (check.ok() ? "  ok  " : "  --  ")
              + (words.name(check.item()) + " ".repeat(NAMES)).substring(0, NAMES)
              + check.against().map(why -> words.mother(why) + wait(check, indonesian)).orElse(""));
      check.against().ifPresent(why -> lines.addAll(others(words, why, indonesian)));
    }
    lines.addAll(screening(indonesian));
    return String.join(System.lineSeparator(), lines);
  }

  private List<String> others(Words words, Refusal why, boolean indonesian) {
    String under = " ".repeat(NAMES + 6);
    List<String> lines = new ArrayList<>();
    lines.add(under + (indonesian ? "bidan: " : "midwife: ") + words.midwife(why));
    lines.add(under + (indonesian ? "teknisi: " : "technician: ") + words.technician(why));
    if (why == Refusal.ON_HOLD && hold != null) {
      lines.add(under + hold.since() + ", " + hold.why());
    }
    return lines;
  }

  private static String wait(Check check, boolean indonesian) {
    if (check.waitNs() == 0 || check.waitNs() == Long.MAX_VALUE) {
      return "";
    }
    long minutes = Math.ceilDiv(check.waitNs(), NS_PER_MINUTE);
    String hours = minutes / 60 + (indonesian ? " jam " : " h ");
    return (indonesian ? " (paling lama " : " (at most ")
        + (minutes < 60 ? "" : hours)
        + minutes % 60
        + (indonesian ? " menit lagi)" : " min more)");
  }

  private List<String> screening(boolean indonesian) {
    Function<Title, String> said = title -> indonesian ? title.id() : title.en();
    List<String> lines = new ArrayList<>();
    for (Question left : left()) {
      lines.add("  ?   " + left.id() + ": " + said.apply(left.asks()));
    }
    for (Question sign : forbidding()) {
      lines.add("  !   " + sign.id() + ": " + said.apply(sign.asks()));
      lines.add("      " + said.apply(sign.now()));
    }
    if (questions.awaitsSignature() && !lines.isEmpty()) {
      lines.add(
          indonesian
              ? "      Pertanyaan dan anjuran ini menunggu tanda tangan klinisi."
              : "      These questions and this advice await a clinician's signature.");
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
