/**
 * The wire's book as a page: every topic between device and clinic, every field of every message,
 * how an entry lives and how its chain is checked, from the same files that the tests hold the code
 * against.
 */
@NullMarked
package org.sentuh.simulator.book;

import org.jspecify.annotations.NullMarked;
