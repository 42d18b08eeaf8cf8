package org.sentuh.device;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** How the running device is. */
@Command(
    name = "status",
    description = {
      "Says how the device is that runs on this box.",
      "Exit code 0: a massage may begin or goes on; 1: something is not well; 2: no device runs."
    },
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  private static final double BYTES_A_MB = 1 << 20;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private Folders folders = new Folders();

  @Option(names = "--json", description = "print one line of JSON instead")
  private boolean json;

  @Override
  public Integer call() throws BadInput {
    JsonNode status = RunningDeviceAsked.answer(folders, "status");
    PrintWriter say = Spoken.out(spec);
    if (json) {
      say.println(status);
    } else {
      inWords(status).forEach(say::println);
    }
    return isWell(status) ? Device.DONE : Device.NO;
  }

  /** What only she can bring about is not unwell: answers, and a panel that is put on. */
  private static boolean isWell(JsonNode status) {
    return status.path("phase").asString("").equals("ticking")
        && status.path("selftest").path("outcome").asString("").equals("sound")
        && status.path("record").path("trouble").asString("").isEmpty();
  }

  private static List<String> inWords(JsonNode status) {
    List<String> lines = new ArrayList<>();
    lines.add(
        text(status, "device") + ", version " + text(status, "version") + ": " + phase(status));
    lines.add(
        "state        "
            + text(status, "state")
            + (status.path("still").asBoolean(false) ? ", off" : ""));
    JsonNode tested = status.path("selftest");
    lines.add("self-test    " + (tested.isMissingNode() ? "goes on" : text(tested, "outcome")));
    if (tested.has("ended")) {
      lines.add("             " + text(tested, "ended"));
    }
    tested.path("findings").forEach(found -> lines.add("             " + found.asString("")));
    for (JsonNode against : status.path("against")) {
      lines.add("not yet      " + text(against, "item") + ": " + text(against, "said"));
    }
    JsonNode record = status.path("record");
    lines.add(
        String.format(
            "record       %.1f of %.0f MB, %s waiting%s",
            record.path("bytes").asLong(0) / BYTES_A_MB,
            record.path("quota_bytes").asLong(0) / BYTES_A_MB,
            record.path("waiting"),
            trouble(record)));
    JsonNode clinic = status.path("clinic");
    lines.add("clinic       " + text(clinic, "phase") + trouble(clinic));
    lines.add("she agrees   " + status.path("consents"));
    lines.add("pages        " + status.path("pages").path("url").asString("none"));
    if (!text(status.path("pages"), "fingerprint").isEmpty()) {
      lines.add("certificate  " + text(status.path("pages"), "fingerprint"));
    }
    lines.add("ticks        " + status.path("ticks") + ", missed " + status.path("missed_periods"));
    return lines;
  }

  private static String phase(JsonNode status) {
    return switch (text(status, "phase")) {
      case "testing" -> "tests its panel";
      case "no-panel" -> "the panel's chips do not all answer; nothing moves";
      default -> "runs";
    };
  }

  private static String trouble(JsonNode of) {
    String trouble = text(of, "trouble");
    return trouble.isEmpty() ? "" : "; " + trouble;
  }

  private static String text(JsonNode of, String key) {
    return of.path(key).asString("");
  }
}
