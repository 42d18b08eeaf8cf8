package org.sentuh.telemetry.uplink;

import org.sentuh.telemetry.wire.Message;

/**
 * What the world may say to the device, and what it asks of it. Called on the uplink's thread;
 * nothing here may start or strengthen a treatment.
 */
public interface Downlink {

  /** A command that is for this device, has not expired and was not heard before. */
  Message.CommandReply obey(Message.RemoteCommand command);

  /** A prescription was offered; answers what the device holds now. */
  Message.Reported offer(Message.Desired desired);

  /** The revision of the prescription that the device holds, 0 for none. */
  int prescriptionRevision();

  /** How the device is now. */
  Message.Health health();
}
