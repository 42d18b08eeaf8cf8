package org.sentuh.simulator.ordeal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.control.loop.Clock;
import org.sentuh.device.realtime.RealTimeClock;

/**
 * Devices that treat, a broker, an archive and its intakes, each a process of its own, while what
 * is named is killed and cut at random; then everything is left alone to drain, and what the
 * devices' witnesses saw is held against the archive.
 */
public final class Ordeal {

  private static final long LOOK_NS = 50_000_000L;
  private static final long DRAIN_NS = TimeUnit.MINUTES.toNanos(5);

  private final Settings settings;
  private final Consumer<String> say;
  private final Clock clock = new RealTimeClock();

  /**
   * Which ordeal.
   *
   * @param seconds for how long there is trouble
   * @param troubles what is killed and cut
   * @param broker {@code artemis} or {@code mosquitto}
   * @param archive {@code sqlite} or {@code postgresql}
   * @param devices how many, 1 to 16
   * @param seed draws what happens when
   * @param ground where everything is written
   */
  public record Settings(
      int seconds,
      List<Trouble> troubles,
      String broker,
      String archive,
      int devices,
      long seed,
      Path ground) {

    /** Keeps its own copy. */
    public Settings {
      troubles = List.copyOf(troubles);
    }
  }

  /**
   * An ordeal that has not begun.
   *
   * @param say takes a line about how it goes
   */
  public Ordeal(Settings settings, Consumer<String> say) {
    this.settings = settings;
    this.say = say;
  }

  /** What this machine lacks for an ordeal, with what to do; empty when it lacks nothing. */
  public static List<String> lacks(Settings settings) {
    List<String> lacks = new ArrayList<>();
    if (settings.broker().equals("mosquitto") && !Mosquitto.isInstalled()) {
      lacks.add("mosquitto is not installed; install it, or use --broker artemis");
    }
    if (settings.archive().equals("postgresql") && PostgresCluster.programs().isEmpty()) {
      lacks.add("PostgreSQL is not installed; install it, or use --archive sqlite");
    }
    if (settings.troubles().contains(Trouble.DISK) && !mayChangeMachine()) {
      lacks.add("a disk of its own for each device needs root and mount; leave disk out of --kill");
    }
    return lacks;
  }

  private static boolean mayChangeMachine() {
    return Shell.isRoot() && List.of("ip", "nft", "mount", "sysctl").stream().allMatch(Shell::has);
  }

  /** Removes what an ordeal has left. */
  public static void clear(Path ground) {
    Shell.run("rm", "-rf", ground.toString());
  }

  /** Goes through with it. */
  public Outcome run() throws IOException, ArchiveUnavailable {
    SplittableRandom chance = new SplittableRandom(settings.seed());
    Files.createDirectories(settings.ground());
    List<Home> homes = new ArrayList<>();
    try (Clinic clinic =
        Clinic.open(
            settings.ground(),
            Clinic.Broker.valueOf(settings.broker().toUpperCase(Locale.ROOT)),
            Clinic.Store.valueOf(settings.archive().toUpperCase(Locale.ROOT)))) {
      try {
        inhabit(homes, clinic, chance);
        Torment torment = new Torment(settings.troubles(), homes, clinic, chance.split());
        long rssKb = endure(torment, homes);
        double drainS = drain(torment, homes);
        Balance.Tally tally = new Balance.Tally();
        clinic.quieten();
        long quarantined;
        try (Archive archive = Archive.open(clinic.archive())) {
          for (Home home : homes) {
            Balance.add(home.device(), home.witness(), archive, tally);
          }
          quarantined = archive.quarantineCounts().values().stream().mapToLong(n -> n).sum();
        }
        return Outcome.of(settings, tally, torment.done(), quarantined, drainS, rssKb);
      } finally {
        for (Home home : homes) {
          home.close();
        }
      }
    }
  }

  private void inhabit(List<Home> homes, Clinic clinic, SplittableRandom chance)
      throws IOException {
    boolean asRoot =
        mayChangeMachine()
            && (settings.troubles().contains(Trouble.DISK)
                || settings.troubles().contains(Trouble.NETWORK));
    int ordeal = asRoot ? Host.freeOrdeal() : 0;
    for (int i = 0; i < settings.devices(); i++) {
      homes.add(
          new Home(ordeal, i, settings.ground(), clinic.port(), chance.nextLong(1 << 30), asRoot));
    }
    homes.forEach(home -> home.treating().start());
  }

  /** Answers the most memory that a device's process was seen with, in kB. */
  private long endure(Torment torment, List<Home> homes) {
    long beganNs = clock.nowNs();
    long endNs = beganNs + TimeUnit.SECONDS.toNanos(settings.seconds());
    long rssKb = 0;
    for (long t = beganNs; t < endNs; t += LOOK_NS) {
      clock.sleepUntil(t);
      torment.goOn(TimeUnit.NANOSECONDS.toMillis(clock.nowNs() - beganNs));
      for (Home home : homes) {
        rssKb = Math.max(rssKb, Memory.peakKb(home.treating().pid()));
      }
    }
    return rssKb;
  }

  private double drain(Torment torment, List<Home> homes) {
    torment.end();
    say.accept("everything is mended and left alone to drain");
    homes.forEach(Home::onlyTell);
    long beganNs = clock.nowNs();
    @Nullable Home waiting = homes.getFirst();
    for (long t = beganNs; waiting != null && t < beganNs + DRAIN_NS; t += LOOK_NS) {
      clock.sleepUntil(t);
      waiting = homes.stream().filter(home -> !home.isTold()).findFirst().orElse(null);
    }
    if (waiting != null) {
      say.accept(waiting.device() + " has not told everything; what waits there counts as lost");
    }
    homes.forEach(home -> home.telling().kill());
    return (clock.nowNs() - beganNs) / 1e9;
  }
}
