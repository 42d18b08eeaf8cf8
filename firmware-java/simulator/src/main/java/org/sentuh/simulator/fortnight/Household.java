package org.sentuh.simulator.fortnight;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.prescribing.NotPrescribed;
import org.sentuh.simulator.clinic.ShippedConfig;
import org.sentuh.simulator.session.SteppedTreatment;
import org.sentuh.telemetry.wire.Message;

/**
 * What happens to one mother and her panel, at home and at the clinic; days are counted back from
 * today, minutes from the hour of her massage. One thread.
 *
 * @param home hers
 * @param time in which her device lives
 * @param device hers
 * @param ward the midwives
 * @param today the last day
 * @param going whether the story goes on
 */
record Household(
    Home home, PastTime time, PastDevice device, Ward ward, LocalDate today, BooleanSupplier going)
    implements AutoCloseable {

  /** So long the broker and the network need. */
  private static final Duration WAY = Duration.ofSeconds(63);

  /** Signed five minutes after it was begun to be written. */
  private static final Duration SIGNING = Duration.ofMinutes(5);

  LocalDate day(int ago) {
    return today.minusDays(ago);
  }

  Instant at(int ago, int minutes) {
    return home.at(day(ago), minutes);
  }

  /** Prescribed for the panel and the back that she has. */
  void isPrescribed(int ago, int minutes, String programme, OptionalDouble ceiling)
      throws ArchiveUnavailable, NotPrescribed {
    String panel = home.worn().setup().panel().name();
    isPrescribed(ago, minutes, programme, panel, ceiling, OptionalDouble.empty());
  }

  /** Prescribed for a panel and a back that are written down for her. */
  void isPrescribed(
      int ago,
      int minutes,
      String programme,
      String panel,
      OptionalDouble ceiling,
      OptionalDouble backMm)
      throws ArchiveUnavailable, NotPrescribed {
    Instant written = at(ago, minutes);
    String text = ShippedConfig.programme(programme);
    hears(ward.prescribes(home, text, panel, ceiling, backMm, written), written.plus(SIGNING));
  }

  /** Her panel is to rest. */
  void isHeld(int ago, int minutes, String why) throws ArchiveUnavailable, NotPrescribed {
    hears(ward.holds(home, why, at(ago, minutes)), at(ago, minutes));
  }

  private void hears(Message.Desired signed, Instant at) throws ArchiveUnavailable {
    ward.isSent(home.device(), signed, at.plusSeconds(1));
    time.passUntil(at.plus(WAY));
    device.hears(signed);
  }

  /** A midwife comes an hour before, and writes down what she found. */
  void isVisited(int ago, Ward.Found found, String note) throws ArchiveUnavailable {
    ward.visits(home, found, day(ago), note, at(ago, -60));
  }

  /** Her massage of a day, some time after its hour has come. */
  void isTreated(int ago, Sitting sitting)
      throws ArchiveUnavailable, IOException, SteppedTreatment.PanelRefused {
    if (going.getAsBoolean()) {
      time.passUntil(at(ago, 5 + 11 * ago % 37));
      device.treats(sitting, going);
    }
  }

  /** Her device is switched on, and nothing more. */
  void isSwitchedOn(Instant at)
      throws ArchiveUnavailable, IOException, SteppedTreatment.PanelRefused {
    if (going.getAsBoolean()) {
      time.passUntil(at);
      device.isSwitchedOn();
    }
  }

  @Override
  public void close() throws IOException {
    device.close();
  }
}
