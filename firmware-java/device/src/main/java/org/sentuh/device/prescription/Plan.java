package org.sentuh.device.prescription;

import org.sentuh.control.arming.Allowance;
import org.sentuh.control.prescription.Proven;
import org.sentuh.settings.Prescription;

/**
 * What the mother may start: a prescription that this device has proven. Immutable.
 *
 * @param prescription as the midwife wrote it
 * @param proven its programme, proven on the panel that is worn
 * @param allowance how often, the stricter of the midwife's and the device's
 */
public record Plan(Prescription.Active prescription, Proven proven, Allowance allowance) {}
