package org.sentuh.simulator.virtualpi;

import java.util.ArrayList;
import java.util.List;
import org.sentuh.simulator.apart.StandingBoard;

/**
 * What a technician gets wrong, each tried with the device's own program on real device nodes: it
 * has to end with one sentence that names what is wrong, and with the exit code that stands for it.
 * None of it depends on how fast a machine is.
 */
final class BadInputs {

  private static final int NO = 1;
  private static final int BAD_INPUT = 2;
  private static final int SLOW_HZ = 100_000;
  private static final int METER = 0x45;
  private static final long MOST_MS = 60_000;

  /** Another configuration: a copy that nobody else is forbidden to read. */
  private static final String COPY =
      "rm -rf /run/bad; cp -r /run/host/config /run/bad; chmod -R a+rX /run/bad; ";

  private static final String CHECK =
      "$sentuh check --config=/run/bad --run=/run/sentuh --state=/run/state/sentuh";

  private final PiBench bench;
  private final List<Chapter> chapters = new ArrayList<>();

  private BadInputs(PiBench bench) {
    this.bench = bench;
  }

  /** Tries all of them, the last one leaves the panel as it is. */
  static List<Chapter> on(PiBench bench) throws VirtualPi.Silent {
    BadInputs inputs = new BadInputs(bench);
    inputs.files();
    inputs.machine();
    inputs.bus();
    return inputs.chapters;
  }

  private void files() throws VirtualPi.Silent {
    tried(
        "a driver at another address",
        "sed -i s/0x41/0x42/ /run/bad/device.yaml; " + CHECK,
        NO,
        "PCA9685 at 0x42");
    tried(
        "a configuration of another version",
        "sed -i s/pwm_hz/pwm_khz/ /run/bad/device.yaml; " + CHECK,
        BAD_INPUT,
        "pwm_khz is not known here");
    tried(
        "another board",
        "{ echo board:; echo '  gpio_chips: [pinctrl-rp1]'; } >>/run/bad/device.yaml; " + CHECK,
        BAD_INPUT,
        "no GPIO chip is a Raspberry Pi's");
  }

  private void machine() throws VirtualPi.Silent {
    tried(
        "a user who may not",
        "cp /run/host/device /run/options; "
            + "chmod a+r /run/options; "
            + "setpriv --reuid=65534 --regid=65534 --clear-groups ${sentuh%% *} @/run/options "
            + CHECK.substring("$sentuh ".length()),
        BAD_INPUT,
        "is not for this user: add it to the group gpio");
    tried(
        "a full /var",
        "mkdir -p /run/full; mount -t tmpfs -o size=4k full /run/full; "
            + "head -c 4096 /dev/zero >/run/full/all; "
            + "$sentuh run --config=/run/bad --run=/run/sentuh --state=/run/full/sentuh",
        BAD_INPUT,
        "its disk must have room");
    bench.start("");
    tried("a line that another program holds", CHECK, BAD_INPUT, "GPIO 17 is held by");
    bench.end();
  }

  private void bus() throws VirtualPi.Silent {
    StandingBoard board = bench.board();
    board.rewire(panel -> panel.bus().runAt(SLOW_HZ));
    tried("a bus at 100 kHz", CHECK, NO, "dtparam=i2c_arm_baudrate=400000");
    board.rewire(panel -> panel.bus().runAt(bench.order().device().bus().speedHz()));
    board.rewire(panel -> panel.solderStranger(METER));
    tried("two chips at one address", CHECK, NO, "or two share it");
  }

  /** What was said is what was found: a person is to judge whether it can be acted upon. */
  private void tried(String name, String command, int code, String fragment)
      throws VirtualPi.Silent {
    int ended =
        bench.pi().run(COPY + "{ " + command + "; } >/run/host/out 2>/run/host/said", MOST_MS);
    String said = bench.read("said");
    boolean passed = ended == code && said.lines().count() == 1 && said.contains(fragment);
    chapters.add(new Chapter(name, passed, "exit code " + ended + ": " + said, bench.seconds()));
  }
}
