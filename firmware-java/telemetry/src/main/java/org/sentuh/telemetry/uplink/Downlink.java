package org.sentuh.telemetry.uplink;

import org.sentuh.telemetry.wire.Message;

/**
 * What the world may say to the device, and what it asks of it. Nothing here may start or
 * strengthen a treatment.
 *
 * <p>{@link #obey} is called on a thread of the connection, one command at a time, so that a stop
 * waits neither for the disk nor for what is being sent; it must return at once. Everything else is
 * called on the uplink's thread.
 */
public interface Downlink {

  /** A command that is for this device, has not expired and was not heard before. */
  Message.CommandReply obey(Message.RemoteCommand command);

  /**
   * A prescription was offered, which may be an old one, or the one that is here; answers what the
   * device holds now, and why not this one.
   */
  Message.Reported offer(Message.Desired desired);

  /** The revision of the prescription that the device holds, 0 for none. */
  int prescriptionRevision();

  /** How the device is now. */
  Message.Health health();

  /**
   * What was logged last, for a command that asked for it and was accepted: lines of technicians,
   * without secrets, names and answers.
   */
  String log();
}
