package org.sentuh.clinic.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.sentuh.control.pattern.Phase;
import org.sentuh.control.pattern.Programme;
import org.sentuh.control.pattern.Stroke;
import org.sentuh.settings.ProgrammeText;

/**
 * What is another in one version of a programme than in an earlier one, in words: nothing where
 * they are the same but for their revision, and something wherever they are not. Immutable.
 */
public final class Differences {

  private final DesignWords words;
  private final List<String> told = new ArrayList<>();

  private Differences(DesignWords words) {
    this.words = words;
  }

  /** The differences, in the order of the file, a sentence each. */
  public static List<String> between(Programme before, Programme after, DesignWords words) {
    Differences differences = new Differences(words);
    differences.heads(before, after);
    differences.sources(before.sources(), after.sources());
    differences.phases(before.phases(), after.phases());
    return List.copyOf(differences.told);
  }

  private void heads(Programme before, Programme after) {
    Map<String, Object> old = ProgrammeText.tree(before);
    Map<String, Object> fresh = ProgrammeText.tree(after);
    for (String key : List.of("name", "title", "permission", "start_level", "ceiling")) {
      values(words.text("difference.place.programme"), key, of(old, key), of(fresh, key));
    }
  }

  private void sources(List<String> before, List<String> after) {
    new Aligned<>(before, after, (a, b) -> false)
        .each(
            (old, fresh) -> {},
            old -> told.add(words.text("difference.removed.source", "source", before.get(old))),
            fresh -> told.add(words.text("difference.added.source", "source", after.get(fresh))));
  }

  private void phases(List<Phase> before, List<Phase> after) {
    new Aligned<>(before, after, (a, b) -> true)
        .each(
            (old, fresh) -> phase(before.get(old), after.get(fresh), fresh),
            old ->
                told.add(
                    words.text("difference.removed.phase", "phase", phase(before.get(old), old))),
            fresh ->
                told.add(
                    words.text("difference.added.phase", "phase", phase(after.get(fresh), fresh))));
  }

  private String phase(Phase phase, int number) {
    return words.text(
        "difference.place.phase",
        "number",
        String.valueOf(number + 1),
        "title",
        words.title(phase.title()));
  }

  private void phase(Phase before, Phase after, int number) {
    String place = phase(after, number);
    Map<String, Object> old = ProgrammeText.tree(before);
    Map<String, Object> fresh = ProgrammeText.tree(after);
    for (String key : List.of("title", "order", "repeats", "ramp")) {
      values(place, key, of(old, key), of(fresh, key));
    }
    strokes(place, before.strokes(), after.strokes());
  }

  private void strokes(String phase, List<Stroke> before, List<Stroke> after) {
    BiPredicate<Stroke, Stroke> sameMovement =
        (a, b) -> a.path().getClass().equals(b.path().getClass());
    new Aligned<>(before, after, sameMovement)
        .each(
            (old, fresh) -> stroke(phase, before.get(old), after.get(fresh), fresh),
            old -> told.add(stroke("difference.removed.stroke", phase, before.get(old))),
            fresh -> told.add(stroke("difference.added.stroke", phase, after.get(fresh))));
  }

  private String stroke(String key, String phase, Stroke stroke) {
    return words.text(key, "phase", phase, "stroke", words.stroke(stroke));
  }

  private void stroke(String phase, Stroke before, Stroke after, int number) {
    String place =
        words.text(
            "difference.place.stroke",
            "phase",
            phase,
            "number",
            String.valueOf(number + 1),
            "stroke",
            words.stroke(after));
    Map<String, Object> old = ProgrammeText.tree(before);
    Map<String, Object> fresh = ProgrammeText.tree(after);
    fresh.forEach((key, value) -> {
      if (value instanceof Map<?, ?> movement && old.get(key) instanceof Map<?, ?> oldMovement) {
        movement.forEach(
            (part, is) -> values(place, String.valueOf(part), of(oldMovement, part), is));
      } else {
        values(place, key, of(old, key), value);
      }
    });
  }

  /** A value, or a group of values that is called by its own name. */
  private void values(String place, String key, Object before, Object after) {
    if (after instanceof Map<?, ?> group && before instanceof Map<?, ?> old) {
      group.forEach((part, is) -> values(place, key + "." + part, of(old, part), is));
    } else if (!after.equals(before)) {
      told.add(
          words.text(
              "difference.changed",
              "place",
              place,
              "key",
              words.key(key),
              "before",
              words.value(key, before),
              "after",
              words.value(key, after)));
    }
  }

  private static Object of(Map<?, ?> group, Object key) {
    Object value = group.get(key);
    return value == null ? "" : value;
  }
}
