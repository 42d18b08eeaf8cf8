package org.sentuh.device.selftest;

/**
 * How a motor is driven from rest in a pulse: kicked, then driven on.
 *
 * @param kickDuty duty of the kick, 0 to 1
 * @param kickS how long it was kicked, in s
 * @param runDuty duty after it, 0 to 1
 * @param runS from its end to the middle of what was measured then, in s
 */
record Drive(double kickDuty, double kickS, double runDuty, double runS) {}
