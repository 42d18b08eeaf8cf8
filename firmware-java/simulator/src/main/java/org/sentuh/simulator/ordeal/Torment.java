package org.sentuh.simulator.ordeal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Does what is to be endured: at random moments one trouble after another, each to one that has
 * none yet, and mends it after a while. Used by one thread, which tells it the time.
 */
final class Torment {

  private static final long LEAST_PAUSE_MS = 500;
  private static final long MOST_PAUSE_MS = 4_000;

  private final List<Trouble> troubles;
  private final List<Trouble> toCome = new ArrayList<>();
  private final List<Home> homes;
  private final Clinic clinic;
  private final RandomGenerator chance;
  private final PriorityQueue<Mending> mendings =
      new PriorityQueue<>(Comparator.comparingLong(Mending::dueMs));
  private final Set<Object> troubled = new HashSet<>();
  private final Map<Trouble, Integer> done = new EnumMap<>(Trouble.class);
  private long nextMs;

  /** Something that is mended at its time. */
  private record Mending(long dueMs, Object of, Runnable work) {}

  Torment(List<Trouble> troubles, List<Home> homes, Clinic clinic, RandomGenerator chance) {
    this.troubles = troubles;
    this.homes = homes;
    this.clinic = clinic;
    this.chance = chance;
  }

  /** Mends what is due, and troubles somebody when it is time. */
  void goOn(long nowMs) {
    mend(nowMs);
    if (nowMs >= nextMs && !troubles.isEmpty()) {
      nextMs = nowMs + chance.nextLong(LEAST_PAUSE_MS, MOST_PAUSE_MS);
      trouble(nowMs);
    }
  }

  /** Mends everything. */
  void end() {
    mend(Long.MAX_VALUE);
  }

  /** How often each trouble was done. */
  Map<Trouble, Integer> done() {
    return done;
  }

  private void mend(long nowMs) {
    for (Mending next = due(nowMs); next != null; next = due(nowMs)) {
      mendings.remove();
      troubled.remove(next.of());
      next.work().run();
    }
  }

  private @Nullable Mending due(long nowMs) {
    Mending next = mendings.peek();
    return next != null && next.dueMs() <= nowMs ? next : null;
  }

  /** Each trouble comes once before any comes again; one that finds nobody comes later. */
  private void trouble(long nowMs) {
    if (toCome.isEmpty()) {
      toCome.addAll(troubles);
      Collections.shuffle(toCome, chance);
    }
    Trouble trouble = toCome.removeFirst();
    if (did(trouble, nowMs)) {
      done.merge(trouble, 1, Integer::sum);
    } else {
      toCome.addLast(trouble);
    }
  }

  private boolean did(Trouble trouble, long nowMs) {
    return switch (trouble) {
      case DEVICE -> killDevice(nowMs, false);
      case POWER -> killDevice(nowMs, true);
      case BROKER -> kill(clinic.broker(), nowMs);
      case INTAKE -> kill(anyOf(clinic.intakes()), nowMs);
      case NETWORK -> cut(nowMs);
      case DISK -> fill(nowMs);
    };
  }

  private <T> T anyOf(List<T> some) {
    return some.get(chance.nextInt(some.size()));
  }

  private void later(long nowMs, long least, long most, Object of, Runnable work) {
    troubled.add(of);
    mendings.add(new Mending(nowMs + chance.nextLong(least, most), of, work));
  }

  private boolean kill(Program program, long nowMs) {
    if (troubled.contains(program) || !program.isRunning()) {
      return false;
    }
    program.kill();
    later(nowMs, 200, 2_500, program, program::start);
    return true;
  }

  private boolean killDevice(long nowMs, boolean withItsPower) {
    Home home = anyOf(homes);
    Program device = home.treating();
    boolean killed = kill(device, nowMs);
    if (killed && withItsPower) {
      home.takePower(chance);
    }
    return killed;
  }

  private boolean cut(long nowMs) {
    Home home = anyOf(homes);
    Object network = home.strait();
    if (troubled.contains(network)) {
      return false;
    }
    List<Runnable> ways = new ArrayList<>(List.of(home.strait()::narrow, home.strait()::shut));
    Host host = home.host();
    if (host != null) {
      ways.add(host::pull);
      ways.add(host::drop);
    }
    anyOf(ways).run();
    later(
        nowMs,
        1_000,
        15_000,
        network,
        () -> {
          home.strait().widen();
          if (host != null) {
            host.mend();
          }
        });
    return true;
  }

  private boolean fill(long nowMs) {
    Home home = anyOf(homes);
    if (troubled.contains(home)) {
      return false;
    }
    home.fillDisk();
    later(nowMs, 1_000, 8_000, home, home::emptyDisk);
    return true;
  }
}
