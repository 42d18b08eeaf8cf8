package org.sentuh.simulator.selftest;

import org.sentuh.device.selftest.Person;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.scenario.Happening;

/** Somebody who does at once what a self-test asks. */
public final class SimulatedHands implements Person {

  /** A firm finger: 3 N on the puck. */
  private static final double FINGER_KPA = 10;

  private final SimulatedPanel panel;
  private String pressed = "";

  /** Hands at a panel. */
  public SimulatedHands(SimulatedPanel panel) {
    this.panel = panel;
  }

  @Override
  public void ask(Request request) {
    letGo();
    switch (request) {
      case Request.PressStop() -> panel.happen(new Happening.Button(true));
      case Request.ReleaseStop() -> panel.happen(new Happening.Button(false));
      case Request.PressPlace(String zone) -> {
        pressed = zone;
        panel.touch(zone, FINGER_KPA);
      }
      case Request.LetGo() -> {}
    }
  }

  private void letGo() {
    if (!pressed.isEmpty()) {
      panel.touch(pressed, 0);
      pressed = "";
    }
  }
}
