package org.sentuh.simulator.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sentuh.control.treatment.Command;
import org.sentuh.simulator.scenario.Happening.Asks;
import org.sentuh.simulator.scenario.Happening.BusSticks;
import org.sentuh.simulator.scenario.Happening.Button;
import org.sentuh.simulator.scenario.Happening.Charger;
import org.sentuh.simulator.scenario.Happening.ChipLies;
import org.sentuh.simulator.scenario.Happening.ChipVanishes;
import org.sentuh.simulator.scenario.Happening.GarmentPresses;
import org.sentuh.simulator.scenario.Happening.LeansBack;
import org.sentuh.simulator.scenario.Happening.MotorSuffers;
import org.sentuh.simulator.scenario.Happening.SensorSuffers;
import org.sentuh.simulator.scenario.Happening.SitsUp;
import org.sentuh.simulator.scenario.Happening.SkinHeated;
import org.sentuh.simulator.scenario.Happening.StrapPulls;
import org.sentuh.simulator.scenario.Happening.SupplySags;
import org.sentuh.simulator.scenario.Happening.TickLate;
import org.sentuh.simulator.tissue.MotorDefect;
import org.sentuh.simulator.tissue.SensorDefect;

/**
 * Reads scenarios: one sentence a line, {@code at N s} and then what happens; {@code #} begins a
 * comment.
 *
 * <pre>
 * at 40 s   strap lower-left loosens to 0.2 over 3 s
 * at 60 s   sensor middle-right freezes
 * at 90 s   chip 0x41 vanishes
 * </pre>
 */
public final class ScenarioFile {

  private static final Pattern TIMED = Pattern.compile("at " + Sentence.NUMBER + " s\\s+(.+)");
  private static final int MOST_BYTES = 256 << 10;

  private static final List<Sentence> LANGUAGE =
      List.of(
          new Sentence(
              "straps loosen to N over N s",
              m -> new StrapPulls(Optional.empty(), number(m, 1), ns(m, 2))),
          new Sentence(
              "strap NAME loosens to N over N s",
              m -> new StrapPulls(Optional.of(m.group(1)), number(m, 2), ns(m, 3))),
          new Sentence("garment presses N kPa", m -> new GarmentPresses(number(m, 1))),
          new Sentence("wearer sits up", m -> new SitsUp()),
          new Sentence("wearer leans back", m -> new LeansBack()),
          new Sentence(
              "sensor NAME freezes", m -> new SensorSuffers(m.group(1), new SensorDefect.Frozen())),
          new Sentence(
              "sensor NAME opens", m -> new SensorSuffers(m.group(1), new SensorDefect.Open())),
          new Sentence(
              "sensor NAME shorts", m -> new SensorSuffers(m.group(1), new SensorDefect.Short())),
          new Sentence(
              "sensor NAME is sound", m -> new SensorSuffers(m.group(1), new SensorDefect.Sound())),
          new Sentence(
              "sensor NAME is noisy by N V",
              m -> new SensorSuffers(m.group(1), new SensorDefect.Noisy(number(m, 2)))),
          new Sentence(
              "sensor NAME drifts by N a minute",
              m -> new SensorSuffers(m.group(1), new SensorDefect.Drifting(number(m, 2)))),
          new Sentence(
              "sensor NAME jumps to N times",
              m -> new SensorSuffers(m.group(1), new SensorDefect.Jump(number(m, 2)))),
          new Sentence("motor NAME stalls", m -> new MotorSuffers(m.group(1), MotorDefect.STALLED)),
          new Sentence(
              "motor NAME opens", m -> new MotorSuffers(m.group(1), MotorDefect.OPEN_CIRCUIT)),
          new Sentence(
              "motor NAME sticks on", m -> new MotorSuffers(m.group(1), MotorDefect.STUCK_ON)),
          new Sentence("motor NAME is sound", m -> new MotorSuffers(m.group(1), MotorDefect.NONE)),
          new Sentence("chip 0xNN vanishes", m -> new ChipVanishes(address(m), true)),
          new Sentence("chip 0xNN comes back", m -> new ChipVanishes(address(m), false)),
          new Sentence(
              "chip 0xNN lies for N reads", m -> new ChipLies(address(m), (int) number(m, 2))),
          new Sentence("bus sticks for N s", m -> new BusSticks(ns(m, 1))),
          new Sentence("skin NAME is heated by N W", m -> new SkinHeated(m.group(1), number(m, 2))),
          new Sentence("supply sags by N V", m -> new SupplySags(number(m, 1))),
          new Sentence("charger is connected", m -> new Charger(true)),
          new Sentence("charger is disconnected", m -> new Charger(false)),
          new Sentence("button is pressed", m -> new Button(true)),
          new Sentence("button is released", m -> new Button(false)),
          new Sentence("wearer pauses", m -> new Asks(new Command.Pause())),
          new Sentence("wearer resumes", m -> new Asks(new Command.Resume())),
          new Sentence("wearer softens", m -> new Asks(new Command.Softer())),
          new Sentence("wearer strengthens", m -> new Asks(new Command.Stronger())),
          new Sentence("wearer limits to N", m -> new Asks(new Command.LimitTo(number(m, 1)))),
          new Sentence("wearer stops", m -> new Asks(new Command.Stop())),
          new Sentence("tick is late by N periods", m -> new TickLate((int) number(m, 1))));

  private ScenarioFile() {}

  /** Reads a file; refuses the first line that is no sentence of the language. */
  public static Scenario read(Path file) throws BadScenario {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] text = in.readNBytes(MOST_BYTES + 1);
      if (text.length > MOST_BYTES) {
        throw new BadScenario(file.toString(), "is larger than any scenario; name the file itself");
      }
      return read(
          file.toString(),
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString());
    } catch (IOException unreadable) {
      throw new BadScenario(
          file.toString(), "cannot be read as text; name a scenario file that exists");
    }
  }

  /** Reads a text that came from a file of that name. */
  public static Scenario read(String name, String text) throws BadScenario {
    ArrayList<Scenario.Moment> moments = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].replaceFirst("#.*", "").strip();
      if (!line.isEmpty()) {
        moments.add(moment(name, i + 1, line));
      }
    }
    return new Scenario(moments);
  }

  /** Every form of sentence, for people who write scenarios. */
  public static List<String> forms() {
    return LANGUAGE.stream().map(Sentence::form).toList();
  }

  private static Scenario.Moment moment(String name, int number, String line) throws BadScenario {
    Matcher timed = TIMED.matcher(line);
    if (!timed.matches()) {
      throw new BadScenario(
          name,
          number,
          line,
          "'at N s' and then what happens, as in 'at 40 s wearer sits up', N below 100000");
    }
    List<Happening> read =
        LANGUAGE.stream().flatMap(sentence -> sentence.read(timed.group(2))).toList();
    if (read.isEmpty()) {
      throw new BadScenario(
          name, number, timed.group(2), String.join("; ", forms()) + "; with N below 100000");
    }
    return new Scenario.Moment(ns(timed, 1), read.getFirst());
  }

  private static double number(MatchResult match, int group) {
    return Double.parseDouble(match.group(group));
  }

  private static long ns(MatchResult match, int group) {
    return Math.round(number(match, group) * 1e9);
  }

  private static int address(MatchResult match) {
    return Integer.parseInt(match.group(1), 16);
  }
}
