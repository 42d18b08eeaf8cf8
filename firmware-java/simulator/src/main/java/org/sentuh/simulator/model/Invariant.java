package org.sentuh.simulator.model;

import java.util.function.Predicate;

/**
 * What must hold at every moment.
 *
 * @param words what, in one sentence
 * @param holds whether it does
 */
record Invariant(String words, Predicate<Moment> holds) {}
