package org.sentuh.clinic.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sentuh.control.body.Panel;
import org.sentuh.settings.PanelFile;
import org.sentuh.telemetry.words.Words;

/** Where the places of a panel are, in words. */
final class PlacesTest {

  private static final Panel M = PanelFile.read(Path.of("..", "..", "config", "panels", "m.yaml"));

  @Test
  void aMotorIsWhereItsZoneIsAndAZoneIsCountedFromOne() {
    Words english = Words.english();
    assertThat(Places.motor(M, "1A", english)).contains("upper left");
    assertThat(Places.motor(M, "5D", english)).contains("lower right");
    assertThat(Places.motor(M, "3C", Words.indonesian())).contains("kanan tengah");
    assertThat(Places.zone(M, "1", english)).contains("upper left");
    assertThat(Places.zone(M, "6", english)).contains("lower right");
    assertThat(Places.sensor(M, "lower-left", english)).contains("lower left");
  }

  @Test
  void whatThePanelDoesNotHaveIsNowhere() {
    Words english = Words.english();
    assertThat(Places.motor(M, "9Z", english)).isEmpty();
    for (String number : new String[] {"0", "7", "-1", "99999999999", "one", ""}) {
      assertThat(Places.zone(M, number, english)).as(number).isEmpty();
    }
    assertThat(Places.sensor(M, "skin-upper", english)).isEmpty();
  }
}
