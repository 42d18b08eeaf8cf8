package org.sentuh.simulator.demo;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Inbox;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.control.treatment.State;
import org.sentuh.device.readiness.Readiness;
import org.sentuh.device.service.Service;
import org.sentuh.device.turns.PanelTurns;
import org.sentuh.device.visit.Visit;

/** Where a shown treatment gets its panel from. */
public interface Stage {

  /**
   * The ports of the treatment that is shown and recorded. Asked for once; used by the tick's
   * thread alone.
   *
   * @param clock the real one, which must be the ports' own
   */
  Ports panel(Clock clock);

  /**
   * The ports of a rehearsal that nobody sees: the same code over its own panel, recording nothing,
   * so that what the treatment needs is compiled before it begins. Asked for once, before the
   * panel.
   *
   * @param clock moved by hand, which must be the ports' own
   */
  Ports rehearsal(Clock clock);

  /** Why the treatment may not begin, empty when it may. Any thread. */
  default Optional<Refusal> refusal() {
    return Optional.empty();
  }

  /**
   * Whether something else is prescribed than this treatment was prepared with. What is played goes
   * on; what has not begun is prepared anew. Any thread.
   */
  default boolean isOutdated() {
    return false;
  }

  /**
   * Whether the treatment may begin, with everything that has to be well; asked for once, before
   * the panel.
   *
   * @param clock the real one
   */
  Readiness readiness(Setup setup, Clock clock);

  /** The treatment's commands go into this inbox; for whoever may stop it from elsewhere. */
  default void listen(Inbox inbox) {}

  /**
   * From now on the clinic is answered what it may ask for beside a stop.
   *
   * @param standing where the treatment is
   * @param canShow whether there are pages to show on which box it is
   * @param clock the real one
   * @return the box's name while it shows that, and nothing else
   */
  default Supplier<String> answer(Supplier<State> standing, BooleanSupplier canShow, Clock clock) {
    return () -> "";
  }

  /**
   * What a technician at the pages needs; asked for once, after the panel.
   *
   * @param turns who else may use the panel
   * @param clock the real one
   */
  Service service(PanelTurns turns, Clock clock);

  /**
   * What a midwife at the pages needs; asked for once, after the panel.
   *
   * @param turns who else may use the panel
   * @param clock the real one
   */
  Visit visit(PanelTurns turns, Clock clock);
}
