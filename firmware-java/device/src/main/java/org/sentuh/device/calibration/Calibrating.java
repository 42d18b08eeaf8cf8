package org.sentuh.device.calibration;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.SensorSite;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.pressure.FsrLaw;
import org.sentuh.control.treatment.Command;
import org.sentuh.device.turns.PanelTurns;
import org.sentuh.settings.DeviceSettings.Pressure;
import org.sentuh.telemetry.wire.Wall;

/**
 * All doors of the wizard that calibrates the force sensors, one after the other. What it keeps
 * counts from the loop's next set-up on, and never for the one that ticks. Any thread.
 */
public final class Calibrating {

  private static final String UNKNOWN = "unknown";

  private final Setup setup;
  private final Pressure wires;
  private final KeptCalibrations kept;
  private final PanelTurns turns;
  private final Supplier<Ports> ports;
  private final Wall.Clock wall;
  private @Nullable Sensor measured;

  /** The sensor that is being measured, and its turn at the panel. */
  private record Sensor(int site, CalibrationTurn turn) {}

  /**
   * What is measured now.
   *
   * @param site the sensor, in the panel's order
   * @param seen how its turn is
   * @param standing the law that the loop has for it
   * @param fit what follows from its weights so far
   */
  public record Going(int site, CalibrationTurn.Seen seen, FsrLaw standing, Fit fit) {}

  /**
   * One sensor as it stands.
   *
   * @param law that counts from the next set-up on
   * @param counting what somebody has measured; empty for the law of the file
   * @param before what the way back leads to; empty for the law of the file
   * @param hasWayBack whether anything but the file has ever counted
   * @param pending whether the loop that ticks has another law
   */
  public record Row(
      FsrLaw law,
      Optional<Fitted> counting,
      Optional<Fitted> before,
      boolean hasWayBack,
      boolean pending) {}

  /**
   * The wizard of one device.
   *
   * @param setup what its loop has
   * @param wires of its force sensors
   * @param ports of the panel, for a turn
   */
  public Calibrating(
      Setup setup,
      Pressure wires,
      KeptCalibrations kept,
      PanelTurns turns,
      Supplier<Ports> ports,
      Wall.Clock wall) {
    this.setup = setup;
    this.wires = wires;
    this.kept = kept;
    this.turns = turns;
    this.ports = ports;
    this.wall = wall;
  }

  private Panel panel() {
    return setup.panel();
  }

  /**
   * Begins with a sensor; false while something else has the panel.
   *
   * @throws IllegalArgumentException for a site that the panel does not have
   */
  public synchronized boolean begin(String zone) {
    int site = site(zone);
    CalibrationTurn turn = new CalibrationTurn(site, setup.periodNs(), ports);
    boolean taken = turns.ask(turn);
    if (taken) {
      measured = new Sensor(site, turn);
    }
    return taken;
  }

  private int site(String zone) {
    List<String> zones = panel().sensors().stream().map(SensorSite::name).toList();
    if (!zones.contains(zone)) {
      throw new IllegalArgumentException(
          "\"" + zone + "\" is no sensor of this panel; they are " + String.join(", ", zones));
    }
    return zones.indexOf(zone);
  }

  private Optional<Sensor> measured() {
    boolean goesOn = turns.word().filter(CalibrationTurn.WORD::equals).isPresent();
    return Optional.ofNullable(measured).filter(sensor -> goesOn && !sensor.turn().isOver());
  }

  /**
   * Measures a weight; false where no sensor is being calibrated, or there is no room for more.
   *
   * @throws IllegalArgumentException for a weight that is none
   */
  public synchronized boolean load(int grams) {
    if (grams < 0 || grams > Load.MOST_GRAMS) {
      throw new IllegalArgumentException(
          grams + " g is no weight for a puck; allowed are 0 to " + Load.MOST_GRAMS);
    }
    Optional<Sensor> now = measured().filter(sensor -> sensor.turn().hasRoom());
    now.ifPresent(sensor -> sensor.turn().measure(grams));
    return now.isPresent();
  }

  /** Forgets the last weight; false where no sensor is being calibrated. */
  public synchronized boolean unload() {
    Optional<Sensor> now = measured();
    now.ifPresent(sensor -> sensor.turn().forgetLast());
    return now.isPresent();
  }

  /** Ends it; nothing is kept. */
  public synchronized void end() {
    measured().ifPresent(sensor -> sensor.turn().stop(new Command.Stop()));
  }

  /** What is being measured, if anything is. */
  public synchronized Optional<Going> going() {
    return measured()
        .map(sensor -> {
          CalibrationTurn.Seen seen = sensor.turn().seen();
          return new Going(sensor.site(), seen, setup.laws().get(sensor.site()), fit(sensor, seen));
        });
  }

  private Fit fit(Sensor sensor, CalibrationTurn.Seen seen) {
    return Fit.of(
        seen.loads(), wires.laws(panel()).get(sensor.site()), setup.plausibility().loadedCounts());
  }

  /**
   * Keeps what follows from the weights, and ends the turn; false where no sensor is being
   * calibrated. Waits for the disk.
   *
   * @param sign of the technician
   * @throws IllegalArgumentException for a fit that is in doubt, or no sign
   */
  public synchronized boolean keep(String sign) {
    Optional<Sensor> now = measured();
    if (now.isEmpty()) {
      return false;
    }
    Sensor sensor = now.get();
    CalibrationTurn.Seen seen = sensor.turn().seen();
    Fit fit = fit(sensor, seen);
    if (fit.doubt().isPresent()) {
      throw new IllegalArgumentException(
          "what was measured is in doubt (" + fit.doubt().get().code() + "); measure again");
    }
    kept.keep(
        panel().sensors().get(sensor.site()).name(),
        new Fitted(
            Calibrations.wire(wires, panel(), sensor.site()),
            fit.law().r1Ohm(),
            fit.law().exponent(),
            fit.worst(),
            seen.loads().size(),
            since(),
            sign));
    sensor.turn().stop(new Command.Stop());
    return true;
  }

  /**
   * The one before counts again. Waits for the disk.
   *
   * @throws IllegalArgumentException for a site that the panel does not have
   */
  public synchronized void back(String zone) {
    kept.back(panel().sensors().get(site(zone)).name());
  }

  private String since() {
    Wall now = wall.now();
    return now.quality() == Wall.Quality.TRUSTED
        ? now.at().truncatedTo(ChronoUnit.SECONDS).toString()
        : UNKNOWN;
  }

  /** Every sensor, in the panel's order. */
  public List<Row> rows() {
    Calibrations now = kept.now();
    List<FsrLaw> laws = now.laws(wires, panel());
    return IntStream.range(0, laws.size())
        .mapToObj(site -> {
          Calibrations.Standing standing = now.of(panel().sensors().get(site).name());
          return new Row(
              laws.get(site),
              now.counting(wires, panel(), site),
              standing.before(),
              standing.now().isPresent() || standing.before().isPresent(),
              !laws.get(site).equals(setup.laws().get(site)));
        })
        .toList();
  }
}
