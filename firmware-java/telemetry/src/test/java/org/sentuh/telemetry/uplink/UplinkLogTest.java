package org.sentuh.telemetry.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sentuh.telemetry.uplink.UplinkBench.DEVICE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.LogText;
import org.sentuh.telemetry.wire.Message;

/** A log that somebody asked for, on its way behind everything else. */
final class UplinkLogTest {

  private static final int NOT_AUTHORISED = 0x87;
  private static final int NO_SUBSCRIBERS = 0x10;

  private final UplinkBench bench = new UplinkBench();
  private final SteppedTime time = bench.time;
  private final Uplink uplink = bench.uplink;

  private ScriptedBroker.Line asked(String log) {
    ScriptedBroker.Line line = bench.online();
    line.answerAll(0);
    bench.device.log = log;
    line.say(Channel.COMMAND, bench.command("c1", Message.Request.FETCH_LOG), false);
    uplink.step();
    return line;
  }

  private static List<Message.LogPart> parts(ScriptedBroker.Line line) {
    return line.heard(Channel.LOG).stream().map(Message.LogPart.class::cast).toList();
  }

  private static List<String> states(ScriptedBroker.Line line) {
    return line.heard(Channel.COMMAND_REPLY).stream()
        .map(Message.CommandReply.class::cast)
        .map(reply -> reply.state() + " " + reply.why())
        .toList();
  }

  private void seconds(ScriptedBroker.Line line, int seconds) {
    for (int s = 0; s < seconds; s++) {
      line.answerAll(0);
      uplink.step();
      time.passSeconds(1);
    }
  }

  @Test
  void itComesPartByPartOneASecondAndIsDoneWhenTheBrokerHasThemAll() {
    String log = "a line\n".repeat(5_000);
    ScriptedBroker.Line line = asked(log);
    assertThat(parts(line)).hasSize(1);
    assertThat(states(line)).containsExactly("accepted ");
    uplink.step();
    assertThat(parts(line)).as("the next one waits for the PUBACK").hasSize(1);

    line.answerAll(0);
    uplink.step();
    assertThat(parts(line)).as("and for its second").hasSize(1);
    seconds(line, 5);

    assertThat(LogText.whole(parts(line))).contains(log);
    assertThat(states(line)).containsExactly("accepted ", "done ");
  }

  @Test
  void whatHasHappenedAndWhatWaitsGoFirst() {
    ScriptedBroker.Line line = bench.online();
    line.answerAll(0);
    bench.oneOfEach();
    bench.device.log = "a line";
    line.say(Channel.COMMAND, bench.command("c1", Message.Request.FETCH_LOG), false);
    uplink.step();

    assertThat(line.channels().getLast()).isEqualTo(Channel.LOG);
    assertThat(line.channels())
        .containsSubsequence(
            Channel.EVENT, Channel.WELLBEING, Channel.SAMPLE, Channel.FULL_RATE, Channel.LOG);
  }

  @Test
  void itGoesOnOverANewConnectionWithThePartThatNobodyConfirmed() {
    String log = "a line\n".repeat(5_000);
    ScriptedBroker.Line line = asked(log);
    line.answerAll(0);
    uplink.step();
    time.passSeconds(1);
    uplink.step();
    assertThat(parts(line)).hasSize(2);

    ScriptedBroker.Line second = bench.again(line);
    seconds(second, 6);
    assertThat(parts(second)).extracting(Message.LogPart::number).containsExactly(2, 3);
    assertThat(states(second)).containsExactly("done ");
  }

  @Test
  void aBrokerThatLetsNobodySendLogsEndsTheLogAndNothingElse() {
    ScriptedBroker.Line line = asked("a line");
    line.answer(Channel.LOG, NOT_AUTHORISED);
    uplink.step();
    uplink.step();

    assertThat(line.closed).isFalse();
    assertThat(states(line)).endsWith("refused broker-refuses-it");
  }

  @Test
  void whereNobodyStoresItIsTriedAgainAndAfterAQuarterOfAnHourGivenUp() {
    ScriptedBroker.Line line = asked("a line");
    for (int s = 0; s < 15 * 60; s++) {
      line.answerAll(NO_SUBSCRIBERS);
      uplink.step();
      time.passSeconds(1);
    }
    assertThat(parts(line)).hasSizeBetween(80, 91);
    assertThat(states(line)).doesNotContain("done ");
    uplink.step();
    uplink.step();

    assertThat(states(line)).endsWith("refused not-through-in-time");
  }

  @Test
  void aLaterRequestTakesItsPlaceAndTheEarlierOneIsToldSo() {
    ScriptedBroker.Line line = asked("first\n".repeat(5_000));
    bench.device.log = "second";
    line.say(Channel.COMMAND, bench.command("c2", Message.Request.FETCH_LOG), false);
    uplink.step();
    seconds(line, 3);

    assertThat(line.heard(Channel.COMMAND_REPLY))
        .contains(
            new Message.CommandReply(
                DEVICE,
                "c1",
                "refused",
                "asked-again",
                new org.sentuh.telemetry.wire.Wall(
                    SteppedTime.START, org.sentuh.telemetry.wire.Wall.Quality.TRUSTED)));
    assertThat(parts(line).getLast().text()).isEqualTo("second");
    assertThat(states(line)).endsWith("done ");
  }
}
