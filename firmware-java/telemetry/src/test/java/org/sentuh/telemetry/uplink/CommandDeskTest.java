package org.sentuh.telemetry.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message.CommandReply;
import org.sentuh.telemetry.wire.Message.RemoteCommand;
import org.sentuh.telemetry.wire.Message.Request;

final class CommandDeskTest {

  private static final DeviceId DEVICE = new DeviceId("sentuh-01");
  private static final Duration LIFE = Duration.ofSeconds(30);

  private final SteppedTime time = new SteppedTime();
  private final AskedDevice device = new AskedDevice(DEVICE, time);
  private final CommandDesk desk = new CommandDesk(device, time);

  @ParameterizedTest
  @EnumSource(Request.class)
  void aCommandOfNowIsObeyedOnceAndAnsweredAlikeWheneverItIsRepeated(Request request) {
    RemoteCommand command = command("c1", request);
    CommandReply first = desk.take(command);
    time.passSeconds(3);

    // A log is on its way then, part by part.
    assertThat(first.state()).isEqualTo(request == Request.FETCH_LOG ? "accepted" : "done");
    assertThat(desk.take(command)).isEqualTo(first);
    assertThat(device.obeyed).containsExactly(command);
  }

  @ParameterizedTest
  @EnumSource(Request.class)
  void aCommandThatIsTooLateIsNotObeyedEvenAStop(Request request) {
    RemoteCommand command = command("c1", request);
    time.passSeconds(30.001);

    assertThat(desk.take(command).state()).isEqualTo("expired");
    assertThat(device.obeyed).isEmpty();
  }

  @Test
  void aCommandAtItsLastMomentIsObeyed() {
    RemoteCommand command = command("c1", Request.IDENTIFY);
    time.pass(LIFE);

    assertThat(desk.take(command).state()).isEqualTo("done");
  }

  @ParameterizedTest
  @EnumSource(value = Request.class, mode = EnumSource.Mode.EXCLUDE, names = "STOP")
  void withoutATrustedClockAllButAStopIsRefusedWithTheReason(Request request) {
    time.unset();

    CommandReply reply = desk.take(command("c1", request));

    assertThat(reply.state()).isEqualTo("refused");
    assertThat(reply.why()).isEqualTo("clock-not-trusted");
    assertThat(device.obeyed).isEmpty();
  }

  @Test
  void withoutATrustedClockAStopIsObeyedHoweverOldItClaimsToBe() {
    RemoteCommand stop = command("c1", Request.STOP);
    time.pass(Duration.ofDays(1));
    time.unset();

    assertThat(desk.take(stop).state()).isEqualTo("done");
    assertThat(device.obeyed).containsExactly(stop);
  }

  @Test
  void aCommandFromTheFutureIsRefusedButAStopIsNot() {
    assertThat(desk.take(later("c1", Request.IDENTIFY, 5)).state()).isEqualTo("done");
    assertThat(desk.take(later("c2", Request.IDENTIFY, 6)).why()).isEqualTo("issued-in-the-future");
    assertThat(desk.take(later("c3", Request.STOP, 3600)).state()).isEqualTo("done");
  }

  @Test
  void aCommandThatWouldBeGoodForHoursIsRefused() {
    RemoteCommand command =
        new RemoteCommand(
            DEVICE, "c1", Request.IDENTIFY, now(), now().plus(Duration.ofMinutes(11)));

    assertThat(desk.take(command).why()).isEqualTo("lives-too-long");
  }

  @Test
  void memoryIsBoundedAndNothingIsObeyedThatCouldNotBeRemembered() {
    for (int i = 0; i < CommandDesk.REMEMBERED; i++) {
      assertThat(desk.take(command("c" + i, Request.IDENTIFY)).state()).isEqualTo("done");
    }
    assertThat(desk.take(command("more", Request.IDENTIFY)).why()).isEqualTo("too-many-commands");
    assertThat(desk.take(command("stop", Request.STOP)).state()).isEqualTo("done");
    assertThat(desk.take(command("c0", Request.IDENTIFY)).state()).isEqualTo("done");
    assertThat(device.obeyed).hasSize(CommandDesk.REMEMBERED + 1);

    time.passSeconds(31);
    assertThat(desk.take(command("again", Request.IDENTIFY)).state()).isEqualTo("done");
  }

  @Test
  void aDeviceThatFailsToObeyIsSaidToHaveFailed() {
    device.fails = true;

    CommandReply reply = desk.take(command("c1", Request.STOP));

    assertThat(reply.state()).isEqualTo("refused");
    assertThat(reply.why()).isEqualTo("device-failed");
    device.fails = false;
    assertThat(desk.take(command("c1", Request.STOP)).state()).isEqualTo("done");
  }

  private Instant now() {
    return time.now().at();
  }

  private RemoteCommand command(String id, Request request) {
    return new RemoteCommand(DEVICE, id, request, now(), now().plus(LIFE));
  }

  private RemoteCommand later(String id, Request request, int seconds) {
    Instant issued = now().plusSeconds(seconds);
    return new RemoteCommand(DEVICE, id, request, issued, issued.plus(LIFE));
  }
}
