package org.sentuh.clinic.prescribing;

import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;

/** Signs for the clinic: a programme that two people stand behind, or that a panel rests. */
public interface Signer {

  /** Signs what two people stand behind. */
  Message.Desired sign(SecondApproval approved);

  /** Signs that a panel rests. */
  Message.Desired sign(DeviceId device, int revision, Draft.Withheld withheld);
}
