package org.sentuh.telemetry.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WindowTest {

  private static final long MS = 1_000_000;
  private static final Parcel PATIENT = new Parcel(message(10), null, false);
  private static final Parcel URGENT = Parcel.said(message(10));

  private long number;

  @ParameterizedTest
  @CsvSource({"1, 1", "10, 10", "99, 99", "100, 100", "101, 100", "65535, 100"})
  void itIsNeverWiderThanTheBrokersReceiveMaximumNorAHundred(int receiveMaximum, int size) {
    Window window = new Window(receiveMaximum);

    assertThat(fill(window, URGENT, 0)).isEqualTo(size);
  }

  @Test
  void someRoomIsAlwaysLeftForWhatIsUrgent() {
    Window window = new Window(100);
    answerAll(window, fill(window, PATIENT, 0), MS);
    for (int round = 0; round < 20; round++) {
      answerAll(window, fill(window, PATIENT, 0), MS);
    }

    assertThat(fill(window, PATIENT, 0)).isEqualTo(90);
    assertThat(fill(window, URGENT, 0)).isEqualTo(10);
  }

  @Test
  void aBrokerThatTakesOneAtATimeStillGetsBoth() {
    Window window = new Window(1);

    assertThat(window.hasRoom(false)).isTrue();
    window.sent(1, PATIENT, 0);
    assertThat(window.hasRoom(true)).isFalse();
  }

  @Test
  void aSlowLineHalvesWhatIsPatientOnceForAllThatWereOnTheWayTogether() {
    Window window = new Window(100);
    int sent = fill(window, PATIENT, 0);
    assertThat(sent).isEqualTo(20);
    answerAll(window, sent, 2000 * MS);

    assertThat(fill(window, PATIENT, 2000 * MS)).isEqualTo(10);
  }

  @Test
  void onADreadfulLineOneAtATimeGoes() {
    Window window = new Window(100);
    for (int i = 0; i < 10; i++) {
      long atNs = i * 10_000L * MS;
      answerAll(window, fill(window, PATIENT, atNs), atNs + 5000 * MS);
    }

    assertThat(fill(window, PATIENT, 0)).isEqualTo(1);
    assertThat(window.hasRoom(true)).isTrue();
  }

  @Test
  void onceFullAQuarterComesFreeBeforeMoreGoesButNothingUrgentWaitsForThat() {
    Window window = new Window(100);
    int sent = fill(window, PATIENT, 0);
    long first = number - sent + 1;
    int gone = 0;
    while (!window.hasRoom(false)) {
      assertThat(window.hasRoom(true)).isTrue();
      window.answered(first + gone, 400 * MS); // neither quick nor slow: it learns nothing
      gone++;
    }

    assertThat(gone).isEqualTo(sent / 4);
    assertThat(fill(window, PATIENT, 400 * MS)).isEqualTo(gone);
  }

  @Test
  void whatWasNotTakenLeavesNoTrace() {
    Window window = new Window(100);
    window.sent(1, PATIENT, 0);
    window.takenBack(1);

    assertThat(window.isEmpty()).isTrue();
    assertThat(window.silentSinceNs()).isEmpty();
    assertThat(fill(window, PATIENT, 0)).isEqualTo(20);
  }

  @Test
  void silenceIsCountedFromTheLastPubackOrTheFirstThatWaitsForOne() {
    Window window = new Window(100);
    assertThat(window.silentSinceNs()).isEmpty();
    window.sent(1, URGENT, 5);
    window.sent(2, URGENT, 7);
    assertThat(window.silentSinceNs()).contains(5L);
    window.answered(1, 9);
    assertThat(window.silentSinceNs()).contains(9L);
    window.answered(2, 11);
    assertThat(window.silentSinceNs()).isEmpty();
    window.sent(3, URGENT, 20);
    assertThat(window.silentSinceNs()).contains(20L);
  }

  @Test
  void aPubackForNothingIsNothing() {
    Window window = new Window(100);
    window.sent(1, URGENT, 0);

    assertThat(window.answered(2, 0)).isEmpty();
    assertThat(window.answered(1, 0)).contains(URGENT);
    assertThat(window.answered(1, 0)).isEmpty();
  }

  @Test
  void theLargestIsKnown() {
    Window window = new Window(100);
    Parcel large = new Parcel(message(5000), null, false);
    window.sent(1, PATIENT, 0);
    window.sent(2, large, 0);
    window.sent(3, PATIENT, 0);

    assertThat(window.largest()).contains(large);
  }

  private int fill(Window window, Parcel parcel, long nowNs) {
    int sent = 0;
    while (window.hasRoom(parcel.urgent())) {
      number++;
      window.sent(number, parcel, nowNs);
      sent++;
    }
    return sent;
  }

  /** Answers the last so many. */
  private void answerAll(Window window, int sent, long nowNs) {
    for (long each = number - sent + 1; each <= number; each++) {
      assertThat(window.answered(each, nowNs)).isPresent();
    }
  }

  private static Outgoing message(int bytes) {
    return new Outgoing("t", "x".repeat(bytes), false, 0);
  }
}
