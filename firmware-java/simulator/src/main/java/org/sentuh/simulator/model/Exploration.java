package org.sentuh.simulator.model;

import java.util.List;

/**
 * What came of an exploration.
 *
 * @param states every state that was reached, in the order in which they were found
 * @param edges everything that happened in them
 * @param longest how many steps the state that is hardest to reach is away
 * @param breaches what does not hold, each with its shortest trace
 * @param compared how often two ways to one state were played on and compared
 * @param differing how they went on differently; each means that a state hides something
 */
record Exploration(
    List<Object> states,
    List<Edge> edges,
    int longest,
    List<Breach> breaches,
    long compared,
    List<String> differing) {

  /**
   * One thing that happened in one state.
   *
   * @param from index of the state
   * @param by index of what happened
   * @param moments what was seen of it
   * @param to index of the state that it led to
   */
  record Edge(int from, int by, List<Moment> moments, int to) {

    Sight before() {
      return moments.getFirst().before();
    }

    Sight after() {
      return moments.getLast().after();
    }
  }
}
