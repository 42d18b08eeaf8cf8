package org.sentuh.control.loop;

/**
 * Everything the panel can feel and report.
 *
 * <p>One port and not several: pressure, temperature and supply come over one bus in one order, and
 * the tick sees them as one frozen picture.
 */
public interface PanelSensors {

  /** Takes the sample of one tick. Does not wait; trouble is in the sample. */
  PanelSample sample(long tNs);
}
