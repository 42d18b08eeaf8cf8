package org.sentuh.simulator.virtualpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The package's own unit under a real service manager (systemd) on real device nodes: it is ready
 * when it says so, a program that is frozen or killed is ended, switched off and started again, one
 * that cannot be used is left alone, and one that is told to end has ended well.
 */
final class ServiceTrials {

  private static final long MOST_MS = 180_000;

  /** The cut-off of the hardware, and its rail's fall. */
  private static final double CUT_OFF_MS = 400;

  private static final double RAIL_OFF_V = 0.4;
  private static final int BAD_INPUT = 2;

  /** The unit's WatchdogSec, and what a slow guest may take to act upon it. */
  private static final double MOST_FROZEN_S = 2 + 3;

  /** What the unit's ExecStopPost says when it has done its work. */
  private static final String OFF = "every output of the chips is off";

  private static final String RUNS = " runs: ";

  private final PiBench bench;
  private final List<Chapter> chapters = new ArrayList<>();

  private ServiceTrials(PiBench bench) {
    this.bench = bench;
  }

  /** Tries all of them on a guest that a service manager has started. */
  static List<Chapter> on(PiBench bench) throws VirtualPi.Silent {
    ServiceTrials trials = new ServiceTrials(bench);
    trials.ready();
    trials.brought("frozen", "STOP", "watchdog", 1);
    trials.brought("killed", "KILL", "signal", 2);
    trials.unusable();
    trials.ended();
    return trials.chapters;
  }

  private void ready() throws VirtualPi.Silent {
    int code = run("systemctl start sentuh");
    String state = said("systemctl show -p ActiveState --value sentuh");
    String user = said("stat -c %U /proc/$(systemctl show -p MainPID --value sentuh)");
    String type = said("systemctl show -p Type --value sentuh");
    boolean passed =
        code == 0
            && state.equals("active")
            && user.equals("sentuh")
            && type.equals("notify")
            && times(RUNS) == 1;
    told(
        "started by its unit, ready when it says so",
        passed,
        "exit code %d, %s, Type=%s, as %s",
        code,
        state,
        type,
        user);
  }

  /** Sends a signal to the program alone, and waits until it has been started again. */
  private void brought(String how, String signal, String result, int restarts)
      throws VirtualPi.Silent {
    int offBefore = times(OFF);
    double goneS =
        Double.parseDouble(
                said(
                    "p=$(systemctl show -p MainPID --value sentuh); b=$(date +%s%N); kill -"
                        + signal
                        + " $p; while kill -0 $p 2>/dev/null; do sleep 0.02; done;"
                        + " echo $(($(date +%s%N) - b))"))
            / 1e9;
    double volts = bench.seenAfter(CUT_OFF_MS).now() ? Double.NaN : bench.board().railVolts();
    run(
        "until [ $(systemctl show -p NRestarts --value sentuh) = "
            + restarts
            + " ] && systemctl -q is-active sentuh; do sleep 0.2; done");
    run("dmesg");
    boolean named = bench.read("out").contains("Failed with result '" + result + "'");
    int off = times(OFF) - offBefore;
    boolean passed =
        goneS < MOST_FROZEN_S
            && volts < RAIL_OFF_V
            && named
            && off == 1
            && times(RUNS) == 1 + restarts;
    told(
        how + ", ended, off, started again",
        passed,
        "gone after %.2f s (%s), rail at %.2f V, ExecStopPost %s, restart %d",
        goneS,
        named ? result : "not for " + result,
        volts,
        off == 1 ? "switched off" : "said " + off + " times that it is off",
        restarts);
  }

  private void unusable() throws VirtualPi.Silent {
    run("sed -i s/pwm_hz/pwm_khz/ /run/config/device.yaml");
    int code = run("systemctl restart sentuh");
    run("sleep 5");
    String state = said("systemctl show -p ActiveState --value sentuh");
    String status = said("systemctl show -p ExecMainStatus --value sentuh");
    boolean passed =
        code != 0 && state.equals("failed") && status.equals(String.valueOf(BAD_INPUT));
    run("sed -i s/pwm_khz/pwm_hz/ /run/config/device.yaml");
    told(
        "a configuration that cannot be used",
        passed,
        "%s with exit code %s, and not tried again",
        state,
        status);
  }

  private void ended() throws VirtualPi.Silent {
    int started = run("systemctl start sentuh");
    int code = run("systemctl stop sentuh");
    String state = said("systemctl show -p ActiveState --value sentuh");
    String result = said("systemctl show -p Result --value sentuh");
    boolean passed =
        started == 0 && code == 0 && state.equals("inactive") && result.equals("success");
    told("told to end", passed, "%s, %s", state, result);
  }

  private int run(String command) throws VirtualPi.Silent {
    return bench.pi().run("{ " + command + "; } >/run/host/out 2>&1", MOST_MS);
  }

  private String said(String command) throws VirtualPi.Silent {
    run(command);
    return bench.read("out");
  }

  /** How often the program has said something since the guest is up. */
  private int times(String sentence) throws VirtualPi.Silent {
    return (int) bench.read("service.log").lines().filter(line -> line.contains(sentence)).count();
  }

  @SuppressWarnings("AnnotateFormatMethod") // It would need a library for one annotation.
  private void told(String name, boolean passed, String found, Object... values) {
    chapters.add(
        new Chapter(name, passed, String.format(Locale.ROOT, found, values), bench.seconds()));
  }
}
