package org.sentuh.control.event;

/**
 * One fact with its place in the device's life: nothing is keyed on wall time.
 *
 * @param boot the device's boot, letters, digits and '-'
 * @param sequence 0 and up without a hole, within that boot
 * @param atNs monotonic nanoseconds within that boot
 * @param fact what happened
 */
public record Event(String boot, long sequence, long atNs, Fact fact) {}
