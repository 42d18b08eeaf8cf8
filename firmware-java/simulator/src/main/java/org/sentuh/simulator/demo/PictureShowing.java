package org.sentuh.simulator.demo;

import org.jline.terminal.Size;
import org.sentuh.control.loop.Clock;

/** The picture on a screen, and the keys that are pressed before it. */
final class PictureShowing implements Showing {

  private static final long FAREWELL_NS = 2_000_000_000L;
  private static final int GONE = -1;

  private final LiveView view;
  private final Screen screen;
  private final Look look;
  private final Clock clock;
  private final TypedKeys keys = new TypedKeys();

  PictureShowing(LiveView view, Screen screen, Look look, Clock clock) {
    this.view = view;
    this.screen = screen;
    this.look = look;
    this.clock = clock;
  }

  @Override
  public void show(Scene scene, boolean otherTheme, long nowNs) {
    Size size = screen.size();
    Look wished = otherTheme ? look.otherwise() : look;
    screen.draw(view.lines(scene, wished, size.getColumns(), size.getRows()), look.depth());
  }

  @Override
  public void await(long untilNs, Attendant attendant) {
    for (long nowNs = clock.nowNs(); nowNs < untilNs; nowNs = clock.nowNs()) {
      int typed = screen.typed((untilNs - nowNs) / 1_000_000);
      if (typed == GONE || screen.isInterrupted()) {
        attendant.dismiss();
        return;
      }
      if (typed < 0) {
        keys.silence();
      } else {
        keys.typed(typed).ifPresent(key -> attendant.press(key, clock.nowNs()));
      }
    }
  }

  @Override
  public long farewellNs() {
    return FAREWELL_NS;
  }

  @Override
  public void close() {
    screen.close();
  }
}
