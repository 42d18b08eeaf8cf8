package org.sentuh.simulator.field;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.device.readiness.Readiness;
import org.sentuh.device.readiness.ReadinessFolder;
import org.sentuh.device.realtime.Hearing;
import org.sentuh.device.realtime.MachineWallClock;
import org.sentuh.device.realtime.RealTimeClock;
import org.sentuh.device.realtime.TickClock;
import org.sentuh.device.realtime.Ticker;
import org.sentuh.device.reporting.Reporting;
import org.sentuh.device.selftest.LastSelfTest;
import org.sentuh.device.selftest.SelfTestReport;
import org.sentuh.simulator.session.NewMother;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.SteppedTreatment;
import org.sentuh.simulator.session.WornPanel;
import org.sentuh.simulator.tissue.Recording;
import org.sentuh.telemetry.uplink.Credentials;
import org.sentuh.telemetry.uplink.UplinkSettings;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.DeviceId;

/**
 * One device from its start to its end: treats again and again in real time and tells its clinic,
 * or only tells what waits. A device is run once.
 */
public final class FieldDevice {

  private static final String SOFTWARE = "simulated";
  private static final long LOOK_NS = 100_000_000L;
  private static final long LAST_TICK_MS = 1_000;
  private static final int LOOKS_UNTIL_TOLD = 5;

  private final Settings settings;
  private final Clock clock = new RealTimeClock();
  private final String boot = newBoot();
  private volatile @Nullable Hearing hearing;

  /**
   * Which device.
   *
   * @param place where its journal is
   * @param device its name
   * @param brokers where its clinic listens
   * @param credentials what proves who is who; none for a broker on this machine
   * @param seed draws its parts, and what its wearer does
   * @param witness where is written down what it reports, for a balance; none for no balance
   */
  public record Settings(
      Reporting.Place place,
      DeviceId device,
      List<URI> brokers,
      @Nullable Credentials credentials,
      long seed,
      @Nullable Path witness) {

    /** Refuses what an uplink refuses: no broker, another form of address, open plain text. */
    public Settings {
      brokers = uplink("b0", device, brokers, credentials).brokers();
    }

    private static UplinkSettings uplink(
        String boot, DeviceId device, List<URI> brokers, @Nullable Credentials credentials) {
      return new UplinkSettings(device, boot, SOFTWARE, brokers, credentials);
    }

    UplinkSettings uplink(String boot) {
      return uplink(boot, device, brokers, credentials);
    }
  }

  /** A device that has not been started. */
  public FieldDevice(Settings settings) {
    this.settings = settings;
  }

  /** A boot's name, which no start of any device has had before: 52 bits of chance. */
  public static String newBoot() {
    return String.format("b%013x", new SecureRandom().nextLong() >>> 12);
  }

  /**
   * Tests the panel, treats until told otherwise, then stops, says goodbye and ends.
   *
   * @param order the treatment
   * @param back the back that the panel is worn on
   * @param going asked ten times a second
   */
  public void treat(Order order, Recording back, BooleanSupplier going)
      throws IOException, SteppedTreatment.PanelRefused {
    WornPanel panel = new WornPanel(order, back, settings.seed());
    List<String> zones = order.setup().panel().sensors().stream().map(s -> s.name()).toList();
    try (Voice voice = new Voice();
        ReadinessFolder kept = ReadinessFolder.within(settings.place().folder())) {
      agreeToEverything(voice.reporting);
      LastSelfTest tested = new LastSelfTest();
      SelfTestReport report = panel.testItself();
      tested.remember(report, clock.nowNs());
      voice.reporting.note(report.notice());
      DayEachTime days = new DayEachTime(clock);
      Readiness readiness = NewMother.readiness(order.setup(), kept, clock, days, tested);
      Hearing hearing = new Hearing(readiness.watch(voice.hear(voice.reporting.recorder(zones))));
      this.hearing = hearing;
      TreatmentLoop loop = new TreatmentLoop(order.setup(), panel.ports(clock, hearing), readiness);
      voice.reporting.obey(loop.inbox());
      readiness.obey(loop.inbox());
      Ticker ticker = new Ticker(loop, hearing, new TickClock(), order.setup().periodNs());
      RestlessWearer wearer =
          new RestlessWearer(
              loop, voice.reporting, readiness, days, new SplittableRandom(settings.seed()));
      ticker.start();
      for (long t = clock.nowNs(); going.getAsBoolean() && !hearing.broke(); t += LOOK_NS) {
        clock.sleepUntil(t);
        wearer.look();
        readiness.look();
      }
      ticker.leave();
      ticker.join(LAST_TICK_MS);
    }
  }

  /** How many whole periods its ticks have missed since it began to treat. Any thread. */
  public long missedPeriods() {
    Hearing heard = hearing;
    return heard == null ? 0 : heard.missedPeriods();
  }

  /** How many ticks there were since it began to treat. Any thread. */
  public long ticks() {
    Hearing heard = hearing;
    return heard == null ? 0 : heard.ticks();
  }

  /** Tells what waits, as a device does that only lies in its drawer; notes when all is told. */
  public void tell(BooleanSupplier going) throws IOException {
    try (Voice voice = new Voice()) {
      agreeToEverything(voice.reporting);
      int told = 0;
      for (long t = clock.nowNs(); going.getAsBoolean(); t += LOOK_NS) {
        clock.sleepUntil(t);
        told = voice.reporting.isTold() && voice.reporting.uplink().confirmed() ? told + 1 : 0;
        if (told == LOOKS_UNTIL_TOLD) {
          voice.told();
        }
      }
    }
  }

  private static void agreeToEverything(Reporting reporting) {
    for (Consent consent : Consent.values()) {
      reporting.consent(consent, true);
    }
  }

  /** Journal and uplink, and who watches them. */
  private final class Voice implements AutoCloseable {

    private final @Nullable Witness witness;
    final Reporting reporting;

    Voice() throws IOException {
      Path file = settings.witness();
      Witness watching = file == null ? null : new Witness(file, boot);
      witness = watching;
      reporting =
          Reporting.open(
              settings.place(),
              settings.uplink(boot),
              clock,
              new MachineWallClock(),
              new SplittableRandom(),
              backlog -> watching == null ? backlog : watching.watch(backlog));
    }

    Recorder hear(Recorder recorder) {
      return witness == null ? recorder : witness.hear(recorder);
    }

    void told() {
      if (witness != null) {
        witness.told();
      }
    }

    @Override
    public void close() {
      reporting.close();
    }
  }
}
