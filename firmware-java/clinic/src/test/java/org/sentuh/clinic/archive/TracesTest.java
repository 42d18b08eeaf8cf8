package org.sentuh.clinic.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.clinic.Database;
import org.sentuh.control.event.Fact;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.SampleFrame;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;

/** What is kept over time of what a device tells, in either database. */
@ParameterizedClass
@EnumSource(Database.class)
final class TracesTest {

  private static final DeviceId DEVICE = new DeviceId("sentuh-01");

  private final Database database;
  private final WireJson wire = new WireJson();
  private Archive archive;
  private Instant now = Instant.parse("2026-11-26T07:30:00Z");

  TracesTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void open() throws Exception {
    archive = Archive.open(database.fresh());
  }

  @AfterEach
  void close() {
    archive.close();
  }

  private void health(long waiting, Wall.Quality clock) throws Exception {
    Message.Health health =
        new Message.Health(
            DEVICE,
            "boot-1",
            new Wall(now, clock),
            Map.of(Lane.EVENT, waiting),
            10 << 20,
            64 << 20,
            4_321L << 20,
            1,
            0,
            false);
    archive.file(
        List.of(new Arrival.Latest(DEVICE, Channel.HEALTH, wire.write(health), false, now)));
  }

  private void warms(long sequence, double first, double second) throws Exception {
    Message.Sample sample =
        new Message.Sample(
            new Message.Stamp(
                DEVICE,
                "boot-1",
                sequence,
                sequence,
                new Wall(now, Wall.Quality.TRUSTED),
                Entry.BEGINNING),
            new SampleFrame(
                List.of("upper-left"),
                sequence,
                List.of(
                    new Fact.Second(
                        0,
                        0.5,
                        List.of(new Fact.ZoneSecond(1, 2, 3, 0.4, true)),
                        List.of(first, second),
                        0.3,
                        3.1))));
    archive.file(List.of(new Arrival.Told(wire.entry(sample), Optional.empty(), now)));
  }

  private List<Double> of(Trace what) throws Exception {
    return archive.read(connection -> {
      List<Double> values = new ArrayList<>();
      try (PreparedStatement select =
          connection.prepareStatement("select value from trace where what = ? order by at_ms")) {
        select.setString(1, what.word());
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            values.add(row.getDouble(1));
          }
        }
      }
      return values;
    });
  }

  @Test
  void whatStaysAsItIsIsWrittenOnce() throws Exception {
    for (int quarter = 0; quarter < 20; quarter++) {
      health(quarter < 10 ? 3 : 1234, Wall.Quality.TRUSTED);
      now = now.plus(Duration.ofMinutes(15));
    }
    assertThat(of(Trace.WAITING)).containsExactly(3.0, 1200.0);
    assertThat(of(Trace.STORAGE)).containsExactly(16.0);
    assertThat(of(Trace.FREE)).containsExactly(4300.0);
    assertThat(of(Trace.CLOCK)).containsExactly(0.0);
    assertThat(of(Trace.SILENCE)).isEmpty();
  }

  @Test
  void aSilenceIsWrittenWhenItEnds() throws Exception {
    health(0, Wall.Quality.TRUSTED);
    now = now.plus(Duration.ofMinutes(59));
    health(0, Wall.Quality.TRUSTED);
    now = now.plus(Duration.ofMinutes(90));
    health(0, Wall.Quality.UNSET);
    assertThat(of(Trace.SILENCE)).containsExactly(1.5);
    assertThat(of(Trace.CLOCK)).containsExactly(0.0, 1.0);
  }

  @Test
  void oneThatWasGivenOutIsSilentFromThenOn() throws Exception {
    archive.register(DEVICE, now);
    now = now.plus(Duration.ofHours(30));
    health(0, Wall.Quality.TRUSTED);
    assertThat(of(Trace.SILENCE)).containsExactly(30.0);
  }

  @Test
  void theWarmestThermometerIsKeptInHalvesOfADegreeAndAnUnknownOneIsNone() throws Exception {
    warms(0, 34.1, 36.2);
    now = now.plusSeconds(10);
    warms(1, 36.1, Double.NaN);
    now = now.plusSeconds(10);
    warms(2, 36.9, 31);
    now = now.plusSeconds(10);
    warms(3, Double.NaN, Double.NaN);
    assertThat(of(Trace.SKIN)).containsExactly(36.0, 37.0);
  }

  @Test
  void aRecordIsIncompleteUntilWhatIsMissingHasCome() throws Exception {
    warms(0, 34, 34);
    assertThat(of(Trace.INCOMPLETE)).isEmpty();
    now = now.plusSeconds(10);
    warms(2, 34, 34);
    assertThat(of(Trace.INCOMPLETE)).containsExactly(1.0);
    now = now.plusSeconds(10);
    warms(1, 34, 34);
    assertThat(of(Trace.INCOMPLETE)).containsExactly(1.0, 0.0);
  }
}
