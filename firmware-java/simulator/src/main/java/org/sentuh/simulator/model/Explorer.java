package org.sentuh.simulator.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sentuh.simulator.model.Exploration.Edge;

/**
 * Walks breadth first through everything that can happen, each state by its shortest way, and
 * checks what must hold at every moment. A state machine is never copied: each step is played from
 * the beginning, so that what is explored is what the product runs.
 *
 * @param <R> what is explored
 */
final class Explorer<R extends Run> {

  private static final int MOST_TOLD = 20;

  private static final String NO_TRAP = "From every state people can come back to the beginning.";

  /** A step that nothing had to come before. */
  private static final int NONE = -1;

  /** How a state was first reached: from where, and by what. */
  private record Node(Object key, boolean forGood, int from, int by, int depth) {}

  private final Supplier<R> beginning;
  private final List<Occurrence<R>> occurrences;
  private final List<Invariant> invariants;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<Object, Integer> known = new LinkedHashMap<>();
  private final List<Edge> edges = new ArrayList<>();
  private final Map<String, Breach> breaches = new LinkedHashMap<>();

  Explorer(Supplier<R> beginning, List<Occurrence<R>> occurrences, List<Invariant> invariants) {
    this.beginning = beginning;
    this.occurrences = List.copyOf(occurrences);
    this.invariants = List.copyOf(invariants);
  }

  /** Walks until something does not hold. */
  Optional<Breach> firstBreach() {
    walk(true);
    return breaches.values().stream().findFirst();
  }

  /** Walks through everything. */
  Exploration explore() {
    walk(false);
    return found(0, List.of());
  }

  /**
   * Walks through everything, and then lets any two ways to one state be followed by each of some
   * occurrences: only where they go on alike do the states hide nothing.
   */
  Exploration exploreAndCompare(Predicate<Occurrence<R>> isProbe) {
    walk(false);
    int[] probes =
        IntStream.range(0, occurrences.size())
            .filter(by -> isProbe.test(occurrences.get(by)))
            .toArray();
    Map<Long, Edge> firsts = new LinkedHashMap<>();
    edges.forEach(edge -> firsts.put(step(edge.from(), edge.by()), edge));
    ArrayList<String> differing = new ArrayList<>();
    long compared = 0;
    for (Edge edge : edges) {
      Node target = nodes.get(edge.to());
      if (target.from() == edge.from() && target.by() == edge.by()) {
        continue;
      }
      for (int probe : probes) {
        @Nullable Edge first = firsts.get(step(edge.to(), probe));
        if (first != null) {
          compared++;
          compare(edge, probe, first).stream()
              .filter(words -> differing.size() < MOST_TOLD)
              .forEach(differing::add);
        }
      }
    }
    return found(compared, differing);
  }

  private static long step(int from, int by) {
    return ((long) from << Integer.SIZE) | by;
  }

  private Optional<String> compare(Edge edge, int probe, Edge first) {
    R run = play(edge.from());
    var _ = occurrences.get(edge.by()).how().apply(run);
    List<Moment> moments = occurrences.get(probe).how().apply(run);
    boolean isSame =
        run.key().equals(nodes.get(first.to()).key())
            && replies(moments).equals(replies(first.moments()));
    return isSame
        ? Optional.empty()
        : Optional.of(
            occurrences.get(probe).words()
                + ": "
                + nodes.get(first.to()).key()
                + " or "
                + run.key()
                + "; the other way to "
                + nodes.get(edge.to()).key()
                + " is "
                + trace(edge.from(), edge.by(), nodes.get(edge.to()).key()));
  }

  private static List<Reply> replies(List<Moment> moments) {
    return moments.stream().flatMap(moment -> moment.replies().stream()).toList();
  }

  private Exploration found(long compared, List<String> differing) {
    return new Exploration(
        nodes.stream().map(Node::key).toList(),
        List.copyOf(edges),
        nodes.getLast().depth(),
        List.copyOf(breaches.values()),
        compared,
        List.copyOf(differing));
  }

  private void walk(boolean untilBreach) {
    discover(beginning.get(), NONE, NONE, 0);
    for (int from = 0; from < nodes.size(); from++) {
      for (int by = 0; by < occurrences.size(); by++) {
        step(from, by, nodes.get(from).depth() + 1);
        if (untilBreach && !breaches.isEmpty()) {
          return;
        }
      }
    }
    trap().ifPresent(breach -> breaches.put(breach.invariant(), breach));
  }

  /** The first state from which nothing that can happen ever leads back to the beginning. */
  private Optional<Breach> trap() {
    BitSet leads = new BitSet();
    for (int node = 0; node < nodes.size(); node++) {
      leads.set(node, node == 0 || nodes.get(node).forGood());
    }
    for (int size = 0; leads.cardinality() > size; ) {
      size = leads.cardinality();
      edges.stream().filter(edge -> leads.get(edge.to())).forEach(edge -> leads.set(edge.from()));
    }
    int trap = leads.nextClearBit(0);
    if (trap == nodes.size()) {
      return Optional.empty();
    }
    Node node = nodes.get(trap);
    return Optional.of(new Breach(NO_TRAP, trace(node.from(), node.by(), node.key())));
  }

  private void step(int from, int by, int depth) {
    R run = play(from);
    if (!occurrences.get(by).where().test(run)) {
      return;
    }
    List<Moment> moments = occurrences.get(by).how().apply(run);
    Object key = run.key();
    for (Invariant invariant : invariants) {
      if (!breaches.containsKey(invariant.words())
          && !moments.stream().allMatch(invariant.holds())) {
        breaches.put(invariant.words(), new Breach(invariant.words(), trace(from, by, key)));
      }
    }
    edges.add(new Edge(from, by, ends(moments), discover(run, from, by, depth)));
  }

  /** Of many moments that passed without a command the first and the last are kept. */
  private static List<Moment> ends(List<Moment> moments) {
    return moments.size() > 2 ? List.of(moments.getFirst(), moments.getLast()) : moments;
  }

  private int discover(R run, int from, int by, int depth) {
    Object key = run.key();
    @Nullable Integer before = known.putIfAbsent(key, nodes.size());
    if (before != null) {
      return before;
    }
    nodes.add(new Node(key, run.isForGood(), from, by, depth));
    return nodes.size() - 1;
  }

  /** Plays from the beginning to a state, the way it was first reached. */
  private R play(int to) {
    R run = beginning.get();
    for (int by : way(to)) {
      var _ = occurrences.get(by).how().apply(run);
    }
    return run;
  }

  private List<Integer> way(int to) {
    ArrayList<Integer> way = new ArrayList<>();
    for (Node node = nodes.get(to); node.from() != NONE; node = nodes.get(node.from())) {
      way.add(node.by());
    }
    Collections.reverse(way);
    return way;
  }

  private List<String> trace(int from, int by, Object last) {
    ArrayList<String> lines = new ArrayList<>();
    lines.add(occurrences.get(by).words() + " → " + last);
    for (Node node = nodes.get(from); node.from() != NONE; node = nodes.get(node.from())) {
      lines.add(occurrences.get(node.by()).words() + " → " + node.key());
    }
    Collections.reverse(lines);
    return lines;
  }
}
