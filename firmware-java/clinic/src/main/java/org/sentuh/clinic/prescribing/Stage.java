package org.sentuh.clinic.prescribing;

import java.util.Locale;

/** How far a prescription has come. None of these says that anything was started. */
public enum Stage {
  /** Written; a second person has to approve it. */
  DRAFTED,
  /** Two people stand behind it; it is not signed. */
  APPROVED,
  /** Taken back before it was signed. */
  WITHDRAWN,
  /** Signed, on its way to the broker. */
  SIGNED,
  /** The broker has it; the device has not answered, because it is off or without a network. */
  SENT,
  /** It stands on the device, which has proven it. */
  ACCEPTED,
  /** The device did not take it, and says why. */
  REFUSED,
  /** A later one has taken its place. */
  SUPERSEDED,
  /** Its last day is over. */
  EXPIRED;

  /** Its word on pages and in addresses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
