package org.sentuh.simulator.report;

import java.io.StringWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A treatment in one line of numbers.
 *
 * @param programme the programme's name
 * @param revision the programme's revision
 * @param outcome {@code completed}, {@code stopped} or {@code faulted}
 * @param reason the code of the reason why it ended
 * @param ticks how many ticks were played, from the first to the last
 * @param durationS how long the massage ran, in seconds without its pauses
 * @param pausedS how long it waited, in seconds
 * @param contactFraction the part of zones and running time in which a zone touched, 0 to 1
 * @param maxIntensity the strongest felt intensity of any motor, 0 to 1
 * @param maxDuty the highest duty of any motor, 0 to 1
 * @param motorsOnMax the most motors that were driven at once
 * @param currentMaxA the greatest current of all motors together, in amperes
 * @param dose what reached each zone, in seconds of full intensity, in the panel's order
 * @param prescribedDose what was asked for each zone, in seconds of full intensity
 * @param fidelity the part of what was asked that reached the back, 0 to 1
 * @param limits for how many ticks each note, limit or stop held, by its code
 * @param busTimeMsP99 the bus time a tick that 99 of 100 ticks kept within, in milliseconds
 * @param busTimeMsMax the longest bus time of any tick, in milliseconds
 * @param digest SHA-256 over everything that was decided, in hexadecimal
 */
public record Summary(
    String programme,
    int revision,
    String outcome,
    String reason,
    long ticks,
    double durationS,
    double pausedS,
    double contactFraction,
    double maxIntensity,
    double maxDuty,
    int motorsOnMax,
    double currentMaxA,
    Map<String, Double> dose,
    Map<String, Double> prescribedDose,
    double fidelity,
    Map<String, Long> limits,
    double busTimeMsP99,
    double busTimeMsMax,
    String digest) {

  /** Keeps the maps in the order in which they were given. */
  public Summary {
    dose = kept(dose);
    prescribedDose = kept(prescribedDose);
    limits = kept(limits);
  }

  /** One line of JSON; a number that is not known is {@code null}. */
  public String toJson() {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), line)) {
      json.writeStartObject();
      json.writeStringProperty("programme", programme);
      json.writeNumberProperty("revision", revision);
      json.writeStringProperty("outcome", outcome);
      json.writeStringProperty("reason", reason);
      json.writeNumberProperty("ticks", ticks);
      number(json, "duration_s", durationS);
      number(json, "paused_s", pausedS);
      number(json, "contact_fraction", contactFraction);
      number(json, "max_intensity", maxIntensity);
      number(json, "max_duty", maxDuty);
      json.writeNumberProperty("motors_on_max", motorsOnMax);
      number(json, "current_max_a", currentMaxA);
      zones(json, "dose", dose);
      zones(json, "prescribed_dose", prescribedDose);
      number(json, "fidelity", fidelity);
      json.writeObjectPropertyStart("limits");
      limits.forEach(json::writeNumberProperty);
      json.writeEndObject();
      number(json, "bus_time_ms_p99", busTimeMsP99);
      number(json, "bus_time_ms_max", busTimeMsMax);
      json.writeStringProperty("digest", digest);
      json.writeEndObject();
    }
    return line.toString();
  }

  private static void zones(JsonGenerator json, String name, Map<String, Double> zones) {
    json.writeObjectPropertyStart(name);
    zones.forEach((zone, value) -> number(json, zone, value));
    json.writeEndObject();
  }

  private static void number(JsonGenerator json, String name, double value) {
    if (Double.isFinite(value)) {
      json.writeNumberProperty(name, value);
    } else {
      json.writeNullProperty(name);
    }
  }

  private static <V> SequencedMap<String, V> kept(Map<String, V> map) {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(map));
  }
}
