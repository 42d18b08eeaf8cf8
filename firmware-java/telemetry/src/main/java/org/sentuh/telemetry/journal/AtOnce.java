package org.sentuh.telemetry.journal;

import org.sentuh.control.event.Fact;
import org.sentuh.control.treatment.Reason;

/** Which facts are written to the disk at once, and not with the next group. */
final class AtOnce {

  private AtOnce() {}

  /** Whether it says that a treatment went from one state to another, ended, or was in danger. */
  static boolean is(Fact fact) {
    return switch (fact) {
      case Fact.Prepared prepared -> true;
      case Fact.StateChanged changed -> true;
      case Fact.Ended ended -> true;
      case Fact.CommandTaken taken -> true;
      case Fact.SensorFaulted faulted -> true;
      case Fact.TicksMissed missed -> true;
      case Fact.DeliveryRefused refused -> true;
      case Fact.ProgramFault fault -> true;
      case Fact.LimitBegan began -> began.why().kind().compareTo(Reason.Kind.STOP) >= 0;
      case Fact.DrawnToEdge drawn -> false;
      case Fact.CommandRefused refused -> false;
      case Fact.LevelSet set -> false;
      case Fact.StrokeBegan began -> false;
      case Fact.ContactChanged changed -> false;
      case Fact.SensorRecovered recovered -> false;
      case Fact.LimitEnded ended -> false;
      case Fact.Second second -> false;
      case Fact.Dropped dropped -> false;
    };
  }
}
