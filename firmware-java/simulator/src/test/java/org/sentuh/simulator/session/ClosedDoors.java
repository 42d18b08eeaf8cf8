package org.sentuh.simulator.session;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.sentuh.control.event.Event;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.device.calibration.Calibrating;
import org.sentuh.device.calibration.KeptCalibrations;
import org.sentuh.device.readiness.HoldLatch;
import org.sentuh.device.readiness.Keeping;
import org.sentuh.device.selftest.Chips;
import org.sentuh.device.service.Instrument;
import org.sentuh.device.service.LogTail;
import org.sentuh.device.service.Service;
import org.sentuh.device.service.SupportBundle;
import org.sentuh.device.turns.PanelTurns;
import org.sentuh.device.turns.SelfTestTurn;
import org.sentuh.device.visit.TreatmentBook;
import org.sentuh.device.visit.Visit;
import org.sentuh.telemetry.journal.JournalHealth;
import org.sentuh.telemetry.uplink.UplinkStatus;
import org.sentuh.telemetry.wire.Wall;

/** What technician and midwife have at a device without a panel, for tests of something else. */
public final class ClosedDoors {

  private static final Wall.Clock UNSET = () -> new Wall(Instant.EPOCH, Wall.Quality.UNSET);

  private ClosedDoors() {}

  /** A service whose panel has no chips. */
  public static Service service(PanelTurns turns, Keeping keeping, Clock clock) {
    Order shipped = Order.shipped();
    LogTail log = new LogTail();
    return new Service(
        new Instrument(new Nobody()),
        turns,
        new Service.Bench(
            new SelfTestTurn.TestBench(
                standing -> {
                  throw new AssertionError("there is no panel here");
                },
                () -> new Chips(List.of(), List.of())),
            report -> {},
            () -> null),
        new Calibrating(
            shipped.setup(),
            shipped.device().pressure(),
            new KeptCalibrations(keeping, clock),
            turns,
            () -> {
              throw new AssertionError("there is no panel here");
            },
            UNSET),
        new Service.Box(
            "test",
            () -> new JournalHealth(Map.of(), 0, 1, 1, 0, 0, ""),
            () ->
                new UplinkStatus(
                    UplinkStatus.Phase.WAITING, "", false, false, "", 0, 0, 0, 0, 0, 0, 0),
            UNSET),
        log,
        new SupportBundle(Map.of(), null, log, () -> null));
  }

  /** A visit without a panel. */
  public static Visit visit(PanelTurns turns, Keeping keeping) {
    return new Visit(
        new TreatmentBook(keeping, UNSET),
        new HoldLatch(keeping, UNSET),
        "test",
        turns,
        () -> {
          throw new AssertionError("there is no panel here");
        },
        Visit.Wiping.NOTHING);
  }

  private static final class Nobody implements Recorder {
    @Override
    public boolean offer(Event event) {
      return true;
    }

    @Override
    public void tick(TickRecord tick) {}
  }
}
