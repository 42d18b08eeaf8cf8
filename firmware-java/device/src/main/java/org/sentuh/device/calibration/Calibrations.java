package org.sentuh.device.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sentuh.control.body.Panel;
import org.sentuh.control.pressure.FsrLaw;
import org.sentuh.settings.DeviceSettings.Pressure;
import org.sentuh.settings.DeviceSettings.PressureWire;
import org.sentuh.telemetry.wire.Notice;

/**
 * All calibrated sensors of a device, each with the one before it. A sensor that is not named has
 * the law of {@code device.yaml}. Immutable.
 *
 * <pre>
 * 1 SITE=NOW/BEFORE ...     each "file", or what {@link Fitted} has, with commas
 * </pre>
 *
 * @param sites by the site's name
 */
public record Calibrations(SortedMap<String, Standing> sites) {

  /** Nobody has calibrated anything. */
  public static final Calibrations NONE = new Calibrations(new TreeMap<>());

  private static final String FORM = "1";
  private static final String FILE = "file";

  /**
   * One sensor.
   *
   * @param now what counts; empty for the law of the file
   * @param before what counted before it; empty for the law of the file
   */
  public record Standing(Optional<Fitted> now, Optional<Fitted> before) {}

  private static final Standing NEW = new Standing(Optional.empty(), Optional.empty());

  /** Keeps its own copy. */
  public Calibrations {
    sites = new TreeMap<>(sites);
  }

  /** What is known of a site. */
  public Standing of(String site) {
    return sites.getOrDefault(site, NEW);
  }

  /** Another one counts at a site from now on; the one before stays, for the way back. */
  Calibrations with(String site, Fitted fitted) {
    return with(site, new Standing(Optional.of(fitted), of(site).now()));
  }

  /** The one before counts again, and the one that counted is the one before. */
  Calibrations back(String site) {
    Optional<Fitted> counts = of(site).before();
    Optional<Fitted> stood = of(site).now();
    return with(site, new Standing(counts, stood));
  }

  private Calibrations with(String site, Standing standing) {
    TreeMap<String, Standing> next = new TreeMap<>(sites);
    next.put(site, standing);
    return new Calibrations(next);
  }

  /**
   * The laws of a panel's sensors, in the panel's order: the calibrated ones where the part still
   * hangs at the wire at which it was calibrated, else those of the file.
   */
  public List<FsrLaw> laws(Pressure wires, Panel panel) {
    List<FsrLaw> laws = new ArrayList<>(wires.laws(panel));
    for (int site = 0; site < laws.size(); site++) {
      FsrLaw usual = laws.get(site);
      Optional<Fitted> counts = counting(wires, panel, site);
      if (counts.isPresent()) {
        laws.set(site, counts.get().law(usual));
      }
    }
    return List.copyOf(laws);
  }

  /** What counts at a site, empty where the law of the file does. */
  public Optional<Fitted> counting(Pressure wires, Panel panel, int site) {
    String wire = wire(wires, panel, site);
    return of(panel.sensors().get(site).name()).now().filter(fitted -> fitted.wire().equals(wire));
  }

  /** Where a site's part hangs, as in {@code m:0x48:0:6800.0:314.0}. */
  static String wire(Pressure wires, Panel panel, int site) {
    PressureWire wire = wires.wires(panel).get(site);
    return String.format(
        Locale.ROOT,
        "%s:0x%02X:%d:%s:%s",
        panel.name(),
        wire.chip(),
        wire.input(),
        wire.dividerOhm(),
        panel.sensors().get(site).puckAreaMm2());
  }

  /**
   * What the clinic is told of them: those that count on a panel; empty where nobody ever
   * calibrated one.
   */
  public Optional<Notice> notice(Pressure wires, Panel panel) {
    if (sites.isEmpty()) {
      return Optional.empty();
    }
    List<Notice.Calibrated> told = new ArrayList<>();
    for (int site = 0; site < panel.sensors().size(); site++) {
      String name = panel.sensors().get(site).name();
      counting(wires, panel, site)
          .map(one -> new Notice.Calibrated(name, one.by(), one.since(), one.loads(), one.worst()))
          .ifPresent(told::add);
    }
    return Optional.of(new Notice.SensorsCalibrated(told));
  }

  /** Whether every sensor has the law of the file. */
  public boolean isEmpty() {
    return sites.values().stream().allMatch(standing -> standing.now().isEmpty());
  }

  /** All of it as one line. */
  public String line() {
    StringBuilder line = new StringBuilder(FORM);
    for (Map.Entry<String, Standing> site : sites.entrySet()) {
      line.append(' ')
          .append(site.getKey())
          .append('=')
          .append(site.getValue().now().map(Fitted::line).orElse(FILE))
          .append('/')
          .append(site.getValue().before().map(Fitted::line).orElse(FILE));
    }
    return line.toString();
  }

  /**
   * Reads a line back.
   *
   * @throws IllegalArgumentException for what nobody here has written
   */
  public static Calibrations read(String line) {
    String[] words = line.strip().split(" ", -1);
    if (!words[0].equals(FORM)) {
      throw new IllegalArgumentException("\"" + line + "\" is no line of calibrations");
    }
    TreeMap<String, Standing> sites = new TreeMap<>();
    for (int word = 1; word < words.length; word++) {
      String[] named = words[word].split("=", 2);
      String[] two = named.length == 2 ? named[1].split("/", -1) : new String[0];
      if (two.length != 2) {
        throw new IllegalArgumentException("\"" + words[word] + "\" is no calibration of a site");
      }
      sites.put(named[0], new Standing(one(two[0]), one(two[1])));
    }
    return new Calibrations(sites);
  }

  private static Optional<Fitted> one(String words) {
    return words.equals(FILE) ? Optional.empty() : Optional.of(Fitted.of(words));
  }
}
