package org.sentuh.telemetry.uplink;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is on its way to one broker and has had no PUBACK yet, and how much more may be.
 *
 * <p>Two bounds: the broker's receive maximum, and never more than {@link #MOST}. The client
 * library does not wait at the broker's bound, it throws. What is not urgent has a third bound that
 * learns: it grows while PUBACKs come quickly and halves when they are slow, so that on a bad line
 * an alarm never stands behind more than about half a second of samples; some room is always left
 * for what is urgent. Once it is reached, a quarter of it has to come free before more goes: what
 * goes together costs less than what goes one by one.
 */
final class Window {

  /** The most messages on their way. */
  static final int MOST = 100;

  private static final int KEPT_FOR_URGENT = 10;
  private static final int PATIENT_AT_FIRST = 20;
  private static final long SLOW_NS = 500_000_000;
  private static final long QUICK_NS = SLOW_NS / 2;

  private final int size;
  private final int mostPatient;
  private final Map<Long, Sent> onTheWay = new LinkedHashMap<>();
  private int patient;
  private int patientBound;
  private boolean refilling = true;
  private long halvedAtNs = Long.MIN_VALUE;
  private long movedAtNs;

  /** A message on its way. */
  record Sent(Parcel parcel, long atNs) {}

  /** An empty window towards a broker whose CONNACK named this receive maximum, 1 to 65535. */
  Window(int receiveMaximum) {
    size = Math.min(MOST, receiveMaximum);
    mostPatient = Math.max(1, size - KEPT_FOR_URGENT);
    patientBound = Math.min(PATIENT_AT_FIRST, mostPatient);
  }

  /** Whether a message may go now. */
  boolean hasRoom(boolean urgent) {
    return onTheWay.size() < size && (urgent || (refilling && patient < patientBound));
  }

  /** A message has gone, under a number that none before it had. */
  void sent(long number, Parcel parcel, long nowNs) {
    if (onTheWay.isEmpty()) {
      movedAtNs = nowNs;
    }
    onTheWay.put(number, new Sent(parcel, nowNs));
    if (!parcel.urgent()) {
      patient++;
      refilling &= patient < patientBound;
    }
  }

  /** A PUBACK has come. Answers what it was for; nothing for one that was not on its way. */
  Optional<Parcel> answered(long number, long nowNs) {
    @Nullable Sent sent = onTheWay.remove(number);
    if (sent == null) {
      return Optional.empty();
    }
    movedAtNs = nowNs;
    if (!sent.parcel().urgent()) {
      learn(sent, nowNs);
      patientGone();
    }
    return Optional.of(sent.parcel());
  }

  /** A message that was counted as sent was not taken by the client after all. */
  void takenBack(long number) {
    @Nullable Sent sent = onTheWay.remove(number);
    if (sent != null && !sent.parcel().urgent()) {
      patientGone();
    }
  }

  private void patientGone() {
    patient--;
    refilling |= patient <= patientBound - Math.max(1, patientBound / 4);
  }

  boolean isEmpty() {
    return onTheWay.isEmpty();
  }

  /**
   * Since when messages have been on their way without a single PUBACK; none when there are none.
   */
  Optional<Long> silentSinceNs() {
    return onTheWay.isEmpty() ? Optional.empty() : Optional.of(movedAtNs);
  }

  /**
   * The largest message on its way: the one that a broker means who leaves over a packet's size.
   */
  Optional<Parcel> largest() {
    return onTheWay.values().stream()
        .map(Sent::parcel)
        .max(Comparator.comparingInt(parcel -> parcel.outgoing().payload().length));
  }

  private void learn(Sent sent, long nowNs) {
    long tookNs = nowNs - sent.atNs();
    if (tookNs <= QUICK_NS) {
      patientBound = Math.min(mostPatient, patientBound + 1);
    } else if (tookNs > SLOW_NS && sent.atNs() > halvedAtNs) {
      // Once for all that were on their way together: they tell of one and the same queue.
      patientBound = Math.max(1, patientBound / 2);
      halvedAtNs = nowNs;
    }
  }
}
