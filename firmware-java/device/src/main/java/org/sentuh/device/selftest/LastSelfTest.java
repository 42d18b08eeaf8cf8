package org.sentuh.device.selftest;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.arming.SelfTestResult;

/**
 * The last self-test of this boot, for those who ask whether a treatment may begin: how old it is
 * and what came of it. One that was not through is none. Any thread.
 */
public final class LastSelfTest implements Supplier<@Nullable SelfTestResult> {

  private volatile @Nullable SelfTestResult last;

  /** Nothing has been tested yet. */
  public LastSelfTest() {}

  /**
   * Remembers a test.
   *
   * @param nowNs when it ended, on the clock of those who ask
   */
  public void remember(SelfTestReport report, long nowNs) {
    last =
        switch (report.outcome()) {
          case SOUND -> new SelfTestResult(nowNs, true);
          case FAULTY -> new SelfTestResult(nowNs, false);
          case UNFINISHED -> null;
        };
  }

  @Override
  public @Nullable SelfTestResult get() {
    return last;
  }
}
