package org.sentuh.clinic.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Trace;
import org.sentuh.clinic.archive.Transactions;
import org.sentuh.clinic.archive.alarms.Series;
import org.sentuh.clinic.archive.alarms.Told;
import org.sentuh.control.body.Panel;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.words.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How a device has become: its motors, its straps, its temperature, its storage. Any thread. */
final class Trends {

  private static final Duration SHOWN = Duration.ofDays(90);
  private static final int MOST_POINTS = 60;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** By the name that the page has for each. */
  private static final Map<String, Trace> OF =
      Map.of(
          "motor", Trace.MOTOR,
          "contact", Trace.CONTACT,
          "skin", Trace.SKIN,
          "storage", Trace.STORAGE);

  private final Told told;
  private final Places places;

  Trends(Transactions archive, Places places) {
    this.told = new Told(archive);
    this.places = places;
  }

  /**
   * Each as a list of places with their last points.
   *
   * @param words in which it is said where on the back a motor or a zone is
   */
  ObjectNode of(DeviceId device, Words words, Instant now) throws ArchiveUnavailable {
    Optional<Panel> panel = places.panel(device, now);
    ObjectNode json = JSON.objectNode();
    for (Map.Entry<String, Trace> one : OF.entrySet()) {
      ArrayNode shown = json.putArray(one.getKey());
      for (Series series : told.steps(one.getValue(), device.value(), Told.ANY)) {
        Optional<String> said =
            panel.flatMap(known -> said(known, one.getValue(), series.place(), words));
        place(shown, series, said, now.minus(SHOWN));
      }
    }
    return json;
  }

  private static Optional<String> said(Panel panel, Trace what, String place, Words words) {
    return switch (what) {
      case MOTOR -> Places.motor(panel, place, words);
      case CONTACT -> Places.zone(panel, place, words);
      default -> Optional.empty();
    };
  }

  private static void place(ArrayNode places, Series series, Optional<String> said, Instant from) {
    List<Series.Point> known =
        series.points().stream()
            .filter(point -> !Double.isNaN(point.value()) && point.at().isAfter(from))
            .toList();
    if (known.isEmpty()) {
      return;
    }
    ObjectNode place = places.addObject().put("place", series.place());
    said.ifPresent(where -> place.put("said", where));
    ArrayNode points = place.putArray("points");
    known.stream()
        .skip(Math.max(0, known.size() - MOST_POINTS))
        .forEach(point -> points.addArray().add(point.at().toEpochMilli()).add(point.value()));
  }
}
