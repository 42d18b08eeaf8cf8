package org.sentuh.settings;

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

  /**
   * Letters to add, drop, change or swap with their neighbour between two words (the distance of
   * Damerau and Levenshtein, each place touched once).
   */
  private static int differences(String a, String b) {
    int[][] of = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        of[i][j] = i == 0 || j == 0 ? i + j : fewest(of, a, b, i, j);
      }
    }
    return of[a.length()][b.length()];
  }

  private static int fewest(int[][] of, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int changed = of[i - 1][j - 1] + (same ? 0 : 1);
    int fewest = Math.min(changed, 1 + Math.min(of[i - 1][j], of[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(fewest, of[i - 2][j - 2] + 1) : fewest;
  }
}
