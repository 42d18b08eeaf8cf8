package org.sentuh.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.simulator.session.ServedPanel;

/**
 * Anything at all may be sent to the pages at the device, also with the cookie of somebody who is
 * paired: it is answered with what the interface allows, or hung up on, and the next stop stops.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BedsideFuzz {

  /** Between two requests so much time passes for the device, or they would come too often. */
  private static final double APART_S = 0.25;

  /** What the interface's description allows, and what the server says of what is no request. */
  private static final Set<Integer> ANSWERS =
      Set.of(200, 303, 400, 401, 403, 404, 405, 409, 411, 413, 414, 421, 429, 431, 501, 503);

  /** What the Java platform's own server says of a head that it cannot read; it tells nothing. */
  private static final Pattern PLATFORM =
      Pattern.compile("<h1>400 Bad Request</h1>(NumberFormat|URISyntax)Exception thrown$");

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([0-9]{3}) ");
  private static final Pattern SHOWN = Pattern.compile("\"shown\":\"([0-9a-f-]+)\"");
  private static final Pattern CODE = Pattern.compile("\\{\"refused\":\"[a-z-]+\"}");

  private final Wish look = new Wish(PairedPhones.Phone.HELPER.wish("POST", "/coming", ""));
  private final Wish stop = new Wish(Seeds.bytes("POST /stop HTTP/1.1\r\nContent-Length: *"));
  private PairedPhones phones = new PairedPhones();
  private @Nullable ServedPanel device;

  /** The device as it was last; another one where a phone has left, or a new one was paired. */
  private ServedPanel device() throws IOException {
    if (device != null && phones.haveChanged()) {
      device.close();
      device = null;
    }
    if (device == null) {
      phones = new PairedPhones();
      device = new ServedPanel(phones, 0);
    }
    return device;
  }

  @AfterAll
  void isSwitchedOff() {
    if (device != null) {
      device.close();
    }
  }

  @MethodSource("org.sentuh.fuzz.PairedPhones#wishes")
  @FuzzTest
  void anythingSentIsAnsweredAndTheNextStopStops(byte[] input) throws IOException {
    BugDetectors.allowNetworkConnections((host, port) -> true); // which are the point of it
    ServedPanel there = device();
    there.pass(APART_S);
    int port = there.server().port();
    Wish wish = new Wish(input);
    judge(wish.sendTo(port, wish.says() ? shown(port) : ""));

    assertThat(stop.sendTo(port, "")).startsWith("HTTP/1.1 303 ");
    assertThat(there.state().mayDrive()).isFalse();
  }

  private String shown(int port) throws IOException {
    Matcher mark = SHOWN.matcher(look.sendTo(port, ""));
    return mark.find() ? mark.group(1) : "none";
  }

  private static void judge(String answer) {
    Matcher status = STATUS.matcher(answer);
    if (!status.lookingAt()) {
      assertThat(answer).as("hung up on").isEmpty();
      return;
    }
    int number = Integer.parseInt(status.group(1));
    assertThat(ANSWERS).as(answer).contains(number);
    if (number >= 400 && answer.contains("application/json")) {
      assertThat(answer).containsPattern(CODE);
    }
    assertThat(PLATFORM.matcher(answer).replaceFirst("")).doesNotContain("Exception", "\tat ");
  }
}
