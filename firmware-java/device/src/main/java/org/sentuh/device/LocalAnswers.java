package org.sentuh.device;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.arming.Check;
import org.sentuh.control.arming.Hold;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;
import org.sentuh.device.bedside.Role;
import org.sentuh.device.selftest.SelfTestReport;
import org.sentuh.device.selftest.SelfTestWords;
import org.sentuh.telemetry.journal.JournalHealth;
import org.sentuh.telemetry.uplink.UplinkStatus;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.words.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a running device answers to the commands on its box, each in one line of JSON. Anybody may
 * stop it and ask how it is; what changes something else is for root and the device's own user.
 *
 * <pre>
 * status                      how everything is
 * stop                        stops, and says whether it is known that nothing is driven
 * pair ROLE                   a code for a phone
 * label [URL]                 a code for a label, and where phones find the pages
 * consent KIND yes|no         what the mother agrees to
 * hold WHY                    no massage begins any more
 * release SIGN DEVICE         a midwife lets it go on
 * </pre>
 */
final class LocalAnswers {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final long FRESH_NS = 1_000_000_000L;
  private static final long LOOK_NS = 10_000_000L;
  private static final int LOOKS = 30;

  private final RunningDevice device;

  LocalAnswers(RunningDevice device) {
    this.device = device;
  }

  /** The answer to a question of a user. */
  String to(String question, String user) {
    List<String> words = Arrays.asList(question.split(" ", 3));
    String first = words.getFirst();
    if (first.equals("stop")) {
      device.stop();
      return JSON.objectNode().put("still", isSoonStill()).toString();
    }
    if (first.equals("status")) {
      return status().toString();
    }
    if (!user.equals("root") && !user.equals(System.getProperty("user.name"))) {
      return refused("only root may do this at a device that runs; ask with sudo");
    }
    try {
      return act(first, words.subList(1, words.size()));
    } catch (IllegalArgumentException | IllegalStateException no) {
      return refused(String.valueOf(no.getMessage()));
    }
  }

  private String act(String first, List<String> rest) {
    return switch (first + " " + rest.size()) {
      case "pair 1" -> pair(rest.getFirst());
      case "label 0" -> label(pages().forPhones());
      case "label 1" -> label(pages().forPhones(rest.getFirst()));
      case "consent 2" -> consent(rest.getFirst(), rest.getLast().equals("yes"));
      case "hold 1", "hold 2" -> {
        device.hold().hold(Hold.Origin.MIDWIFE, String.join(" ", rest));
        yield held();
      }
      case "release 2" -> {
        String own = device.configuration().device().id();
        device.hold().release(rest.getFirst(), rest.getLast(), own);
        yield held();
      }
      case "wipe 2" -> {
        device.wipe().ask(rest.getFirst(), rest.getLast());
        yield JSON.objectNode().put("wipes", true).toString();
      }
      case "leave 2" -> {
        device.wipe().leave(rest.getFirst(), rest.getLast());
        yield JSON.objectNode().put("wipes", true).toString();
      }
      default -> refused("this device does not know \"" + first + "\"; is its version another?");
    };
  }

  private static String refused(String sentence) {
    return JSON.objectNode().put("refused", sentence).toString();
  }

  private String held() {
    Hold standing = device.hold().standing();
    ObjectNode answer = JSON.objectNode().put("held", standing != null);
    if (standing != null) {
      answer.put("since", standing.since()).put("why", standing.why());
    }
    return answer.toString();
  }

  private OwnPages pages() {
    OwnPages pages = device.pages();
    if (pages == null) {
      throw new IllegalStateException("there are no pages to pair a phone with; see the log");
    }
    return pages;
  }

  private String label(String url) {
    OwnPages pages = pages();
    try {
      return JSON.objectNode()
          .put("device", device.configuration().device().id())
          .put("url", url)
          .put("fingerprint", pages.fingerprint())
          .put("code", pages.server().label().issue())
          .toString();
    } catch (UncheckedIOException full) {
      throw new IllegalStateException("the disk does not take it; nothing has changed", full);
    }
  }

  private String pair(String word) {
    OwnPages pages = pages();
    for (Role role : Role.values()) {
      if (role.word().equals(word)) {
        return JSON.objectNode()
            .put("code", pages.server().codes().issue(role))
            .put("url", pages.server().url())
            .toString();
      }
    }
    throw new IllegalArgumentException(
        "\"" + word + "\" is no role; allowed are mother, helper, midwife, technician");
  }

  private String consent(String word, boolean given) {
    for (Consent consent : Consent.values()) {
      if (consent.word().equals(word)) {
        device.reporting().consent(consent, given);
        ObjectNode answer = JSON.objectNode();
        consents(answer);
        return answer.toString();
      }
    }
    throw new IllegalArgumentException(
        "\"" + word + "\" is no consent; allowed are treatment, pressure, wellbeing, research");
  }

  private void consents(ObjectNode into) {
    ArrayNode agreed = into.putArray("consents");
    for (Consent consent : Consent.values()) {
      if (device.reporting().agrees(consent)) {
        agreed.add(consent.word());
      }
    }
  }

  /** Looks for three tenths of a second. */
  private boolean isSoonStill() {
    for (int look = 0; look < LOOKS; look++) {
      if (isStill()) {
        return true;
      }
      device.clock().sleepUntil(device.clock().nowNs() + LOOK_NS);
    }
    return isStill();
  }

  /** Where nothing ticks and nothing is tested, nobody gives a heartbeat, so nothing is driven. */
  private boolean isStill() {
    Snapshot latest = device.latest();
    if (latest == null) {
      return device.report() != null;
    }
    boolean fresh = device.clock().nowNs() - latest.tNs() <= FRESH_NS;
    return fresh && latest.verdict().frame().isOff() && !latest.state().mayDrive();
  }

  private ObjectNode status() {
    Snapshot latest = device.latest();
    ObjectNode status = JSON.objectNode();
    status.put("device", device.configuration().device().id());
    status.put("version", Version.NUMBER);
    status.put("boot", device.boot());
    status.put("phase", phase(latest));
    State state = latest == null ? new State.Idle() : latest.state();
    status.put("state", state.word());
    status.put("why", state.why().code());
    status.put("still", isStill());
    status.put("ticks", device.hearing().ticks());
    status.put("missed_periods", device.hearing().missedPeriods());
    selfTest(status);
    against(status, latest);
    record(status.putObject("record"), device.reporting().journal());
    clinic(status.putObject("clinic"), device.reporting().uplink());
    consents(status);
    Optional.ofNullable(device.pages())
        .ifPresent(pages ->
            status
                .putObject("pages")
                .put("url", pages.server().url())
                .put("fingerprint", pages.fingerprint())
                .put("watching", pages.server().watching()));
    return status;
  }

  private String phase(@Nullable Snapshot latest) {
    if (latest != null) {
      return "ticking";
    }
    return device.report() == null ? "testing" : "no-panel";
  }

  private void selfTest(ObjectNode status) {
    SelfTestReport report = device.report();
    if (report != null) {
      ObjectNode told = status.putObject("selftest").put("outcome", report.outcome().word());
      ArrayNode findings = told.putArray("findings");
      SelfTestWords words = new SelfTestWords(Words.english());
      if (report.ended() != Reason.COMPLETED) {
        told.put("ended", words.ended(report.ended()));
      }
      report.findings().forEach(finding -> findings.add(words.technician(finding)));
    }
  }

  private void against(ObjectNode status, @Nullable Snapshot latest) {
    ArrayNode against = status.putArray("against");
    for (Check check : device.readiness().checklist(latest).checks()) {
      check
          .against()
          .ifPresent(why ->
              against
                  .addObject()
                  .put("item", check.item().word())
                  .put("why", why.code())
                  .put("said", Words.english().technician(why)));
    }
  }

  private static void record(ObjectNode record, JournalHealth health) {
    ObjectNode waiting = record.putObject("waiting");
    for (Lane lane : Lane.values()) {
      waiting.put(lane.word(), health.waiting().getOrDefault(lane, 0L));
    }
    record.put("bytes", health.journalBytes());
    record.put("quota_bytes", health.quotaBytes());
    record.put("free_bytes", health.freeBytes());
    record.put("refused", health.refused());
    record.put("trouble", health.trouble());
  }

  private static void clinic(ObjectNode clinic, UplinkStatus uplink) {
    clinic.put("phase", uplink.phase().name().toLowerCase(Locale.ROOT));
    clinic.put("broker", uplink.broker());
    clinic.put("confirmed", uplink.confirmed());
    clinic.put("stored", uplink.stored());
    clinic.put("trouble", uplink.trouble());
  }
}
