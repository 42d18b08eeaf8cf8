package org.sentuh.simulator.model;

import java.util.function.Supplier;

/**
 * A state machine with one thing wrong on purpose: an explorer that does not find it proves
 * nothing.
 *
 * @param words what is wrong with it
 * @param beginning the machine, at its beginning
 * @param <R> how it is played
 */
record Mutant<R extends Run>(String words, Supplier<R> beginning) {}
