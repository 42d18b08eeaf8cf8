package org.sentuh.simulator.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.Place;
import org.sentuh.control.body.SensorSite;
import org.sentuh.control.body.TemperatureSite;
import org.sentuh.control.controller.ContactRule;
import org.sentuh.control.controller.PressureRule;
import org.sentuh.control.controller.Smoothness;
import org.sentuh.control.event.Dose;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Delivery;
import org.sentuh.control.loop.PanelSample;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.control.pattern.Circle;
import org.sentuh.control.pattern.Glide;
import org.sentuh.control.pattern.Order;
import org.sentuh.control.pattern.Permission;
import org.sentuh.control.pattern.Phase;
import org.sentuh.control.pattern.Programme;
import org.sentuh.control.pattern.Ramp;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.pattern.Sides;
import org.sentuh.control.pattern.Stroke;
import org.sentuh.control.pattern.Title;
import org.sentuh.control.pressure.ChannelHealth;
import org.sentuh.control.pressure.FsrLaw;
import org.sentuh.control.pressure.Plausibility;
import org.sentuh.control.pressure.PressureSample;
import org.sentuh.control.safety.DaySpent;
import org.sentuh.control.safety.Limits;
import org.sentuh.control.safety.Vitals;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.telemetry.wire.EventJson;

/**
 * The real loop over a panel made up by a {@link DemoScript}: stories for the report's tests, and
 * with {@code main FOLDER} their pages to look at.
 */
final class DemoTreatment {

  static final Panel PANEL = panel();

  private static final FsrLaw LAW = new FsrLaw(8_000, 0.9, 10_000, StrictMath.PI * 100);
  private static final int RAIL_COUNTS = 26_400;
  private static final long PERIOD_NS = 10_000_000L;
  private static final long START_NS = 8_000_000_000L;
  private static final String ATTRIBUTION =
      "Pouyan et al., A pressure map dataset for posture and subject analytics, IEEE EMBS BHI 2017,"
          + " doi 10.1109/BHI.2017.7897206; PhysioNet, Goldberger et al., Circulation 101(23)"
          + " e215-e220, 2000. ODC-By 1.0.";

  private final DemoScript script;
  private final Setup setup;
  private final Tally tally;
  private final TreatmentLoop loop;
  private double strongest;
  private int motorsOn;

  private DemoTreatment(DemoScript script, Title title) {
    this.script = script;
    this.setup = setup(new BackLength(script.backLengthMm()), title);
    this.tally = new Tally();
    this.loop =
        new TreatmentLoop(
            setup,
            new Ports(
                new StandingClock(),
                this::sample,
                frame -> {
                  motorsOn = frame.motorsOn();
                  strongest = frame.peak();
                  return new Delivery.Delivered(1_490_000L + 20_000L * motorsOn);
                },
                () -> {},
                tally));
  }

  /** Writes every story's page and picture into a folder. */
  public static void main(String[] folder) throws IOException {
    Path out = Files.createDirectories(Path.of(folder[0]));
    for (DemoScript script : scripts()) {
      Report report = new Report(story(script));
      Files.writeString(out.resolve(script.name() + ".html"), report.html());
      Files.writeString(out.resolve(script.name() + ".svg"), report.svg());
    }
  }

  static List<DemoScript> scripts() {
    return List.of(
        new DemoScript(),
        new DemoScript.Eventful(),
        new DemoScript.Hot(),
        new DemoScript.Loose(),
        new DemoScript.Blind(),
        new DemoScript.PutOff());
  }

  static TreatmentStory story(DemoScript script) {
    return story(script, new Title("Pijat oksitosin lima menit", "Oxytocin massage, five minutes"));
  }

  static TreatmentStory story(DemoScript script, Title title) {
    return new DemoTreatment(script, title).play();
  }

  private TreatmentStory play() {
    boolean clear = !(script instanceof DemoScript.PutOff);
    int next = 0;
    for (long tNs = 0; tNs < 420_000_000_000L && !tally.over(); tNs += PERIOD_NS) {
      if (tNs == 1_000_000_000L) {
        loop.inbox().put(new Command.Screen());
      } else if (tNs == 4_000_000_000L) {
        loop.inbox().put(new Command.AnswerScreening(clear));
      } else if (tNs == START_NS) {
        loop.inbox().put(new Command.Start());
      }
      List<DemoScript.Order> orders = script.orders();
      if (next < orders.size() && seconds(tNs) >= orders.get(next).s()) {
        loop.inbox().put(orders.get(next).command());
        next++;
      }
      loop.tick(tNs, 0);
    }
    return tally.story(setup, script.name());
  }

  private PanelSample sample(long tNs) {
    int zones = PANEL.zones();
    int[] counts = new int[zones];
    long[] convertedNs = new long[zones];
    ChannelHealth[] health = new ChannelHealth[zones];
    Arrays.fill(convertedNs, tNs);
    Arrays.fill(health, ChannelHealth.MEASURED);
    for (int zone = 0; zone < zones; zone++) {
      boolean frozen = script.frozen(zone, seconds(tNs));
      counts[zone] = counts(frozen ? 2.4 : script.kPa(zone, seconds(tNs)));
    }
    return new PanelSample(
        new PressureSample(counts, convertedNs, health, RAIL_COUNTS), vitals(tNs), 300_000L);
  }

  private Vitals vitals(long tNs) {
    double[] celsius = new double[PANEL.temperatures().size()];
    boolean[] known = new boolean[celsius.length];
    for (int site = 0; site < celsius.length; site++) {
      celsius[site] = script.celsius(site, seconds(tNs));
      known[site] = script.skinKnown(site, seconds(tNs));
    }
    double amps = script.amps(strongest, motorsOn, seconds(tNs));
    return new Vitals(celsius, known, new Vitals.Supply(amps, 3.02, true), false, false);
  }

  private static double seconds(long tNs) {
    return (tNs - START_NS) / 1e9;
  }

  /** The divider's answer to a pressure: the law of the part, turned round. */
  private static int counts(double kPa) {
    double newton = kPa * LAW.puckAreaMm2() / 1000;
    double ohm = LAW.r1Ohm() * StrictMath.pow(Math.max(newton, 1e-4), -LAW.exponent());
    return (int) Math.round(RAIL_COUNTS / (1 + ohm / LAW.dividerOhm()));
  }

  private static Panel panel() {
    List<MotorSite> motors = new ArrayList<>();
    for (int row = 0; row < 5; row++) {
      for (int column = 0; column < 4; column++) {
        double xMm = new double[] {-70, -30, 30, 70}[column];
        motors.add(
            new MotorSite(
                (row + 1) + "ABCD".substring(column, column + 1), at(xMm, 25 + 40 * row)));
      }
    }
    return new Panel(
        "m",
        40,
        motors,
        List.of(
            new SensorSite("upper-left", at(-50, 25), 20),
            new SensorSite("upper-right", at(50, 25), 20),
            new SensorSite("middle-left", at(-50, 105), 20),
            new SensorSite("middle-right", at(50, 105), 20),
            new SensorSite("lower-left", at(-50, 185), 20),
            new SensorSite("lower-right", at(50, 185), 20)),
        List.of(
            new TemperatureSite("skin-upper", at(0, 25)),
            new TemperatureSite("skin-middle", at(0, 105)),
            new TemperatureSite("skin-lower", at(0, 185))));
  }

  private static Place at(double xMm, double yMm) {
    return new Place(xMm, yMm);
  }

  private static Setup setup(BackLength back, Title title) {
    return new Setup(
        "demo",
        PERIOD_NS,
        PANEL,
        new Score(programme(title), back),
        limits(),
        List.of(LAW, LAW, LAW, LAW, LAW, LAW),
        new Plausibility(100_000_000L, 500_000_000L, 5_000_000_000L, 1_000, 60, RAIL_COUNTS, 0.1),
        DaySpent.NOTHING,
        0.4);
  }

  private static Programme programme(Title title) {
    Stroke slow = new Stroke(new Circle(Level.T2, Level.T8, 2, 40, 2.5, 3, 50), Sides.BOTH, 1, 0);
    Stroke circles = new Stroke(new Circle(Level.T2, Level.T8, 2, 40, 2, 3, 50), Sides.BOTH, 1, 0);
    Stroke glides = new Stroke(new Glide(Level.T1, Level.T9, 40, 2, 12, 50), Sides.BOTH, 1, 0);
    return new Programme(
        "standard",
        3,
        title,
        Permission.MOTHER,
        0.4,
        0.8,
        List.of("a programme made up for tests, after the standard one"),
        List.of(
            phase(new Title("Mulai pelan", "Soft start"), slow, 1, new Ramp(0, 1)),
            phase(new Title("Memutar dengan ibu jari", "Thumb circles"), circles, 7, Ramp.NONE),
            phase(new Title("Usapan panjang", "Long strokes"), glides, 1, Ramp.NONE),
            phase(new Title("Berakhir pelan", "Soft end"), slow, 1, new Ramp(1, 0))));
  }

  private static Phase phase(Title title, Stroke stroke, int repeats, Ramp ramp) {
    return new Phase(title, List.of(stroke), Order.WRITTEN, repeats, ramp);
  }

  private static Limits limits() {
    return new Limits(
        new Limits.Skin(39, 41, 4, 6),
        new Limits.Pressure(4.3, 60, 10, 30, 10, 20, 2, 0.5, 10),
        new Limits.Contact(
            new ContactRule(1.0, 500_000_000L, 0.7, 1_000_000_000L),
            4,
            10,
            new PressureRule(4.3, 10, 1.5, 3, 0.5, 0.5),
            2),
        new Limits.Time(900, 1200, 3600, 3600, 300),
        new Limits.Intensity(0.7, 0.8, new Smoothness(0.1, 4, 0.5, 2)),
        new Limits.Motors(8, 10, 30, 60, 1, 1.0, 0.1),
        new Limits.Vibration(0.5, 1.0, 0.55),
        new Limits.Supply(2.7, 3.3, 0.1));
  }

  /** A clock that stands still within a tick: every tick is punctual. */
  private static final class StandingClock implements Clock {

    @Override
    public long nowNs() {
      return 0;
    }

    @Override
    public void sleepUntil(long deadlineNs) {
      throw new AssertionError("a stepped loop never sleeps");
    }
  }

  /** Takes everything that the loop reports, and adds up what the report is told beside it. */
  private static final class Tally implements Recorder {

    private final List<Event> events = new ArrayList<>();
    private final double[] deliveredS = new double[PANEL.motors().size()];
    private final double[] prescribedS = new double[PANEL.motors().size()];
    private final Map<Reason, Long> limitTicks = new EnumMap<>(Reason.class);
    private final List<Long> busNs = new ArrayList<>();
    private long ticks;
    private long runningTicks;
    private long zonesTouching;
    private double maxIntensity;
    private double maxAmps;
    private int maxMotorsOn;

    @Override
    public boolean offer(Event event) {
      return events.add(event);
    }

    @Override
    public void tick(TickRecord tick) {
      var snapshot = tick.snapshot();
      var frame = snapshot.verdict().frame();
      ticks++;
      busNs.add(tick.sample().busTimeNs() + 1_490_000L);
      maxIntensity = Math.max(maxIntensity, frame.peak());
      maxMotorsOn = Math.max(maxMotorsOn, frame.motorsOn());
      maxAmps = Math.max(maxAmps, snapshot.vitals().supply().amps());
      for (Reason reason : snapshot.verdict().reasons().list()) {
        limitTicks.merge(reason, 1L, Long::sum);
      }
      if (!snapshot.state().mayDrive()) {
        return;
      }
      runningTicks++;
      zonesTouching += snapshot.intent().zonesInContact();
      for (int motor = 0; motor < deliveredS.length; motor++) {
        boolean touching = snapshot.intent().inContact(PANEL.zoneOf(motor));
        deliveredS[motor] += touching ? frame.intensity(motor) * PERIOD_NS / 1e9 : 0;
        prescribedS[motor] += snapshot.intent().prescribed(motor) * PERIOD_NS / 1e9;
      }
    }

    boolean over() {
      return events.stream().anyMatch(event -> event.fact() instanceof Fact.Ended);
    }

    TreatmentStory story(Setup setup, String name) {
      Fact.Ended ended =
          events.stream()
              .map(Event::fact)
              .filter(Fact.Ended.class::isInstance)
              .map(Fact.Ended.class::cast)
              .findFirst()
              .orElseThrow();
      return new TreatmentStory(
          setup,
          events,
          list(deliveredS),
          list(prescribedS),
          summary(setup, ended),
          new Recording("subject-01-recline-45 (" + name + ")", ATTRIBUTION));
    }

    private Summary summary(Setup setup, Fact.Ended ended) {
      Dose dose = ended.dose();
      return new Summary(
          setup.score().programme().name(),
          setup.score().programme().revision(),
          ended.outcome(),
          ended.why().code(),
          ticks,
          ended.runNs() / 1e9,
          ended.pausedNs() / 1e9,
          runningTicks == 0 ? 0 : zonesTouching / (double) runningTicks / PANEL.zones(),
          maxIntensity,
          0.1 + 0.55 * maxIntensity,
          maxMotorsOn,
          maxAmps,
          byZone(dose.delivered()),
          byZone(dose.prescribed()),
          dose.fidelity(),
          limits(),
          busNs.stream().sorted().skip(busNs.size() * 99L / 100).findFirst().orElseThrow() / 1e6,
          digest());
    }

    private static Map<String, Double> byZone(List<Double> values) {
      Map<String, Double> zones = new LinkedHashMap<>();
      for (int zone = 0; zone < values.size(); zone++) {
        zones.put(PANEL.sensors().get(zone).name(), values.get(zone));
      }
      return zones;
    }

    private Map<String, Long> limits() {
      Map<String, Long> limits = new LinkedHashMap<>();
      limitTicks.forEach((reason, count) -> limits.put(reason.code(), count));
      return limits;
    }

    private String digest() {
      EventJson json = new EventJson();
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Event event : events) {
          digest.update(json.write(event).getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
      } catch (NoSuchAlgorithmException absent) {
        throw new IllegalStateException(absent);
      }
    }

    private static List<Double> list(double[] values) {
      return Arrays.stream(values).boxed().toList();
    }
  }
}
