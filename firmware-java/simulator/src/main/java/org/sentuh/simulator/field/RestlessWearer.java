package org.sentuh.simulator.field;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Inbox;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.State;
import org.sentuh.device.readiness.Readiness;
import org.sentuh.device.reporting.Reporting;
import org.sentuh.simulator.demo.WellMother;

/**
 * Somebody who is treated again and again and cannot leave the keys alone, so that much happens.
 * Begins nothing while the device cannot keep a record of it.
 */
final class RestlessWearer {

  private static final double FIDGETS = 0.4;

  private final TreatmentLoop loop;
  private final Reporting reporting;
  private final Readiness readiness;
  private final DayEachTime days;
  private final RandomGenerator chance;

  RestlessWearer(
      TreatmentLoop loop,
      Reporting reporting,
      Readiness readiness,
      DayEachTime days,
      RandomGenerator chance) {
    this.loop = loop;
    this.reporting = reporting;
    this.readiness = readiness;
    this.days = days;
    this.chance = chance;
  }

  /** Looks at the treatment and presses what comes to mind; ten times a second. */
  void look() {
    @Nullable Snapshot latest = loop.latest();
    if (latest == null) {
      return;
    }
    Inbox inbox = loop.inbox();
    switch (latest.state()) {
      case State.Idle idle -> begin(inbox);
      case State.Screening screening -> answer(inbox, latest);
      case State.Armed armed -> start(inbox, latest);
      case State.Paused paused -> inbox.put(new Command.Resume());
      case State.Running running -> fidget(inbox);
      default -> again(inbox, latest.state());
    }
  }

  private void begin(Inbox inbox) {
    if (reporting.mayBeginTreatment().isEmpty()) {
      readiness.look();
      days.dawns();
      inbox.put(new Command.Screen());
    }
  }

  private void answer(Inbox inbox, Snapshot latest) {
    WellMother.answers(readiness);
    readiness.arm(latest).ifPresent(inbox::put);
  }

  private void start(Inbox inbox, Snapshot latest) {
    if (latest.intent().zonesInContact() > 0) {
      inbox.put(new Command.Start());
    }
  }

  private void fidget(Inbox inbox) {
    if (chance.nextDouble() < FIDGETS) {
      inbox.put(
          switch (chance.nextInt(40)) {
            case 0 -> new Command.Stop();
            case 1, 2 -> new Command.Pause();
            case 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 -> new Command.Stronger();
            default -> new Command.Softer();
          });
    }
  }

  private void again(Inbox inbox, State state) {
    if (state.hasEnded()) {
      reporting.wellbeing(Map.of("comfort", chance.nextInt(11), "calm", chance.nextInt(11)));
      inbox.put(new Command.Acknowledge());
    }
  }
}
