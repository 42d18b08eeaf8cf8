package org.sentuh.clinic.prescribing;

import java.security.PublicKey;
import org.sentuh.telemetry.wire.ClaimOffer;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;

/**
 * Signs for the clinic: a programme that two people stand behind, that a panel rests or is let go,
 * and an offer to claim one.
 */
public interface Signer {

  /** Its public half, as devices know it. */
  PublicKey open();

  /** Signs what two people stand behind. */
  Message.Desired sign(SecondApproval approved);

  /** Signs what only takes away, for which one person is enough. */
  Message.Desired sign(DeviceId device, int revision, Draft.Ending ending);

  /** Signs an offer to claim a device. */
  ClaimOffer sign(ClaimOffer.Terms terms);
}
