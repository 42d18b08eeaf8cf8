package org.sentuh.device.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.SelfTestTick;
import org.sentuh.control.pressure.ChannelHealth;
import org.sentuh.control.safety.Vitals;
import org.sentuh.device.selftest.Person.Request;

/**
 * What needs somebody's hands: the stop button pressed and let go, each place pressed in turn.
 * Nothing can move meanwhile, every wait has a bound, and what nobody does is not taken for done.
 */
final class Hands {

  /** How long one request waits. */
  static final long PATIENCE_NS = 20_000_000_000L;

  /** The two contacts of one button do not open in the same tick. */
  private static final long BETWEEN_CONTACTS_NS = 200_000_000L;

  /** 0.25 V more within a second: a finger presses with some newtons, a breath does not. */
  private static final int PRESSED_COUNTS = 2_000;

  /** A garment that settles on whoever wears it rises as far, but takes longer. */
  private static final long PRESS_NS = 1_000_000_000L;

  /** For a finger to be lifted, and the sensor to follow. */
  private static final long LET_GO_NS = 3_000_000_000L;

  private final Person person;
  private final Wiring wiring;
  private final int zones;
  private final Waiting waiting;
  private boolean stopTried;
  private boolean placesTried;
  private @Nullable SelfTestTick before;
  private int answering = -1;

  /** Lets ticks pass until something is seen or a time is over, in which nothing moves. */
  interface Waiting {

    /** The tick in which it was seen, or null. */
    @Nullable SelfTestTick await(Predicate<SelfTestTick> seen, long mostNs);
  }

  Hands(Person person, Wiring wiring, int zones, Waiting waiting) {
    this.person = person;
    this.wiring = wiring;
    this.zones = zones;
    this.waiting = waiting;
  }

  /** Whether the stop button was pressed and let go. */
  boolean stopTried() {
    return stopTried;
  }

  /** Whether every place was pressed. */
  boolean placesTried() {
    return placesTried;
  }

  /** Both contacts open when it is pressed, and both close when it is let go. */
  List<Finding> tryStop() {
    person.ask(new Request.PressStop());
    boolean seen = waiting.await(tick -> told(tick) || open(tick), PATIENCE_NS) != null;
    if (!seen) {
      return List.of();
    }
    boolean both = waiting.await(tick -> told(tick) && open(tick), BETWEEN_CONTACTS_NS) != null;
    List<Finding> findings = new ArrayList<>();
    if (!both) {
      waiting.await(
          tick -> {
            findings.clear();
            findings.add(disagreeing(tick));
            return true;
          },
          BETWEEN_CONTACTS_NS);
    }
    person.ask(new Request.ReleaseStop());
    stopTried = waiting.await(tick -> !told(tick) && !open(tick), PATIENCE_NS) != null;
    return findings;
  }

  private static Finding disagreeing(SelfTestTick tick) {
    double volts = tick.sample().vitals().supply().volts();
    double none = Double.NaN;
    return told(tick)
        ? Finding.of(Fault.STOP_RAIL_STAYS, "", "", volts, none, SelfTest.RAIL_OPEN_VOLTS)
        : Finding.of(Fault.STOP_LINE_SILENT, "", "", volts, none, SelfTest.RAIL_OPEN_VOLTS);
  }

  private static boolean told(SelfTestTick tick) {
    return tick.sample().vitals().stopPressed();
  }

  private static boolean open(SelfTestTick tick) {
    Vitals.Supply supply = tick.sample().vitals().supply();
    return supply.known() && supply.volts() < SelfTest.RAIL_OPEN_VOLTS;
  }

  /** The sensor of the place that is pressed answers, and no other. */
  List<Finding> tryPlaces() {
    List<Finding> findings = new ArrayList<>();
    placesTried = true;
    for (int zone = 0; zone < zones; zone++) {
      boolean pressed = tryPlace(zone);
      if (pressed && answering != zone) {
        int wrong = answering;
        pressed = wasFinger() && tryPlace(zone) && answering == wrong;
        if (pressed) {
          findings.add(crossed(zone));
        }
      }
      placesTried &= pressed;
    }
    person.ask(new Request.LetGo());
    settle();
    return findings;
  }

  /** Whether any sensor answered. */
  private boolean tryPlace(int zone) {
    settle();
    person.ask(new Request.PressPlace(wiring.zone(zone)));
    return waiting.await(this::answers, PATIENCE_NS) != null;
  }

  private Finding crossed(int zone) {
    double none = Double.NaN;
    String wire = wiring.sensor(answering);
    return Finding.of(Fault.SENSORS_CROSSED, wiring.zone(zone), wire, none, none, none);
  }

  /**
   * Whoever wears the panel moves; but what a finger has pressed is let go when it is asked to, and
   * is pressed again.
   */
  private boolean wasFinger() {
    person.ask(new Request.LetGo());
    return waiting.await(tick -> rise(tick, answering) < PRESSED_COUNTS / 2, LET_GO_NS) != null;
  }

  /** Waits for hands to be taken away, and remembers what every sensor says then. */
  private void settle() {
    waiting.await(tick -> false, BETWEEN_CONTACTS_NS * 2);
    waiting.await(
        tick -> {
          before = tick;
          return true;
        },
        BETWEEN_CONTACTS_NS);
  }

  private boolean answers(SelfTestTick tick) {
    answering = risen(tick);
    SelfTestTick then = before;
    if (answering < 0 && then != null && tick.tNs() - then.tNs() >= PRESS_NS) {
      before = tick;
    }
    return answering >= 0;
  }

  /** The sensor that has risen most since, or -1. */
  private int risen(SelfTestTick tick) {
    int best = -1;
    int most = PRESSED_COUNTS;
    for (int zone = 0; zone < zones; zone++) {
      int rise = rise(tick, zone);
      if (tick.sample().pressure().health(zone) == ChannelHealth.MEASURED && rise > most) {
        best = zone;
        most = rise;
      }
    }
    return best;
  }

  private int rise(SelfTestTick tick, int zone) {
    SelfTestTick then = before;
    return then == null
        ? 0
        : tick.sample().pressure().counts(zone) - then.sample().pressure().counts(zone);
  }
}
