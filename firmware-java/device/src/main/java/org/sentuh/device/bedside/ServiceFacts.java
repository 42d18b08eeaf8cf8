package org.sentuh.device.bedside;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Locale;
import java.util.Map;
import org.sentuh.control.pressure.PressureSample;
import org.sentuh.control.safety.Vitals;
import org.sentuh.device.claim.Claiming;
import org.sentuh.device.selftest.Finding;
import org.sentuh.device.selftest.SelfTestReport;
import org.sentuh.device.selftest.SelfTestWords;
import org.sentuh.device.service.Instrument;
import org.sentuh.device.service.LogTail;
import org.sentuh.device.service.Service;
import org.sentuh.pages.Refused;
import org.sentuh.telemetry.journal.JournalHealth;
import org.sentuh.telemetry.uplink.UplinkStatus;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Wall;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a technician's page shows beside the treatment, as JSON. What has no number is null. Any
 * thread; asking how the journal is may wait for the disk.
 */
final class ServiceFacts {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Bed bed;
  private final Service service;
  private final Map<String, PageWords> words;
  private final CalibrationFacts calibrations;

  ServiceFacts(Bed bed, Map<String, PageWords> words) {
    this.bed = bed;
    this.service = bed.service();
    this.words = words;
    this.calibrations = new CalibrationFacts(bed);
  }

  /** What the latest tick read from the panel, and what a self-test asks somebody to do. */
  String instrument() {
    ObjectNode now = JSON.objectNode();
    service.asked().ifPresent(request -> now.put("asked", request.word()));
    calibrations.tell(now);
    Instrument.Reading reading = service.instrument().latest();
    if (reading == null) {
      return now.toString();
    }
    now.put("ticks", reading.ticks());
    now.put("missed", reading.missed());
    now.put("late", reading.late());
    now.put("refused", reading.refused());
    now.put("busMs", rounded(reading.busNs() / 1e6, 2));
    PressureSample pressure = reading.pressure();
    now.put("railCounts", pressure.railCounts());
    ArrayNode sensors = now.putArray("sensors");
    for (int site = 0; site < pressure.sites(); site++) {
      sensors
          .addObject()
          .put("counts", pressure.counts(site))
          .put("health", pressure.health(site).name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .put("ageMs", Math.max(0, bed.clock().nowNs() - pressure.convertedNs(site)) / 1_000_000);
    }
    vitals(now, reading.vitals());
    return now.toString();
  }

  private static void vitals(ObjectNode now, Vitals vitals) {
    ArrayNode skin = now.putArray("skin");
    for (int site = 0; site < vitals.skinSites(); site++) {
      number(
          skin.addObject(),
          "celsius",
          vitals.isSkinKnown(site) ? vitals.skinCelsius(site) : Double.NaN,
          2);
    }
    boolean known = vitals.supply().known();
    number(now, "milliamps", known ? vitals.supply().amps() * 1e3 : Double.NaN, 0);
    number(now, "volts", known ? vitals.supply().volts() : Double.NaN, 3);
    now.put("stopPressed", vitals.stopPressed());
    now.put("charging", vitals.charging());
  }

  /** The last self-test in a language's words. */
  String selfTest(String language) {
    ObjectNode answer = JSON.objectNode();
    SelfTestReport report = service.lastTest();
    if (report != null) {
      PageWords speaks = words.get(language);
      if (speaks == null) {
        throw new IllegalArgumentException("the pages do not speak " + language);
      }
      report(answer.putObject("report"), report, speaks);
    }
    return answer.toString();
  }

  private void report(ObjectNode json, SelfTestReport report, PageWords speaks) {
    SelfTestWords says = speaks.selfTest();
    json.put("panel", report.panel());
    json.put("outcome", report.outcome().word());
    json.put("told", says.outcome(report));
    json.put("agoS", Math.max(0, bed.clock().nowNs() - report.atNs()) / 1_000_000_000);
    json.put("lastedMs", report.lastedNs() / 1_000_000);
    if (report.outcome() == SelfTestReport.Outcome.UNFINISHED) {
      json.put("ended", says.ended(report.ended()));
    }
    if (report.wasHeldUp()) {
      json.put("heldUp", says.heldUp(report));
    }
    ArrayNode findings = json.putArray("findings");
    for (Finding finding : report.findings()) {
      findings
          .addObject()
          .put("fault", finding.fault().code())
          .put("name", says.name(finding.fault()))
          .put("told", says.technician(finding))
          .put("place", says.place(finding))
          .put("wire", says.wire(finding.wire()));
    }
    ArrayNode parts = json.putArray("bring");
    report.parts().forEach(part -> parts.add(says.part(part)));
    ArrayNode unknown = json.putArray("unknown");
    report.unknown().forEach(one -> unknown.add(says.unknown(one)));
    chips(json.putArray("chips"), report);
    motors(json.putArray("motors"), report, says);
    sensors(json, report, speaks);
    power(json.putObject("power"), report.power());
  }

  private static void chips(ArrayNode chips, SelfTestReport report) {
    for (SelfTestReport.ChipSeen chip : report.chips()) {
      chips
          .addObject()
          .put("address", String.format(Locale.ROOT, "0x%02X", chip.address()))
          .put("chip", chip.chip())
          .put("well", chip.well());
    }
  }

  private static void motors(ArrayNode motors, SelfTestReport report, SelfTestWords says) {
    for (SelfTestReport.MotorSeen motor : report.motors()) {
      ObjectNode one =
          motors
              .addObject()
              .put("site", motor.site())
              .put("wire", says.wire(motor.wire()))
              .put("tried", motor.tried() || motor.fault().isPresent())
              .put("well", motor.tried() && motor.fault().isEmpty());
      number(one, "milliamps", motor.runAmps() * 1e3, 1);
      number(one, "least", motor.leastAmps() * 1e3, 1);
      number(one, "most", motor.mostAmps() * 1e3, 1);
    }
  }

  private static void sensors(ObjectNode json, SelfTestReport report, PageWords speaks) {
    ArrayNode sensors = json.putArray("sensors");
    for (SelfTestReport.SensorSeen sensor : report.sensors()) {
      ObjectNode one =
          sensors
              .addObject()
              .put("zone", sensor.zone())
              .put("wire", speaks.selfTest().wire(sensor.wire()))
              .put("well", sensor.fault().isEmpty());
      number(one, "counts", sensor.counts(), 0);
      number(one, "jitter", sensor.jitterCounts(), 1);
    }
    ArrayNode thermometers = json.putArray("thermometers");
    for (SelfTestReport.ThermometerSeen thermometer : report.thermometers()) {
      ObjectNode one =
          thermometers
              .addObject()
              .put("name", speaks.thermometer(thermometer.site()))
              .put("wire", thermometer.wire())
              .put("well", thermometer.fault().isEmpty());
      number(one, "celsius", thermometer.celsius(), 1);
    }
  }

  private static void power(ObjectNode json, SelfTestReport.Power power) {
    number(json, "volts", power.railVolts(), 2);
    number(json, "restMilliamps", power.restAmps() * 1e3, 1);
    number(json, "cutOffMs", power.cutOffNs() < 0 ? Double.NaN : power.cutOffNs() / 1e6, 0);
    number(json, "cutOffMostMs", power.cutOffMostNs() / 1e6, 0);
    number(json, "railOffVolts", power.railOffVolts(), 2);
    json.put("stopTried", power.stopTried());
  }

  /** How the box around the panel is. */
  String box() {
    Service.Box box = service.box();
    ObjectNode json = JSON.objectNode();
    json.put("version", box.version());
    json.put("upS", bed.clock().nowNs() / 1_000_000_000);
    journal(json.putObject("journal"), box.journal().get());
    UplinkStatus uplink = box.uplink().get();
    json.putObject("uplink")
        .put("phase", uplink.phase().name().toLowerCase(Locale.ROOT))
        .put("confirmed", uplink.confirmed())
        .put("nobodyStores", uplink.nobodyStores())
        .put("stored", uplink.stored())
        .put("connects", uplink.connects())
        .put("trouble", uplink.trouble());
    Wall now = box.wall().now();
    json.putObject("time").put("at", now.at().toString()).put("quality", now.quality().word());
    network(json.putArray("network"));
    service.claiming().ifPresent(claiming -> whose(json.putObject("clinic"), claiming));
    return json.toString();
  }

  /** Which clinic has the device, by its key. */
  private static void whose(ObjectNode json, Claiming claiming) {
    claiming.clinicKey().ifPresent(key -> json.put("fingerprint", key));
    json.put("letsGo", claiming.isBeingLetGo());
  }

  private static void journal(ObjectNode json, JournalHealth health) {
    json.put("bytes", health.journalBytes());
    json.put("quota", health.quotaBytes());
    json.put("free", health.freeBytes());
    json.put("refused", health.refused());
    json.put("trouble", health.trouble());
    ObjectNode waiting = json.putObject("waiting");
    for (Lane lane : Lane.values()) {
      waiting.put(lane.word(), health.waiting().getOrDefault(lane, 0L));
    }
  }

  private static void network(ArrayNode network) {
    try {
      NetworkInterface.networkInterfaces()
          .filter(ServiceFacts::isUp)
          .sorted((a, b) -> a.getName().compareTo(b.getName()))
          .forEach(one -> {
            ArrayNode addresses =
                network.addObject().put("name", one.getName()).putArray("addresses");
            one.getInterfaceAddresses().stream()
                .map(InterfaceAddress::getAddress)
                .filter(address -> !address.isLinkLocalAddress())
                .map(address ->
                    address
                        .getHostAddress()
                        .replaceAll("%.*", "")
                        .replaceFirst("(^|:)0(:0)+(:|$)", "::"))
                .sorted()
                .forEach(addresses::add);
          });
    } catch (SocketException none) {
      // None is what is shown.
    }
  }

  private static boolean isUp(NetworkInterface one) {
    try {
      return one.isUp() && !one.isLoopback();
    } catch (SocketException gone) {
      return false;
    }
  }

  /** What was logged last, the latest first. */
  String log() {
    ObjectNode json = JSON.objectNode();
    ArrayNode lines = json.putArray("lines");
    for (LogTail.Line line : service.log().lines().reversed()) {
      lines
          .addObject()
          .put("at", line.at().toString())
          .put("level", line.level().toLowerCase(Locale.ROOT))
          .put("from", line.from())
          .put("text", line.text());
    }
    return json.toString();
  }

  /** The support bundle as a zip. */
  byte[] bundle() {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try {
      service.bundle().write(zip);
    } catch (IOException never) {
      throw new UncheckedIOException("memory takes everything", never);
    } catch (InterruptedException leaving) {
      Thread.currentThread().interrupt();
      throw new Refused(503, "busy");
    }
    return zip.toByteArray();
  }

  private static void number(ObjectNode json, String key, double value, int decimals) {
    if (Double.isFinite(value)) {
      json.put(key, rounded(value, decimals));
    } else {
      json.putNull(key);
    }
  }

  private static double rounded(double value, int decimals) {
    double steps = Math.pow(10, decimals);
    return Math.round(value * steps) / steps;
  }
}
