package org.sentuh.clinic.design;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.IntConsumer;

/**
 * Two lists side by side: what is in both stays together in its order, as much as can; between
 * that, what is alike is one thing that was changed, and the rest is gone or new.
 *
 * @param before the earlier list
 * @param after the later one
 * @param alike whether one may have become the other
 */
record Aligned<T>(List<T> before, List<T> after, BiPredicate<T, T> alike) {

  /** Takes the places of two that belong together. */
  @FunctionalInterface
  interface Both {
    void take(int before, int after);
  }

  /** Goes through both, in the later one's order. */
  void each(Both both, IntConsumer gone, IntConsumer fresh) {
    int[][] common = common();
    int old = 0;
    int now = 0;
    while (old < before.size() || now < after.size()) {
      int oldEnd = old;
      int nowEnd = now;
      while (!matches(common, oldEnd, nowEnd)
          && (oldEnd < before.size() || nowEnd < after.size())) {
        if (nowEnd == after.size()
            || (oldEnd < before.size()
                && common[oldEnd + 1][nowEnd] >= common[oldEnd][nowEnd + 1])) {
          oldEnd++;
        } else {
          nowEnd++;
        }
      }
      between(old, oldEnd, now, nowEnd, both, gone, fresh);
      if (oldEnd < before.size() && nowEnd < after.size()) {
        both.take(oldEnd, nowEnd);
      }
      old = oldEnd + 1;
      now = nowEnd + 1;
    }
  }

  private boolean matches(int[][] common, int old, int now) {
    return old < before.size()
        && now < after.size()
        && before.get(old).equals(after.get(now))
        && common[old][now] == common[old + 1][now + 1] + 1;
  }

  private void between(
      int old, int oldEnd, int now, int nowEnd, Both both, IntConsumer gone, IntConsumer fresh) {
    int oldAt = old;
    int nowAt = now;
    while (oldAt < oldEnd && nowAt < nowEnd) {
      if (alike.test(before.get(oldAt), after.get(nowAt))) {
        both.take(oldAt++, nowAt++);
      } else if (oldEnd - oldAt > nowEnd - nowAt) {
        gone.accept(oldAt++);
      } else {
        fresh.accept(nowAt++);
      }
    }
    while (oldAt < oldEnd) {
      gone.accept(oldAt++);
    }
    while (nowAt < nowEnd) {
      fresh.accept(nowAt++);
    }
  }

  /** How many the rest of both lists have in common, from every pair of places on. */
  private int[][] common() {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int old = before.size() - 1; old >= 0; old--) {
      for (int now = after.size() - 1; now >= 0; now--) {
        common[old][now] =
            before.get(old).equals(after.get(now))
                ? common[old + 1][now + 1] + 1
                : Math.max(common[old + 1][now], common[old][now + 1]);
      }
    }
    return common;
  }
}
