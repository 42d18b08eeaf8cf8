package org.sentuh.simulator.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.simulator.faults.Expectation.Ends;
import org.sentuh.simulator.faults.Expectation.GoesOn;
import org.sentuh.simulator.faults.Expectation.StaysOff;
import org.sentuh.simulator.faults.Fault.Part;
import org.sentuh.simulator.scenario.Happening;
import org.sentuh.simulator.session.Order;

/** What may happen to skin and straps, and what people do. */
final class WearerFaults {

  private final List<SteppedFault> faults = new ArrayList<>();
  private final List<String> zones;

  private WearerFaults(Order order) {
    zones = order.setup().panel().sensors().stream().map(site -> site.name()).toList();
  }

  static List<SteppedFault> of(Order order) {
    WearerFaults of = new WearerFaults(order);
    of.warmth();
    of.garment();
    of.people();
    return of.faults;
  }

  private void warmth() {
    for (String site : List.of("skin-upper", "skin-middle", "skin-lower")) {
      faults.add(
          new SteppedFault(
              site + "-heated",
              Part.SKIN,
              "something hot lies on the skin side",
              bed -> bed.panel().happen(new Happening.SkinHeated(site, 60)),
              new Ends(10_000, Reason.HEAT_UNEXPLAINED),
              16));
    }
  }

  private void garment() {
    worn(
        "garment-presses-hard",
        new Happening.GarmentPresses(30),
        new Ends(5_000, Reason.PRESSURE_SPIKE, Reason.PRESSURE_TOO_HIGH));
    worn(
        "straps-pulled-hard",
        new Happening.StrapPulls(Optional.empty(), 5, 200_000_000L),
        new GoesOn(Reason.PRESSURE_PEAK, Reason.PRESSURE_SUSTAINED));
    worn(
        "one-strap-pulled",
        new Happening.StrapPulls(Optional.of(zones.get(2)), 3, 0),
        new GoesOn());
    worn(
        "panel-taken-off",
        new Happening.StrapPulls(Optional.empty(), 0, 500_000_000L),
        new Ends(4_000, Reason.CONTACT_LOST));
    worn(
        "one-strap-loose",
        new Happening.StrapPulls(Optional.of(zones.get(2)), 0, 500_000_000L),
        new GoesOn());
    worn("she-sits-up", new Happening.SitsUp(), new Ends(4_000, Reason.CONTACT_LOST));
  }

  private void people() {
    person(
        "stop-button",
        "the stop button is pressed and held",
        bed -> bed.panel().happen(new Happening.Button(true)),
        Reason.STOP_BUTTON);
    faults.add(
        new SteppedFault(
            "stop-at-a-screen",
            Part.PERSON,
            "somebody stops at a screen, and taps more before and after",
            bed -> {
              bed.loop().inbox().put(new Command.Stronger());
              bed.loop().inbox().put(new Command.Stop());
              bed.loop().inbox().put(new Command.Start());
              bed.loop().inbox().put(new Command.Resume());
            },
            new StaysOff(Expectation.TICKS_MS, Reason.STOPPED_BY_WEARER),
            6));
    faults.add(
        new SteppedFault(
            "inbox-flooded",
            Part.PERSON,
            "a thousand commands at once from two screens",
            bed -> {
              for (int i = 0; i < 500; i++) {
                bed.loop().inbox().put(new Command.Stronger());
                bed.loop().inbox().put(new Command.Softer());
              }
            },
            new GoesOn(),
            6));
  }

  private void worn(String name, Happening body, Expectation expected) {
    faults.add(
        new SteppedFault(
            new Fault(name, Part.GARMENT, name.replace('-', ' ')),
            List.of(body),
            bed -> {},
            expected,
            16));
  }

  private void person(String name, String what, Consumer<Bed> presses, Reason reason) {
    faults.add(
        new SteppedFault(
            name, Part.PERSON, what, presses, new Ends(Expectation.TICKS_MS, reason), 6));
  }
}
