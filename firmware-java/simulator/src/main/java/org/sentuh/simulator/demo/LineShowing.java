package org.sentuh.simulator.demo;

import java.io.PrintWriter;
import org.sentuh.control.loop.Clock;

/** A line a second, and one when it ends; nobody types. */
final class LineShowing implements Showing {

  private static final long LINE_NS = 1_000_000_000L;

  private final LineView view;
  private final PrintWriter out;
  private final Clock clock;
  private long nextNs = Long.MIN_VALUE;
  private boolean ended;

  LineShowing(LineView view, PrintWriter out, Clock clock) {
    this.view = view;
    this.out = out;
    this.clock = clock;
  }

  @Override
  public void show(Scene scene, boolean otherTheme, long nowNs) {
    ended &= scene.state().hasEnded();
    boolean first = nextNs == Long.MIN_VALUE;
    boolean last = scene.state().hasEnded() && !ended;
    if (first) {
      out.println(view.beginning(scene.speech()));
    } else if (last || (nowNs >= nextNs && !ended)) {
      out.println(view.line(scene));
    } else {
      return;
    }
    out.flush();
    ended |= last;
    nextNs = first || nowNs - nextNs > LINE_NS ? nowNs + LINE_NS : nextNs + LINE_NS;
  }

  @Override
  public void await(long untilNs, Attendant attendant) {
    clock.sleepUntil(untilNs);
  }

  @Override
  public long farewellNs() {
    return 0;
  }

  @Override
  public void close() {
    out.flush();
  }
}
