package org.sentuh.telemetry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sentuh.telemetry.wire.Message.LogPart;

/** A log is cut into what a message can hold, and put together again. */
class LogTextTest {

  private static final DeviceId DEVICE = new DeviceId("sentuh-01");

  private static List<LogPart> parts(String log) {
    return LogText.parts(DEVICE, "c1", log);
  }

  @Test
  void whateverIsCutComesTogetherAgainInAnyOrder() {
    for (String log : List.of("", "one line\n", "a\tline\n".repeat(9_000), "ö😀".repeat(9_000))) {
      List<LogPart> parts = new ArrayList<>(parts(log));
      Collections.reverse(parts);
      assertThat(LogText.whole(parts)).contains(log);
    }
  }

  @Test
  void ofALogThatIsTooLongTheEndIsKept() {
    String log = "begin" + "x".repeat(300_000) + "end";
    List<LogPart> parts = parts(log);

    assertThat(parts).hasSizeLessThanOrEqualTo(LogPart.MOST);
    assertThat(LogText.whole(parts).orElseThrow()).endsWith("end").doesNotContain("begin");
  }

  @Test
  void everyPartIsAMessageHoweverItIsWritten() {
    WireJson json = new WireJson();
    for (String letter : List.of("\u0001", "\"", "€", "😀", "\n")) {
      assertThat(parts(letter.repeat(40_000)))
          .allSatisfy(part -> assertThat(json.write(part)).isNotEmpty());
    }
  }

  @Test
  void aPartThatIsMissingOrOfAnotherLogMakesNoLog() {
    List<LogPart> parts = parts("x".repeat(40_000));
    List<LogPart> other = parts("y".repeat(40_000));

    assertThat(LogText.whole(List.of())).isEmpty();
    assertThat(LogText.whole(parts.subList(0, 2))).isEmpty();
    List<LogPart> mixed = new ArrayList<>(parts);
    mixed.set(1, other.get(1));
    assertThat(LogText.whole(mixed)).isEmpty();
  }
}
