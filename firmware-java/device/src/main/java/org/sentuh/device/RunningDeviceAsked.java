package org.sentuh.device;

import org.sentuh.device.local.RunningDeviceLine.Answer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the device that runs on this box says, for commands that cannot do without it. */
final class RunningDeviceAsked {

  private static final long MOST_MS = 5_000;

  private RunningDeviceAsked() {}

  /**
   * Its answer.
   *
   * @throws BadInput when no device runs, it hangs, or it refuses; the message says which
   */
  static JsonNode answer(Folders folders, String question) throws BadInput {
    return switch (folders.running().ask(question, MOST_MS)) {
      case Answer.Said(String line) -> read(line);
      case Answer.Nobody nobody ->
          throw new BadInput(
              "no device runs here (nobody answers at "
                  + folders.socket()
                  + "); start it with: systemctl start sentuh");
      case Answer.Silence silence ->
          throw new BadInput(
              "the device does not answer within "
                  + MOST_MS / 1_000
                  + " s; look at: journalctl -u sentuh, and start it again");
    };
  }

  /**
   * Makes sure that this process would be the only one: also a device that hangs has bus and lines.
   *
   * @throws BadInput where a device runs
   */
  static void nobody(Folders folders) throws BadInput {
    if (!(folders.running().ask("status", MOST_MS) instanceof Answer.Nobody)) {
      throw new BadInput(
          "a device runs here and has the bus; sentuh status says how it is, and what ends it is:"
              + " systemctl stop sentuh");
    }
  }

  private static JsonNode read(String line) throws BadInput {
    JsonNode answer;
    try {
      answer = JsonMapper.shared().readTree(line);
    } catch (JacksonException broken) {
      throw new BadInput("what answers is no device of this version; start it again");
    }
    if (answer.has("refused")) {
      throw new BadInput(answer.get("refused").asString(""));
    }
    return answer;
  }
}
