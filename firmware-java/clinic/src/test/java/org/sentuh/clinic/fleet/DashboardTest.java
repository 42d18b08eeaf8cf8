package org.sentuh.clinic.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sentuh.clinic.Database;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.telemetry.wire.Wall;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard that is shipped, beside the figures that there are. */
class DashboardTest {

  private static final Path FILE = Path.of("../../config/monitoring/grafana-fleet.json");
  private static final Pattern FIGURE = Pattern.compile("sentuh_[a-z_]+");

  @Test
  void everyFigureOfTheDashboardIsServedAndEveryFigureThatIsServedIsOnIt() throws Exception {
    JsonNode dashboard = new JsonMapper().readTree(Files.readString(FILE));
    Set<String> shown = new TreeSet<>();
    dashboard
        .path("panels")
        .forEach(panel ->
            panel
                .path("targets")
                .forEach(target -> find(target.path("expr").stringValue(), shown)));
    Set<String> served = new TreeSet<>();
    try (Archive archive = Archive.open(Database.SQLITE.fresh())) {
      Wall.Clock clock = () -> new Wall(Instant.EPOCH, Wall.Quality.TRUSTED);
      new FleetMetrics(archive, clock)
          .text()
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> find(line, served));
    }
    assertThat(shown).isEqualTo(served);
  }

  private static void find(String text, Set<String> into) {
    Matcher figure = FIGURE.matcher(text);
    while (figure.find()) {
      into.add(figure.group());
    }
  }
}
