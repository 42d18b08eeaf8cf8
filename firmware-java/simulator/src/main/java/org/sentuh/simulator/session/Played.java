package org.sentuh.simulator.session;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.loop.Setup;
import org.sentuh.simulator.report.Recording;
import org.sentuh.simulator.report.Report;
import org.sentuh.simulator.report.Summary;
import org.sentuh.simulator.report.TreatmentStory;
import org.sentuh.telemetry.wire.EventJson;

/**
 * A treatment that was played to its end.
 *
 * @param setup what it was played from
 * @param events everything that happened
 * @param ended the last word on it
 * @param summary the treatment in numbers
 * @param motorDose seconds of full intensity that reached the back, a motor
 * @param motorPrescribed seconds of full intensity that the programme asked for while it was
 *     played, a motor
 */
public record Played(
    Setup setup,
    List<Event> events,
    Fact.Ended ended,
    Summary summary,
    List<Double> motorDose,
    List<Double> motorPrescribed) {

  private static final String ATTRIBUTION =
      "Pressure Map Dataset for In-bed Posture Classification 1.0.0 (Pouyan, Birjandtalab,"
          + " Heydarzadeh, Nourani, Ostadabbas, IEEE EMBS BHI 2017, doi 10.1109/BHI.2017.7897206;"
          + " PhysioNet: Goldberger et al., Circulation 101(23) e215-e220, 2000). Open Data Commons"
          + " Attribution License 1.0.";

  /** Writes the events, a line of JSON each, to {@code events.ndjson}. */
  public void writeEvents(Path directory) throws IOException {
    EventJson json = new EventJson();
    try (Writer lines =
        Files.newBufferedWriter(directory.resolve("events.ndjson"), StandardCharsets.UTF_8)) {
      for (Event event : events) {
        lines.write(json.write(event));
        lines.write('\n');
      }
    }
  }

  /** Writes {@code report.html} and {@code report.svg}. */
  public void writeReport(Path directory, String recording) throws IOException {
    Report report =
        new Report(
            new TreatmentStory(
                setup,
                events,
                motorDose,
                motorPrescribed,
                summary,
                new Recording(recording, ATTRIBUTION)));
    Files.writeString(directory.resolve("report.html"), report.html(), StandardCharsets.UTF_8);
    Files.writeString(directory.resolve("report.svg"), report.svg(), StandardCharsets.UTF_8);
  }
}
