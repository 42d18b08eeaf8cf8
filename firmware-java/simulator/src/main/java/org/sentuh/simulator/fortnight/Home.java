package org.sentuh.simulator.fortnight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.sentuh.clinic.archive.Mother;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.tissue.ShippedRecording;
import org.sentuh.telemetry.wire.DeviceId;

/**
 * A mother at home and the panel that she has.
 *
 * @param mother the clinic's reference for her
 * @param birth how she gave birth
 * @param device her panel's device
 * @param worn panel, limits and device as they are; what is played is prescribed
 * @param back what her back does
 * @param hours when her massage is meant to be
 */
record Home(
    String mother,
    Mother.Birth birth,
    DeviceId device,
    Order worn,
    ShippedRecording back,
    Hours hours) {

  /**
   * When in a day.
   *
   * @param zone where she lives
   * @param from its beginning
   * @param to its end
   */
  record Hours(ZoneId zone, LocalTime from, LocalTime to) {}

  /** When in a day, as the clinic writes it. */
  String windows() {
    return hours.from() + "-" + hours.to();
  }

  /** A moment of a day: so many minutes after her hour has come. */
  Instant at(LocalDate day, int minutes) {
    return day.atTime(hours.from()).plusMinutes(minutes).atZone(hours.zone()).toInstant();
  }
}
