package org.sentuh.clinic.people;

/**
 * Somebody who is in.
 *
 * @param name her sign at work, as {@code BD-7}
 * @param facility where she works
 * @param role what she does there
 */
public record Person(String name, String facility, Role role) {}
