package org.sentuh.control.loop;

import org.sentuh.control.safety.ApprovedFrame;

/** The motors. There is no other door to them, and nothing but an approved frame fits through. */
public interface Actuators {

  /** Drives a frame. Does not wait; trouble is in the answer. */
  Delivery apply(ApprovedFrame frame);
}
