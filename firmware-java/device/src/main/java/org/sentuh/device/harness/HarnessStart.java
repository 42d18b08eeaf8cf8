package org.sentuh.device.harness;

import java.util.List;
import org.sentuh.device.chip.ChipFault;

/** What came of starting a panel: all of its chips ready, or every fault that was found. */
public sealed interface HarnessStart {

  /**
   * Every chip is the right one and stands in a safe state.
   *
   * @param harness serves the loop's ports
   */
  record Ready(PanelHarness harness) implements HarnessStart {}

  /**
   * The panel may not be used.
   *
   * @param faults every chip that is missing, stuck or lying, with its address
   */
  record Refused(List<ChipFault> faults) implements HarnessStart {

    /** Keeps its own copy. */
    public Refused {
      faults = List.copyOf(faults);
    }
  }
}
