package org.sentuh.simulator.model;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Something that can happen.
 *
 * @param words what, in words
 * @param where whether it may happen here at all; what may not is not tried
 * @param how makes it happen, and tells what was seen of it, moment by moment
 * @param <R> what it happens to
 */
record Occurrence<R extends Run>(String words, Predicate<R> where, Function<R, List<Moment>> how) {

  /** One that may happen anywhere. */
  Occurrence(String words, Function<R, List<Moment>> how) {
    this(words, run -> true, how);
  }
}
