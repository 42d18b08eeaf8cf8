package org.sentuh.device.selftest;

import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A self-test as one line of JSON. What is not known is null. */
public final class SelfTestJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SelfTestJson() {}

  /** The line. */
  public static String of(SelfTestReport report) {
    ObjectNode json = NODES.objectNode();
    json.put("outcome", report.outcome().word());
    json.put("panel", report.panel());
    json.put("ended", report.ended().code());
    json.put("lasted_ms", report.lastedNs() / 1_000_000);
    json.put("missed_ticks", report.missedTicks());
    ArrayNode findings = json.putArray("findings");
    report.findings().forEach(finding -> findings.add(finding(finding)));
    ArrayNode parts = json.putArray("parts");
    report.parts().forEach(part -> parts.add(part.word()));
    ArrayNode unknown = json.putArray("unknown");
    report.unknown().stream().map(Unknown::code).forEach(unknown::add);
    motors(json.putArray("motors"), report);
    sensors(json.putArray("sensors"), report);
    thermometers(json.putArray("thermometers"), report);
    number(json, "rail_v", report.power().railVolts());
    number(json, "rest_ma", report.power().restAmps() * 1e3);
    number(
        json,
        "cut_off_ms",
        report.power().cutOffNs() < 0 ? Double.NaN : report.power().cutOffNs() / 1e6);
    json.put("stop_tried", report.power().stopTried());
    return JsonMapper.shared().writeValueAsString(json);
  }

  private static void motors(ArrayNode motors, SelfTestReport report) {
    for (SelfTestReport.MotorSeen seen : report.motors()) {
      ObjectNode motor = motors.addObject().put("site", seen.site()).put("wire", seen.wire());
      number(motor, "kick_ma", seen.kickAmps() * 1e3);
      number(motor, "run_ma", seen.runAmps() * 1e3);
      number(motor, "least_ma", seen.leastAmps() * 1e3);
      number(motor, "most_ma", seen.mostAmps() * 1e3);
      number(motor, "effect", seen.effect());
      fault(motor, seen.fault());
    }
  }

  private static void sensors(ArrayNode sensors, SelfTestReport report) {
    for (SelfTestReport.SensorSeen seen : report.sensors()) {
      ObjectNode sensor = sensors.addObject().put("zone", seen.zone()).put("wire", seen.wire());
      number(sensor, "counts", seen.counts());
      number(sensor, "jitter", seen.jitterCounts());
      fault(sensor, seen.fault());
    }
  }

  private static void thermometers(ArrayNode thermometers, SelfTestReport report) {
    for (SelfTestReport.ThermometerSeen seen : report.thermometers()) {
      ObjectNode one = thermometers.addObject().put("site", seen.site()).put("wire", seen.wire());
      number(one, "celsius", seen.celsius());
      fault(one, seen.fault());
    }
  }

  private static ObjectNode finding(Finding finding) {
    ObjectNode json = NODES.objectNode();
    json.put("fault", finding.fault().code());
    json.put("part", finding.part().word());
    json.put("place", finding.place());
    json.put("wire", finding.wire());
    number(json, "measured", finding.measured());
    number(json, "least", finding.least());
    number(json, "most", finding.most());
    return json;
  }

  private static void fault(ObjectNode json, Optional<Fault> fault) {
    json.put("fault", fault.map(Fault::code).orElse(null));
  }

  private static void number(ObjectNode json, String name, double value) {
    if (Double.isFinite(value)) {
      json.put(name, Math.rint(value * 1e3) / 1e3);
    } else {
      json.putNull(name);
    }
  }
}
