package org.sentuh.clinic;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.Arrival;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.Care;
import org.sentuh.clinic.archive.Handed;
import org.sentuh.clinic.archive.Identity;
import org.sentuh.clinic.archive.Mother;
import org.sentuh.control.body.Panel;
import org.sentuh.control.event.Dose;
import org.sentuh.control.event.Fact;
import org.sentuh.control.treatment.Reason;
import org.sentuh.settings.PanelFile;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.Wall;

/** Mothers with panels that tell of treatments and of what they agree to. */
public final class StudiedClinic {

  /** Whose mothers they are. */
  public static final String HOUSE = "Klinik Melati";

  /** When they came. */
  public static final Instant SINCE = Instant.parse("2026-11-23T01:00:00Z");

  /** What time it is. */
  public static final Instant NOW = Instant.parse("2026-11-26T07:30:00Z");

  /** What panels there are. */
  public static final Map<String, Panel> PANELS =
      Map.of("m", PanelFile.read(Path.of("..", "..", "config", "panels", "m.yaml")));

  private final Archive archive;
  private final Map<Integer, ToldLane> lanes = new TreeMap<>();
  private final Map<Integer, ToldLane> answers = new TreeMap<>();

  /** Of an archive. */
  public StudiedClinic(Archive archive) {
    this.archive = archive;
  }

  /** The panel of a number. */
  public static DeviceId panel(int number) {
    return new DeviceId("sentuh-%02d".formatted(number));
  }

  /** The reference of a number. */
  public static String code(int number) {
    return "M-04%02d".formatted(number);
  }

  /** A mother with a panel, a name and a note, who has said nothing yet of what she agrees to. */
  public void mother(int number, Mother.Birth birth, String bornOn) throws Exception {
    AuditLine line = new AuditLine(SINCE, "BD-7", HOUSE, "test", code(number), "");
    archive.register(panel(number), SINCE);
    archive
        .mothers()
        .keep(
            new Mother(
                code(number),
                HOUSE,
                LocalDate.parse(bornOn),
                birth,
                ZoneId.of("Asia/Jakarta"),
                "06:00-12:00",
                SINCE,
                Optional.empty()),
            line);
    archive.mothers().identify(code(number), new Identity("Ibu Sari", "0812-5550"), line);
    archive.mothers().noted(new Care(code(number), SINCE, "BD-7", "noted", "demam semalam"), line);
    hand(number, Optional.empty(), Optional.of(code(number)), SINCE);
  }

  /** A panel changes hands. */
  public void hand(int panel, Optional<String> from, Optional<String> to, Instant at)
      throws Exception {
    Handed handed = new Handed(panel(panel), 0, from, to, at, Optional.empty(), "BD-7", "");
    AuditLine line = new AuditLine(at, "BD-7", HOUSE, "test", "", "");
    if (!archive.mothers().handOver(handed, Optional.empty(), line)) {
      throw new AssertionError("panel " + panel + " was not handed over");
    }
  }

  private ToldLane lane(int number) {
    return lanes.computeIfAbsent(number, n -> new ToldLane(panel(n), "b4711", Lane.EVENT));
  }

  /** Her panel tells that she agrees to something, or does so no longer. */
  public void agrees(int number, Consent consent, boolean given, Instant received)
      throws Exception {
    Notice notice = new Notice.ConsentChanged(consent, given);
    file(List.of(new Arrival.Told(lane(number).next(notice), Optional.of(notice), received)));
  }

  /** The panel's status says what is agreed to now. */
  public void status(int number, Instant received, Consent... consents) throws Exception {
    file(
        List.of(
            new Arrival.Seen(
                new Message.Status(
                    panel(number),
                    true,
                    "b4711",
                    new Wall(received, Wall.Quality.TRUSTED),
                    "birth",
                    "0.1.0",
                    Set.of(consents)),
                false,
                received)));
  }

  /** A massage of five minutes that a limit made gentler, told as it ended. */
  public void massage(int number, String programme, Instant at) throws Exception {
    Wall begun = new Wall(at, Wall.Quality.TRUSTED);
    Wall over = new Wall(at.plus(Duration.ofMinutes(5)), Wall.Quality.TRUSTED);
    tell(
        over.at(),
        lane(number)
            .next(new Fact.Prepared(programme, 3, "m", 262, 300_000_000_000L, 0.4, 0.8), begun),
        lane(number).next(new Fact.StateChanged("armed", "running", Reason.NONE), begun),
        lane(number).next(new Fact.LimitBegan(Reason.SKIN_WARM, 0.5, 0.4), begun),
        lane(number).next(new Fact.LimitEnded(Reason.SKIN_WARM, 42_000_000_000L), begun),
        lane(number)
            .next(
                new Fact.Ended(
                    "completed",
                    Reason.COMPLETED,
                    Duration.ofSeconds(300).toNanos(),
                    Duration.ofSeconds(12).toNanos(),
                    new Dose(
                        List.of(9.6, 9.5, 9.3, 9.0, 9.1, 3.8),
                        List.of(10.0, 10.0, 10.0, 10.0, 10.0, 10.0))),
                over));
  }

  /** She answers how she feels. */
  public void answers(int number, Instant received) throws Exception {
    ToldLane lane =
        answers.computeIfAbsent(number, n -> new ToldLane(panel(n), "b4711", Lane.WELLBEING));
    tell(received, lane.next());
  }

  private void tell(Instant received, Entry... entries) throws Exception {
    List<Arrival> arrivals = new ArrayList<>();
    for (Entry entry : entries) {
      arrivals.add(new Arrival.Told(entry, Optional.empty(), received));
    }
    file(arrivals);
  }

  private void file(List<Arrival> arrivals) throws Exception {
    archive.file(arrivals);
  }
}
