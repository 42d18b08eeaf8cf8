package org.sentuh.simulator.demo;

import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Ports;

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
}
