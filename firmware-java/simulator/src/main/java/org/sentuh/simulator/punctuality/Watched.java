package org.sentuh.simulator.punctuality;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.sentuh.simulator.ordeal.Jvm;
import org.sentuh.simulator.ordeal.Memory;
import org.sentuh.simulator.ordeal.Program;
import org.sentuh.simulator.session.TreatmentFiles.Text;
import org.sentuh.telemetry.wire.Consent;
import tools.jackson.databind.JsonNode;

/**
 * What phones that watch cost a device: its own program with its package's options, before a panel
 * that stands apart, in a massage that a mother's phone has begun; for so long with two phones, and
 * for as long with many more.
 *
 * @param phones how many more
 * @param seconds how long each
 * @param alone its ticks with a mother's phone and a technician's
 * @param watched its ticks with the others
 * @param told how often the others were told something, a second and phone
 * @param peakMb the greatest resident size of its process from its start to the end
 */
public record Watched(
    int phones, int seconds, Ticks alone, Ticks watched, double told, double peakMb) {

  /** The most that the device's process may take. */
  public static final double MOST_MB = 120;

  private static final double KB_PER_MB = 1024;
  private static final int OPENING_S = 60;
  private static final int GOING_S = 15;
  private static final int TECHNICIAN = 100;
  private static final int LOOK_MS = 200;
  private static final int MOST_SELF_TESTS = 3;
  private static final int SELF_TEST_S = 5;
  private static final String SELF_TEST_FAILED = "self-test-failed";
  private static final List<String> FILES =
      List.of(
          "device.yaml",
          "limits.yaml",
          "screening.yaml",
          "allowance.yaml",
          "panels/m.yaml",
          "programmes/standard.yaml");

  /**
   * How its ticks were.
   *
   * @param ticks how many
   * @param missed whole periods that were missed
   * @param late ticks that were not done in time for their heartbeat
   */
  public record Ticks(long ticks, long missed, long late) {

    private Ticks since(Ticks before) {
      return new Ticks(ticks - before.ticks, missed - before.missed, late - before.late);
    }

    private String json() {
      return String.format(
          Locale.ROOT, "{\"ticks\":%d,\"missed\":%d,\"late\":%d}", ticks, missed, late);
    }
  }

  /** Measures. */
  public static Watched measure(int phones, int seconds) throws IOException, InterruptedException {
    return measure(phones, seconds, GOING_S);
  }

  /**
   * Measures.
   *
   * @param goingS how long the massage goes on before anything counts
   */
  static Watched measure(int phones, int seconds, int goingS)
      throws IOException, InterruptedException {
    try (Scratch scratch = new Scratch()) {
      return new Box(scratch).measure(phones, seconds, goingS);
    }
  }

  /** Whether the ticks were as they are without the phones, within the memory. */
  public boolean isKept() {
    return watched.missed <= alone.missed && watched.late <= alone.late && peakMb <= MOST_MB;
  }

  /** One line of JSON. */
  public String json() {
    return String.format(
        Locale.ROOT,
        "{\"phones\":%d,\"seconds\":%d,\"alone\":%s,\"watched\":%s,\"told_a_second\":%.1f,"
            + "\"peak_mb\":%.1f,\"kept\":%b}",
        phones,
        seconds,
        alone.json(),
        watched.json(),
        told,
        peakMb,
        isKept());
  }

  /** A box and its panel, each a process of its own. */
  private static final class Box {

    private final Path folder;
    private final Path socket;
    private final Path log;
    private final int port;

    Box(Scratch scratch) throws IOException {
      this.folder = Files.createDirectories(scratch.disk("box"));
      this.socket = scratch.disk("board");
      this.log = scratch.disk("box.log");
      try (ServerSocket free = new ServerSocket(0)) {
        this.port = free.getLocalPort();
      }
      for (String file : FILES) {
        write(file, Text.shipped(file).content());
      }
      write("use.yaml", Text.shipped("use.yaml").content().replace("port: 8080", "port: " + port));
    }

    private void write(String file, String content) throws IOException {
      Path path = folder.resolve("config").resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, content);
    }

    private List<String> box(String... command) {
      List<String> arguments = new ArrayList<>(List.of(socket.toString()));
      arguments.addAll(List.of(command));
      arguments.add("--config=" + folder.resolve("config"));
      arguments.add("--state=" + folder.resolve("state"));
      arguments.add("--run=" + folder.resolve("run"));
      return Jvm.box(Jvm.DEVICE, arguments);
    }

    Watched measure(int phones, int seconds, int goingS) throws IOException, InterruptedException {
      List<String> standing =
          Jvm.command(
              List.of(),
              List.of("board", "--socket=" + socket, "--config=" + folder.resolve("config")));
      try (Program board = new Program("board", standing, log);
          Program device = new Program("device", Policy.started(box("run")), log)) {
        board.start();
        await(() -> Files.exists(socket));
        device.start();
        URI pages = URI.create("http://127.0.0.1:" + port + "/");
        try (PhonesBeside beside = new PhonesBeside(pages, code("mother"), 1);
            PagePhone technician = new PagePhone(pages, code("technician"), TECHNICIAN)) {
          technician.watch();
          begin(beside.mother(), technician);
          TimeUnit.SECONDS.sleep(goingS);
          Ticks first = ticks(technician);
          TimeUnit.SECONDS.sleep(seconds);
          Ticks alone = ticks(technician).since(first);
          beside.watch(phones);
          Ticks second = ticks(technician);
          long before = beside.told();
          TimeUnit.SECONDS.sleep(seconds);
          double told = (double) (beside.told() - before) / seconds / phones;
          Ticks watched = ticks(technician).since(second);
          if (!technician.latest().path("state").asString("").equals("running")) {
            throw new IllegalStateException(
                "the massage has ended: " + technician.latest().path("why"));
          }
          double peakMb = Memory.peakKb(pid(device)) / KB_PER_MB;
          return new Watched(phones, seconds, alone, watched, told, peakMb);
        }
      }
    }

    /** The process itself, and not one that has given it its share of the processor. */
    private long pid(Program device) {
      return ProcessHandle.of(device.pid()).stream()
          .flatMap(started -> Stream.concat(Stream.of(started), started.descendants()))
          .filter(process -> process.info().command().orElse("").endsWith("java"))
          .mapToLong(ProcessHandle::pid)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("the device has ended; see " + log));
    }

    /** A code as a technician has it drawn at the box, once the device has tested itself. */
    private String code(String role) throws IOException, InterruptedException {
      for (int second = 0; second < OPENING_S; second++) {
        Process pair =
            new ProcessBuilder(box("pair", role))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(pair.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (pair.waitFor() == 0) {
          return said.split(" ", 2)[0];
        }
        TimeUnit.SECONDS.sleep(1);
      }
      throw new IllegalStateException("no code is drawn: " + said());
    }

    /** Agrees to the record, answers every question well, and starts once enough touches. */
    private void begin(PagePhone mother, PagePhone technician)
        throws IOException, InterruptedException {
      String agreed = "{\"consent\":\"" + Consent.TREATMENT.word() + "\",\"given\":true}";
      mother.asks("/consent", agreed);
      JsonNode now = mother.asks("/screening", "");
      while (!now.path("left").isEmpty()) {
        String question = now.path("left").path(0).asString("");
        now = mother.asks("/answer", "{\"question\":\"" + question + "\",\"yes\":false}");
      }
      for (int test = 1; !isArmed(mother); test++) {
        if (test == MOST_SELF_TESTS || !against(mother).contains(SELF_TEST_FAILED)) {
          throw new IllegalStateException(
              "no massage begins: " + against(mother) + "; the device said:\n" + said());
        }
        technician.asks("/self-test", "{\"hands\":false}"); // other work may have held it up
        TimeUnit.SECONDS.sleep(SELF_TEST_S);
      }
      mother.asks("/start", "");
    }

    private static boolean isArmed(PagePhone mother) throws InterruptedException {
      for (int look = 0; look < OPENING_S; look++) {
        if (mother.latest().path("against").isEmpty()) {
          return true;
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_MS);
      }
      return false;
    }

    private static String against(PagePhone mother) {
      return mother.latest().path("against").toString();
    }

    private String said() throws IOException {
      return Files.readString(log);
    }

    private static Ticks ticks(PagePhone technician) {
      JsonNode read = technician.latest().path("instrument");
      return new Ticks(
          read.path("ticks").asLong(), read.path("missed").asLong(), read.path("late").asLong());
    }

    private static void await(BooleanSupplier moment) throws InterruptedException {
      for (int look = 0; look < OPENING_S && !moment.getAsBoolean(); look++) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MS);
      }
    }
  }
}
