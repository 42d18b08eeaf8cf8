package org.sentuh.telemetry.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.sentuh.control.event.Fact;

/**
 * Writes and reads sample frames. A frame is written by columns: a list a quantity with a second an
 * element, and of what each zone or each skin-side thermometer has its own, a list of such lists.
 */
final class SampleFrames {

  private SampleFrames() {}

  static void write(FieldWriter fields, SampleFrame frame) {
    List<Fact.Second> seconds = frame.seconds();
    int zones = frame.zones().size();
    fields
        .texts("zones", frame.zones())
        .whole("first_at_ns", frame.firstAtNs())
        .wholes("place_ns", seconds.stream().map(Fact.Second::placeNs).toList())
        .numbers("level", column(seconds, Fact.Second::level))
        .numbers("current_a", column(seconds, Fact.Second::amps))
        .numbers("rail_v", column(seconds, Fact.Second::volts))
        .rows(
            "skin_celsius",
            rows(
                seconds.getFirst().skinCelsius().size(),
                site -> column(seconds, second -> second.skinCelsius().get(site))))
        .rows("least_kpa", zones(zones, seconds, Fact.ZoneSecond::leastKpa))
        .rows("mean_kpa", zones(zones, seconds, Fact.ZoneSecond::meanKpa))
        .rows("most_kpa", zones(zones, seconds, Fact.ZoneSecond::mostKpa))
        .rows("intensity", zones(zones, seconds, Fact.ZoneSecond::intensity))
        .rows("touching", zones(zones, seconds, zone -> zone.touching() ? 1 : 0));
  }

  static SampleFrame read(Fields fields) {
    List<String> zones = fields.texts("zones");
    List<Long> places = fields.wholes("place_ns");
    int count = places.size();
    List<Double> levels = fields.numbers("level", count);
    List<Double> amps = fields.numbers("current_a", count);
    List<Double> volts = fields.numbers("rail_v", count);
    List<List<Double>> skin = fields.rows("skin_celsius", count);
    List<List<Fact.ZoneSecond>> felt = felt(fields, zones.size(), count);
    List<Fact.Second> seconds = new ArrayList<>();
    for (int second = 0; second < count; second++) {
      int at = second;
      seconds.add(
          new Fact.Second(
              places.get(at),
              levels.get(at),
              felt.stream().map(zone -> zone.get(at)).toList(),
              skin.stream().map(site -> site.get(at)).toList(),
              amps.get(at),
              volts.get(at)));
    }
    return new SampleFrame(zones, fields.whole("first_at_ns"), seconds);
  }

  /** A row a zone, in it a second an element. */
  private static List<List<Fact.ZoneSecond>> felt(Fields fields, int zones, int count) {
    List<List<Double>> least = fields.rows("least_kpa", zones, count);
    List<List<Double>> mean = fields.rows("mean_kpa", zones, count);
    List<List<Double>> most = fields.rows("most_kpa", zones, count);
    List<List<Double>> intensity = fields.rows("intensity", zones, count);
    List<List<Boolean>> touching = fields.marks("touching", zones, count);
    List<List<Fact.ZoneSecond>> felt = new ArrayList<>();
    for (int zone = 0; zone < zones; zone++) {
      List<Fact.ZoneSecond> row = new ArrayList<>();
      for (int second = 0; second < count; second++) {
        row.add(
            new Fact.ZoneSecond(
                least.get(zone).get(second),
                mean.get(zone).get(second),
                most.get(zone).get(second),
                intensity.get(zone).get(second),
                touching.get(zone).get(second)));
      }
      felt.add(row);
    }
    return felt;
  }

  private static List<Double> column(
      List<Fact.Second> seconds, ToDoubleFunction<Fact.Second> quantity) {
    return seconds.stream().map(quantity::applyAsDouble).toList();
  }

  private static List<List<Double>> rows(int rows, IntFunction<List<Double>> row) {
    return IntStream.range(0, rows).mapToObj(row).toList();
  }

  private static List<List<Double>> zones(
      int zones, List<Fact.Second> seconds, ToDoubleFunction<Fact.ZoneSecond> quantity) {
    return rows(
        zones, zone -> column(seconds, second -> quantity.applyAsDouble(second.zones().get(zone))));
  }
}
