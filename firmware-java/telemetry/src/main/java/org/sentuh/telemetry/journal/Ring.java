package org.sentuh.telemetry.journal;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue from one thread to one other. Neither waits for the other, whatever the other is
 * doing, and neither makes an object.
 *
 * <p>{@link #offer} belongs to the giver's thread, {@link #poll} to the taker's; {@link #size} is
 * for both.
 *
 * @param <T> what is handed over
 */
final class Ring<T> {

  private final AtomicReferenceArray<@Nullable T> slots;
  private final int mask;

  /** Places given in all. Written by the giver, after the slot. */
  private final AtomicLong given = new AtomicLong();

  /** Places taken in all. Written by the taker, after the slot. */
  private final AtomicLong taken = new AtomicLong();

  /** A ring of so many places, a power of two. */
  Ring(int places) {
    if (Integer.bitCount(places) != 1) {
      throw new IllegalArgumentException(places + " places; a power of two is needed");
    }
    this.slots = new AtomicReferenceArray<>(places);
    this.mask = places - 1;
  }

  /** Hands something over, or answers false because every place is taken. */
  boolean offer(T thing) {
    long place = given.getPlain();
    if (place - taken.getAcquire() == slots.length()) {
      return false;
    }
    slots.setPlain((int) place & mask, thing);
    given.setRelease(place + 1);
    return true;
  }

  /** The oldest thing, or null when there is none. */
  @Nullable T poll() {
    long place = taken.getPlain();
    if (place == given.getAcquire()) {
      return null;
    }
    int slot = (int) place & mask;
    T thing = slots.getPlain(slot);
    slots.setPlain(slot, null);
    taken.setRelease(place + 1);
    return thing;
  }

  /** How many places are taken. */
  int size() {
    return (int) (given.getAcquire() - taken.getAcquire());
  }

  /** How many places there are. */
  int places() {
    return slots.length();
  }
}
