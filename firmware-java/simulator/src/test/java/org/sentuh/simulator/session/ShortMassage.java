package org.sentuh.simulator.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sentuh.control.event.Event;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.State;
import org.sentuh.simulator.tissue.ShippedRecording;
import org.sentuh.simulator.virtualpi.Trials;

/** The shortest whole massage on simulated chips, and what it writes to them, tick by tick. */
public final class ShortMassage {

  private static final Map<Integer, Command> COMMANDS =
      Map.of(
          50,
          new Command.Screen(),
          75,
          new Command.AnswerScreening(true),
          350,
          new Command.Start());

  private ShortMassage() {}

  /** Is told of each tick. */
  public interface Ticks {

    /**
     * A tick is over.
     *
     * @param running whether a massage goes on
     * @param written every write to a chip, its address first
     */
    void tick(boolean running, List<byte[]> written);
  }

  /** Plays it to its end. */
  public static void play(Ticks ticks) throws Exception {
    Order order = Trials.order();
    List<byte[]> written = new ArrayList<>();
    WornPanel panel =
        new WornPanel(
            order,
            ShippedRecording.RECLINE_45.read(),
            7,
            worn -> HeardBus.in(worn.wires(), written::add));
    SimulatedClock clock = new SimulatedClock();
    TreatmentLoop loop = new TreatmentLoop(order.setup(), panel.ports(clock, NOBODY));
    long tNs = SteppedTreatment.FIRST_TICK_NS;
    for (int tick = 0; !isIn(loop, State.Completed.class); tick++) {
      if (COMMANDS.containsKey(tick)) {
        loop.inbox().put(COMMANDS.get(tick));
      }
      clock.set(tNs);
      loop.tick(tNs, 0);
      ticks.tick(isIn(loop, State.Running.class), List.copyOf(written));
      written.clear();
      tNs += order.setup().periodNs();
    }
  }

  private static boolean isIn(TreatmentLoop loop, Class<? extends State> state) {
    return loop.latest() != null && state.isInstance(loop.latest().state());
  }

  private static final Recorder NOBODY =
      new Recorder() {
        @Override
        public boolean offer(Event event) {
          return true;
        }

        @Override
        public void tick(TickRecord tick) {}
      };
}
