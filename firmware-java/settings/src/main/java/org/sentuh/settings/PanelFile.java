package org.sentuh.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.Place;
import org.sentuh.control.body.SensorSite;
import org.sentuh.control.body.TemperatureSite;
import org.sentuh.control.pattern.CrossFade;
import org.sentuh.settings.Section.Named;

/**
 * Reads a panel, as those in {@code config/panels}: its motors as a grid or one by one, its
 * pressure and temperature sites.
 */
public final class PanelFile {

  /** What a site may be called. */
  static final Pattern SITE = Pattern.compile("[A-Za-z0-9-]{1,24}");

  /** What a site may be called, in words. */
  static final String SITES = "1 to 24 of letters, digits and '-'";

  /** No panel has more motors: eight rows of six. */
  static final int MOST_MOTORS = 48;

  /** No panel has more pressure sites; the contact limit counts to eight. */
  static final int MOST_SENSORS = 8;

  /** No panel has more temperature sites: eight addresses of the MCP9808. */
  static final int MOST_TEMPERATURES = 8;

  /** Nothing sits further from the midline, in millimetres: it would be on the arm. */
  private static final double WIDEST_MM = 140;

  /** Nothing sits lower, in millimetres below C7: the longest back ends there. */
  private static final double LOWEST_MM = 340;

  /** Two of a kind cannot sit nearer than the 10 mm that a coin motor is wide. */
  private static final double NEAREST_MM = 10;

  /** Rows that miss the pitch by no more than this, in millimetres, keep it. */
  private static final double SEWN_MM = 0.5;

  private static final String GRID = "grid";
  private static final String MOTORS = "motors";
  private static final String CLEAR = "-140 to -20 or 20 to 140 mm";

  private PanelFile() {}

  /** Reads a panel from a file. */
  public static Panel read(Path file) {
    return read(SettingsText.of(file));
  }

  /** Reads a panel from a stored copy; refusals call it by the name given. */
  public static Panel read(String name, byte[] content) {
    return read(SettingsText.of(name, content));
  }

  /** Reads a panel from a text; refusals call it by the name given. */
  public static Panel read(String name, String content) {
    return read(SettingsText.of(name, content));
  }

  static Panel read(SettingsText text) {
    Section top =
        Section.top(text, Kind.PANEL, "name", "pitch_mm", GRID, MOTORS, "pressure", "temperature");
    String name = top.name("name", SITE, SITES);
    double pitchMm = top.number("pitch_mm", 20, 60);
    Sites sites = new Sites();
    List<MotorSite> motors = motors(top, pitchMm, sites);
    List<SensorSite> sensors = sensors(top, sites);
    List<TemperatureSite> temperatures = temperatures(top, sites);
    Panel panel =
        top.make(motorsKey(top), () -> new Panel(name, pitchMm, motors, sensors, temperatures));
    top.make(motorsKey(top), () -> new CrossFade(panel));
    return panel;
  }

  private static String motorsKey(Section top) {
    if (top.has(GRID) && top.has(MOTORS)) {
      throw top.refusal(MOTORS, "one of grid and motors", "keep the one that the panel is sewn by");
    }
    if (!top.has(GRID) && !top.has(MOTORS)) {
      throw top.refusal(
          GRID, "one of grid and motors", "write grid for rows and columns, else motors");
    }
    return top.has(GRID) ? GRID : MOTORS;
  }

  private static List<MotorSite> motors(Section top, double pitchMm, Sites sites) {
    return motorsKey(top).equals(GRID) ? grid(top, pitchMm, sites) : each(top, sites);
  }

  private static List<MotorSite> grid(Section top, double pitchMm, Sites sites) {
    Section grid = top.section(GRID, "rows_mm", "columns_mm");
    List<Double> rows = rows(grid, pitchMm);
    List<Double> columns = columns(grid);
    List<MotorSite> motors = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        String name = (row + 1) + String.valueOf((char) ('A' + column));
        sites.add(name, grid.spot());
        motors.add(new MotorSite(name, new Place(columns.get(column), rows.get(row))));
      }
    }
    return motors;
  }

  private static List<Double> rows(Section grid, double pitchMm) {
    List<Double> rows = new ArrayList<>();
    for (Value value : grid.list("rows_mm", 2, 8, "rows")) {
      double yMm = value.number(0, LOWEST_MM);
      if (!rows.isEmpty() && Math.abs(yMm - rows.getLast() - pitchMm) > SEWN_MM) {
        throw value.refusal(
            "the row one pitch below the last, " + Value.decimal(rows.getLast() + pitchMm) + " mm",
            "mend the row or pitch_mm; name uneven motors one by one under motors");
      }
      rows.add(yMm);
    }
    return rows;
  }

  private static List<Double> columns(Section grid) {
    List<Double> columns = new ArrayList<>();
    for (Value value : grid.list("columns_mm", 2, 6, "columns")) {
      double xMm = clearOfTheSpine(value);
      if (!columns.isEmpty() && xMm < columns.getLast() + NEAREST_MM) {
        throw value.refusal(
            "columns from the wearer's left to her right, "
                + Value.decimal(NEAREST_MM)
                + " mm apart at least",
            "put them in order, negative on her left");
      }
      columns.add(xMm);
    }
    return columns;
  }

  private static List<MotorSite> each(Section top, Sites sites) {
    List<MotorSite> motors = new ArrayList<>();
    List<Place> taken = new ArrayList<>();
    for (Named named : top.named(MOTORS, SITE, SITES, 3, MOST_MOTORS, "x_mm", "y_mm")) {
      clearOfTheSpine(named.section().value("x_mm", CLEAR));
      motors.add(new MotorSite(named.name(), place(named, sites, taken)));
    }
    return motors;
  }

  private static double clearOfTheSpine(Value value) {
    double xMm = value.number(-WIDEST_MM, WIDEST_MM);
    if (Math.abs(xMm) < Panel.MIDLINE_CLEARANCE_MM) {
      throw value.refusal(CLEAR, "keep motors off the spine");
    }
    return xMm;
  }

  private static List<SensorSite> sensors(Section top, Sites sites) {
    Section pressure = top.section("pressure", "puck_mm", "sites");
    double puckMm = pressure.number("puck_mm", 5, 50);
    List<SensorSite> sensors = new ArrayList<>();
    List<Place> taken = new ArrayList<>();
    for (Named named : pressure.named("sites", SITE, SITES, 1, MOST_SENSORS, "x_mm", "y_mm")) {
      sensors.add(new SensorSite(named.name(), place(named, sites, taken), puckMm));
    }
    return sensors;
  }

  private static List<TemperatureSite> temperatures(Section top, Sites sites) {
    Section temperature = top.section("temperature", "sites");
    List<TemperatureSite> temperatures = new ArrayList<>();
    List<Place> taken = new ArrayList<>();
    for (Named named :
        temperature.named("sites", SITE, SITES, 1, MOST_TEMPERATURES, "x_mm", "y_mm")) {
      temperatures.add(new TemperatureSite(named.name(), place(named, sites, taken)));
    }
    return temperatures;
  }

  private static Place place(Named named, Sites sites, List<Place> taken) {
    Section site = named.section();
    sites.add(named.name(), site.spot());
    double xMm = site.number("x_mm", -WIDEST_MM, WIDEST_MM);
    double yMm = site.number("y_mm", 0, LOWEST_MM);
    Place place = new Place(xMm, yMm);
    for (Place other : taken) {
      if (other.distanceMm(place) < NEAREST_MM) {
        throw site.refusal(
            "x_mm",
            "places " + Value.decimal(NEAREST_MM) + " mm from the next of its kind at least",
            "measure where the two are sewn");
      }
    }
    taken.add(place);
    return place;
  }

  /** The names of all sites read so far. */
  private static final class Sites {

    private final Map<String, Spot> named = new TreeMap<>();

    void add(String name, Spot spot) {
      @Nullable Spot first = named.putIfAbsent(name, spot);
      if (first != null) {
        throw spot.trouble(
            "is the name of two sites, first in line " + first.line(),
            name,
            "each name once on a panel",
            "rename one of the two");
      }
    }
  }
}
