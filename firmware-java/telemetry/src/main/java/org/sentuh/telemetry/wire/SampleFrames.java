package org.sentuh.telemetry.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.sentuh.control.event.Fact;

/** Writes and reads sample frames: a list a quantity, in it a second an element. */
final class SampleFrames {

  private SampleFrames() {}

  static void write(FieldWriter fields, SampleFrame frame) {
    List<Fact.Second> seconds = frame.seconds();
    fields
        .texts("zones", frame.zones())
        .whole("first_at_ns", frame.firstAtNs())
        .wholes("place_ns", seconds.stream().map(Fact.Second::placeNs).toList())
        .numbers("level", each(seconds, Fact.Second::level))
        .rows("least_kpa", zones(seconds, Fact.ZoneSecond::leastKpa))
        .rows("mean_kpa", zones(seconds, Fact.ZoneSecond::meanKpa))
        .rows("most_kpa", zones(seconds, Fact.ZoneSecond::mostKpa))
        .rows("intensity", zones(seconds, Fact.ZoneSecond::intensity))
        .rows("touching", zones(seconds, zone -> zone.touching() ? 1 : 0))
        .rows("skin_celsius", seconds.stream().map(Fact.Second::skinCelsius).toList())
        .numbers("current_a", each(seconds, Fact.Second::amps))
        .numbers("rail_v", each(seconds, Fact.Second::volts));
  }

  static SampleFrame read(Fields fields) {
    List<String> zones = fields.texts("zones");
    List<Long> places = fields.wholes("place_ns");
    int count = places.size();
    List<Double> levels = fields.length("level", fields.numbers("level"), count);
    List<Double> amps = fields.length("current_a", fields.numbers("current_a"), count);
    List<Double> volts = fields.length("rail_v", fields.numbers("rail_v"), count);
    Function<String, List<List<Double>>> rows =
        name -> fields.length(name, fields.rows(name, zones.size()), count);
    List<List<Double>> least = rows.apply("least_kpa");
    List<List<Double>> mean = rows.apply("mean_kpa");
    List<List<Double>> most = rows.apply("most_kpa");
    List<List<Double>> intensity = rows.apply("intensity");
    List<List<Double>> touching = rows.apply("touching");
    List<List<Double>> skin = fields.length("skin_celsius", fields.rows("skin_celsius"), count);
    List<Fact.Second> seconds = new ArrayList<>();
    for (int second = 0; second < count; second++) {
      List<Fact.ZoneSecond> felt = new ArrayList<>();
      for (int zone = 0; zone < zones.size(); zone++) {
        felt.add(
            new Fact.ZoneSecond(
                least.get(second).get(zone),
                mean.get(second).get(zone),
                most.get(second).get(zone),
                intensity.get(second).get(zone),
                touching.get(second).get(zone) == 1));
      }
      seconds.add(
          new Fact.Second(
              places.get(second),
              levels.get(second),
              List.copyOf(felt),
              skin.get(second),
              amps.get(second),
              volts.get(second)));
    }
    return new SampleFrame(zones, fields.whole("first_at_ns"), seconds);
  }

  private static List<Double> each(
      List<Fact.Second> seconds, ToDoubleFunction<Fact.Second> quantity) {
    return seconds.stream().map(quantity::applyAsDouble).toList();
  }

  private static List<List<Double>> zones(
      List<Fact.Second> seconds, ToDoubleFunction<Fact.ZoneSecond> quantity) {
    return seconds.stream()
        .map(second -> second.zones().stream().map(quantity::applyAsDouble).toList())
        .toList();
  }
}
