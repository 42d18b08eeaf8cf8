package org.sentuh.device.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The known word that a misspelt one is nearest to. */
final class NearestWord {

  /** No word this long is looked up: nobody misspells that much. */
  private static final int LONGEST = 60;

  private NearestWord() {}

  /**
   * The known word that differs from the written one by the fewest letters, when that is a third of
   * them at most; upper and lower case are the same.
   */
  static Optional<String> to(String written, List<String> known) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<String> nearest = Optional.empty();
    int fewest = Math.max(1, written.length() / 3) + 1;
    for (String word : known) {
      int differences =
          differences(written.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
      if (differences < fewest) {
        fewest = differences;
        nearest = Optional.of(word);
      }
    }
    return nearest;
  }

  /** Letters to add, drop or change between two words (Levenshtein). */
  private static int differences(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
