package org.sentuh.device.bedside;

import java.util.Locale;
import java.util.Optional;
import org.sentuh.control.pressure.FsrLaw;
import org.sentuh.control.pressure.PressureSample;
import org.sentuh.device.calibration.Calibrating;
import org.sentuh.device.calibration.Fit;
import org.sentuh.device.calibration.Fitted;
import org.sentuh.device.calibration.Load;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the force sensors are calibrated, and the one that lies under a weight, as JSON. Any thread.
 */
final class CalibrationFacts {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Bed bed;

  CalibrationFacts(Bed bed) {
    this.bed = bed;
  }

  /** Every sensor as it stands. */
  String rows() {
    ObjectNode json = JSON.objectNode();
    ArrayNode sensors = json.putArray("sensors");
    int site = 0;
    for (Calibrating.Row row : bed.service().calibrating().rows()) {
      ObjectNode one = sensors.addObject();
      one.put("zone", bed.setup().panel().sensors().get(site++).name());
      law(one, row.law());
      one.put("measured", row.counting().isPresent());
      row.counting().ifPresent(fitted -> measured(one.putObject("now"), fitted));
      one.put("wayBack", row.hasWayBack());
      row.before().ifPresent(fitted -> measured(one.putObject("before"), fitted));
      one.put("pending", row.pending());
    }
    return json.toString();
  }

  private static void measured(ObjectNode json, Fitted fitted) {
    json.put("worst", rounded(fitted.worst(), 3));
    json.put("loads", fitted.loads());
    json.put("since", fitted.since());
    json.put("by", fitted.by());
  }

  private static void law(ObjectNode json, FsrLaw law) {
    json.put("r1Ohm", Math.round(law.r1Ohm()));
    json.put("exponent", rounded(law.exponent(), 3));
  }

  /** Tells of the sensor that is being measured, if one is. */
  void tell(ObjectNode instrument) {
    Optional<Calibrating.Going> going = bed.service().calibrating().going();
    if (going.isEmpty()) {
      return;
    }
    Calibrating.Going now = going.get();
    ObjectNode json = instrument.putObject("calibration");
    json.put("zone", bed.setup().panel().sensors().get(now.site()).name());
    json.put("asked", now.seen().asked());
    json.put("part", rounded(now.seen().part(), 2));
    json.put("trouble", now.seen().trouble().name().toLowerCase(Locale.ROOT));
    PressureSample latest = now.seen().latest();
    if (latest != null) {
      int counts = latest.counts(now.site());
      json.put("counts", counts);
      number(json, "kpa", now.standing().kPa(counts, latest.railCounts()));
    }
    loads(json, now);
    fit(json.putObject("fit"), now.fit());
  }

  private static void loads(ObjectNode json, Calibrating.Going now) {
    boolean known = !Double.isNaN(now.fit().worst());
    ArrayNode loads = json.putArray("loads");
    for (Load load : now.seen().loads()) {
      ObjectNode one = loads.addObject();
      one.put("grams", load.grams()).put("counts", load.counts());
      one.put("jitter", rounded(load.jitterCounts(), 1));
      number(one, "kpa", load.kPa(now.standing()));
      number(one, "standing", load.readAs(now.standing()));
      number(one, "fitted", known ? load.readAs(now.fit().law()) : Double.NaN);
    }
  }

  private static void fit(ObjectNode json, Fit fit) {
    json.put("doubt", fit.doubt().map(doubt -> doubt.code()).orElse(""));
    if (!Double.isNaN(fit.worst())) {
      law(json, fit.law());
      json.put("worst", rounded(fit.worst(), 3));
    }
  }

  private static void number(ObjectNode json, String key, double value) {
    if (Double.isFinite(value)) {
      json.put(key, rounded(value, 2));
    } else {
      json.putNull(key);
    }
  }

  private static double rounded(double value, int decimals) {
    double steps = Math.pow(10, decimals);
    return Math.round(value * steps) / steps;
  }
}
