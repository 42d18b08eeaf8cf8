package org.sentuh.simulator.demo;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.PanelSample;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.pattern.Title;

/**
 * Shows the view by hand: {@code Trial [id|en] [loose] [warm] [off] [fault] [patient]}. Loosens a
 * strap after 20 s, warms the panel up after 15 s, loses two sensors after 30 s; a patient one
 * ticks twenty times a second, for machines that are busy.
 */
final class Trial {

  private Trial() {}

  public static void main(String[] arguments) {
    List<String> wishes = List.of(arguments);
    Setup setup =
        FakeTreatment.setup(
            new Title("Pijat standar", "Standard massage"),
            0.4,
            wishes.contains("patient") ? 50_000_000L : 10_000_000L);
    Stage stage =
        new Stage() {
          @Override
          public Ports panel(Clock clock) {
            FakePanel panel = new FakePanel();
            long beganNs = clock.nowNs();
            Ports ports = panel.ports(clock);
            return new Ports(
                clock,
                tNs -> sampled(panel, wishes, (tNs - beganNs) / 1e9, tNs),
                ports.actuators(),
                ports.heartbeat(),
                ports.recorder());
          }

          @Override
          public Ports rehearsal(Clock clock) {
            return new FakePanel().ports(clock);
          }
        };
    Locale language = Locale.of(wishes.contains("en") ? "en" : "id");
    Charset charset = System.out.charset();
    PrintWriter out = new PrintWriter(System.out, true, charset);
    Ending ending = new DemoSession(setup, stage, language, System.getenv()).run(out, charset);
    out.println(ending);
  }

  private static PanelSample sampled(
      FakePanel panel, List<String> wishes, double seconds, long tNs) {
    if (wishes.contains("loose")) {
      panel.kPa[4] = seconds > 20 ? 0.3 : 1.9;
    }
    if (wishes.contains("off") && seconds > 20) {
      java.util.Arrays.fill(panel.kPa, 0.1);
    }
    if (wishes.contains("fault")) {
      panel.reachable[3] = seconds < 20;
      panel.reachable[1] = seconds < 30;
    }
    panel.skinCelsius =
        33.2 + (wishes.contains("warm") ? Math.min(4.6, seconds / 4) : seconds / 200);
    return panel.sample(tNs);
  }
}
