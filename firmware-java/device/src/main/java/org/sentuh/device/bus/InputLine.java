package org.sentuh.device.bus;

/** A GPIO line that is read, such as a contact of the stop button. */
public interface InputLine {

  /** Returns the level now; never throws for a line that cannot be read. */
  Level level();
}
