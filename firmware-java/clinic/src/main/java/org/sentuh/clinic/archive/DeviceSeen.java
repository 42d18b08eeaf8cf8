package org.sentuh.clinic.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sentuh.telemetry.wire.DeviceId;

/**
 * What the clinic knows of a device's presence. All times are the clinic's own, of receipt.
 *
 * @param device which
 * @param registered when it was given out; empty for one that speaks although nobody registered it
 * @param firstHeard empty for one that has never reported
 * @param lastHeard when it was last heard
 * @param online whether it is there, by its last birth, goodbye or death
 * @param boot the boot of its last birth
 * @param birth when it last came
 * @param goodbye when it last went on purpose
 * @param death when the broker last noticed that it was gone without a goodbye
 * @param deaths how often that was
 */
public record DeviceSeen(
    DeviceId device,
    Optional<Instant> registered,
    Optional<Instant> firstHeard,
    Optional<Instant> lastHeard,
    boolean online,
    Optional<String> boot,
    Optional<Instant> birth,
    Optional<Instant> goodbye,
    Optional<Instant> death,
    long deaths) {

  /** What {@link #of} reads. */
  public static final String SELECT =
      "select device, registered_ms, first_heard_ms, last_heard_ms, online, boot, birth_wall_ms,"
          + " birth_ms, goodbye_ms, death_ms, death_key, deaths, software from device";

  /** A row of {@link #SELECT}. */
  public static DeviceSeen of(ResultSet row) throws SQLException {
    Device device = Tables.device(row);
    return new DeviceSeen(
        new DeviceId(device.name),
        instant(device.registered),
        instant(device.firstHeard),
        instant(device.lastHeard),
        device.online,
        Optional.ofNullable(device.boot),
        instant(device.birth),
        instant(device.goodbye),
        instant(device.death),
        device.deaths);
  }

  private static Optional<Instant> instant(@Nullable Long millis) {
    return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
  }

  /** Whether it was given out and has not been heard since. */
  public boolean neverReported() {
    return firstHeard.isEmpty();
  }

  /** Whether the last that is known of it is a death without a goodbye. */
  public boolean gone() {
    return !online
        && death.isPresent()
        && death.get().isAfter(birth.orElse(Instant.EPOCH))
        && death.get().isAfter(goodbye.orElse(Instant.EPOCH));
  }
}
