package org.sentuh.simulator.virtualpi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.loop.Clock;
import org.sentuh.device.realtime.RealTimeClock;
import org.sentuh.simulator.apart.Drawn;
import org.sentuh.simulator.scenario.Happening;
import org.sentuh.simulator.session.DriverReplay;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.Replay;
import org.sentuh.simulator.session.TreatmentFiles;
import org.sentuh.simulator.session.TreatmentFiles.Text;
import org.sentuh.simulator.tissue.Recording;
import org.sentuh.simulator.tissue.ShippedRecording;

/**
 * Everything that is tried on virtual Pis, on two of them side by side: a whole massage and one
 * that is stopped on the first; a chip that vanishes, a killed process and a reboot on the second.
 */
public final class Trials {

  /** The longest that motors may go on after the last heartbeat (limits of the hardware). */
  private static final double CUT_OFF_MS = 250;

  /** A stop is heeded by the next tick, and rotors need a moment until they draw nothing. */
  private static final double STOP_MS = 100;

  private static final double LOOK_MS = 400;
  private static final double RAIL_FALLS_MS = 1_000;
  private static final double RAIL_OFF_V = 0.4;
  private static final double LEAST_MASSAGE_S = 1;
  private static final long MOST_MASSAGE_MS = 40_000;
  private static final long MOST_ENDING_MS = 10_000;
  private static final int MOST_ATTEMPTS = 3;
  private static final int DRIVER = 0x40;
  private static final long SHORT_PRESS_NS = 3_000_000L;
  private static final Told TOO_LATE = new Told(List.of(), true);

  private final Guest guest;
  private final Path folder;
  private final Clock clock = new RealTimeClock();
  private final long begunNs = clock.nowNs();
  private final Recording back = ShippedRecording.RECLINE_45.read();
  private boolean machineTooSlow;
  private boolean differs;

  /**
   * Trials that have not begun.
   *
   * @param guest what is booted
   * @param folder an empty one, whose path is short
   */
  public Trials(Guest guest, Path folder) {
    this.guest = guest;
    this.folder = folder;
  }

  /** A programme of 14 s. */
  public static Order order() {
    return Order.read(
        new TreatmentFiles(
            Text.own("virtualpi/short.yaml"),
            Text.shipped("panels/m.yaml"),
            Text.shipped("limits.yaml"),
            Text.shipped("device.yaml")),
        BackLength.REFERENCE,
        -1);
  }

  /**
   * Goes through all of them. While the program on the first virtual Pi starts and feels the back,
   * the one on the second starts too: until both have, no motor is asked for on either.
   */
  public List<Chapter> run() throws IOException, InterruptedException {
    Told loop;
    Told device;
    try (PiBench second = bench("device-1")) {
      second.begin();
      try (PiBench first = bench("loop-1")) {
        loop = told(first, (bench, chapters) -> massages(bench, second::awaitRunning, chapters));
      }
      device = loop.late() ? TOO_LATE : told(second, this::device);
    }
    // A machine that is too slow for two at once may do for one: what is told again is told alone.
    return both(again("loop", loop, this::massages), again("device", device, this::device));
  }

  /** Tries what a technician gets wrong, on a virtual Pi of its own. */
  public List<Chapter> badInputs() throws IOException, InterruptedException {
    Path own = Files.createDirectory(folder.resolve("bad"));
    try (PiBench bench = new PiBench(guest, back, own, 1)) {
      return BadInputs.on(bench);
    }
  }

  /** Tries the package's unit under a service manager, on a virtual Pi of its own. */
  public List<Chapter> service() throws IOException, InterruptedException {
    Path own = Files.createDirectory(folder.resolve("service"));
    try (PiBench bench = new PiBench(guest.underServiceManager(), back, own, 1)) {
      return ServiceTrials.on(bench);
    }
  }

  private interface Story {
    void tell(PiBench bench, List<Chapter> chapters) throws IOException, VirtualPi.Silent;
  }

  /** Another virtual Pi that starts meanwhile. */
  private interface Neighbour {
    void awaitRunning() throws VirtualPi.Silent;
  }

  /**
   * A story that was told once.
   *
   * @param late whether it did not pass on a machine that made its ticks late
   */
  private record Told(List<Chapter> chapters, boolean late) {}

  /**
   * Whether every story that did not pass was told {@value #MOST_ATTEMPTS} times, each time on a
   * machine that made its ticks late: then what did not pass says nothing about the program.
   */
  public boolean machineTooSlow() {
    return machineTooSlow && !differs;
  }

  /** A machine that is too slow for the ticks of its guests gets another chance, or two. */
  private Told again(String name, Told before, Story story)
      throws IOException, InterruptedException {
    Told told = before;
    for (int attempt = 2; told.late() && attempt <= MOST_ATTEMPTS; attempt++) {
      try (PiBench bench = bench(name + "-" + attempt)) {
        told = told(bench, story);
      }
    }
    return told;
  }

  private List<Chapter> both(Told first, Told second) {
    List<Chapter> chapters = new ArrayList<>(first.chapters());
    chapters.addAll(second.chapters());
    machineTooSlow = first.late() || second.late();
    differs =
        Stream.of(first, second)
            .filter(told -> !told.late())
            .anyMatch(told -> !told.chapters().stream().allMatch(Chapter::passed));
    return chapters;
  }

  private PiBench bench(String name) throws IOException, InterruptedException {
    return new PiBench(guest, back, Files.createDirectory(folder.resolve(name)), 1);
  }

  /** What is not said in time ends a story, and its chapter is not passed. */
  private Told told(PiBench bench, Story story) throws IOException {
    List<Chapter> chapters = new ArrayList<>();
    try {
      story.tell(bench, chapters);
    } catch (VirtualPi.Silent silent) {
      chapters.add(chapter("what came after", false, "%s", String.valueOf(silent.getMessage())));
    }
    boolean passed = chapters.stream().allMatch(Chapter::passed);
    return new Told(chapters, !passed && wasLate(bench, chapters));
  }

  private static boolean wasLate(PiBench bench, List<Chapter> chapters) {
    return Stream.concat(
            bench.pi().lines().stream(), chapters.stream().map(chapter -> chapter.found()))
        .anyMatch(said -> said.contains("ticks-missed") || said.contains("held up"));
  }

  private void massages(PiBench bench, List<Chapter> chapters)
      throws IOException, VirtualPi.Silent {
    massages(bench, () -> {}, chapters);
  }

  private void massages(PiBench bench, Neighbour neighbour, List<Chapter> chapters)
      throws IOException, VirtualPi.Silent {
    DriverWrites real = new DriverWrites(bench.order().device().motors().chips());
    bench.board().overhear(real::hear);
    bench.start("--record=/run/host/massage");
    neighbour.awaitRunning();
    chapters.add(wholeMassage(bench));
    bench.acknowledge();
    chapters.add(stopped(bench));
    bench.acknowledge();
    bench.endRecording();
    chapters.add(vanished(bench));
    bench.acknowledge();
    chapters.add(killed(bench));
    replay(bench, bench.folder().resolve("massage"), real, chapters);
  }

  private Chapter wholeMassage(PiBench bench) throws VirtualPi.Silent {
    bench.massage();
    bench.pi().await("state completed", MOST_MASSAGE_MS);
    Drawn.Seen seen = bench.seenAfter(LOOK_MS);
    return chapter(
        "a whole massage",
        seen.motorS() > LEAST_MASSAGE_S && !seen.now(),
        "%.1f motor-seconds in %.1f s",
        seen.motorS(),
        seen.drivenMs() / 1e3);
  }

  private Chapter stopped(PiBench bench) throws VirtualPi.Silent {
    bench.massage();
    bench.happen(new Happening.Button(true));
    clock.sleepUntil(clock.nowNs() + SHORT_PRESS_NS);
    bench.board().happen(new Happening.Button(false));
    bench.pi().await("state stopped stop-button", MOST_ENDING_MS);
    Drawn.Seen seen = bench.seenAfter(LOOK_MS);
    return chapter(
        "a press of 3 ms stops",
        seen.drivenMs() <= STOP_MS && !seen.now(),
        "motors off after %.0f ms, at most %.0f",
        seen.drivenMs(),
        STOP_MS);
  }

  /** The recorded inputs through control, harness and drivers on simulated chips. */
  private void replay(PiBench bench, Path massage, DriverWrites real, List<Chapter> chapters)
      throws IOException {
    DriverWrites simulated = new DriverWrites(bench.order().device().motors().chips());
    String digest = "the same digest in the simulator";
    chapters.add(
        switch (DriverReplay.of(massage, simulated::hear)) {
          case Replay.Result.Identical(long ticks, String hex) ->
              chapter(digest, true, "%d ticks, %.16s…", ticks, hex);
          case Replay.Result.Different(long tick, String what) ->
              chapter(digest, false, "%s", what);
          case Replay.Result.Unreadable(String why) -> chapter(digest, false, "%s", why);
        });
    DriverWrites recorded = real.first(simulated.count()); // it went on after its recording
    int differing = recorded.differingFrom(simulated);
    chapters.add(
        chapter(
            "the same register images in the simulator",
            differing == 0 && recorded.count() > 0,
            "%d of %d writes to the motor drivers differ from %d in the simulator",
            differing,
            recorded.count(),
            simulated.count()));
  }

  private void device(PiBench bench, List<Chapter> chapters) throws VirtualPi.Silent {
    bench.awaitRunning();
    bench.massageByPhone();
    chapters.add(
        chapter("sentuh run, and a massage by phone", true, "the panel has tested itself"));
    chapters.add(rebooted(bench));
    bench.awaitRunning();
    chapters.add(isOffAfterwards(bench));
  }

  private Chapter vanished(PiBench bench) throws VirtualPi.Silent {
    bench.massage();
    bench.happen(new Happening.ChipVanishes(DRIVER, true));
    bench.pi().await("state faulted drivers-lost", MOST_ENDING_MS);
    Drawn.Seen seen = bench.seenAfter(LOOK_MS);
    bench.board().happen(new Happening.ChipVanishes(DRIVER, false));
    return chapter(
        "a motor driver that stops answering",
        seen.unbeatenMs() <= CUT_OFF_MS && !seen.now(),
        "motors off %.0f ms after it, %.0f after the last heartbeat",
        seen.drivenMs(),
        seen.unbeatenMs());
  }

  private Chapter killed(PiBench bench) throws VirtualPi.Silent {
    bench.massage();
    bench.board().mark();
    bench.pi().order("kill");
    bench.pi().await("virtual-pi killed", MOST_ENDING_MS);
    Drawn.Seen seen = bench.seenAfter(RAIL_FALLS_MS);
    double volts = bench.board().railVolts();
    return chapter(
        "kill -9",
        seen.unbeatenMs() <= CUT_OFF_MS && !seen.now() && volts < RAIL_OFF_V,
        "motors off %.0f ms after the last heartbeat, rail at %.2f V",
        seen.unbeatenMs(),
        volts);
  }

  private Chapter rebooted(PiBench bench) throws VirtualPi.Silent {
    bench.board().mark();
    bench.reboot();
    Drawn.Seen seen = bench.seenAfter(LOOK_MS);
    return chapter(
        "the power goes in it",
        seen.unbeatenMs() <= CUT_OFF_MS && !seen.now(),
        "motors off %.0f ms after the last heartbeat",
        seen.unbeatenMs());
  }

  /** The program has tested its panel since, and nothing else. */
  private Chapter isOffAfterwards(PiBench bench) throws VirtualPi.Silent {
    bench.board().mark();
    int ticks = bench.status();
    Drawn.Seen seen = bench.seenAfter(LOOK_MS);
    String status = bench.read("status");
    boolean idle = ticks == 0 && status.contains("\"state\":\"idle\"");
    boolean remembers = status.contains("\"item\":\"allowance\"");
    return chapter(
        "back again, it is off and remembers",
        idle && remembers && seen.motorS() == 0,
        "%s, %.1f motor-seconds, %s",
        idle ? "idle" : "not idle: " + status,
        seen.motorS(),
        remembers ? "the massage counts" : "the massage is forgotten: " + status);
  }

  @SuppressWarnings("AnnotateFormatMethod") // It would need a library for one annotation.
  private Chapter chapter(String name, boolean passed, String found, Object... values) {
    double seconds = (clock.nowNs() - begunNs) / 1e9;
    return new Chapter(name, passed, String.format(Locale.ROOT, found, values), seconds);
  }
}
