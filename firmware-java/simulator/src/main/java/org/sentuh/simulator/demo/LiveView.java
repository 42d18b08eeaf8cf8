package org.sentuh.simulator.demo;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.treatment.State;

/**
 * The picture of a running treatment: a pure function of the scene, the look and the size.
 *
 * <p>From 72 columns on the back stands beside the words, in a tall narrow terminal above them, and
 * in a small one the words stand alone. Each thing has its fixed place; nothing jumps.
 */
final class LiveView {

  private static final int SIDE_BY_SIDE_COLUMNS = 72;
  private static final int LEAST_TEXT_COLUMNS = 35;
  private static final int MOST_TEXT_COLUMNS = 60;
  private static final int STACKED_ROWS = 36;
  private static final int GAP_COLUMNS = 2;
  private static final int EDGE_COLUMNS = 1;

  private final WordColumn words;
  private final BodyMap map;

  LiveView(Setup setup) {
    this.words = new WordColumn(setup);
    this.map = new BodyMap(setup);
  }

  /** The lines of the whole screen: exactly so many rows, each of exactly so many columns. */
  List<AttributedString> lines(Scene scene, Look look, int columns, int rows) {
    Palette palette = new Palette(look);
    boolean withKeys = rows > 1;
    ArrayList<AttributedString> lines =
        new ArrayList<>(body(scene, palette, columns, withKeys ? rows - 1 : rows));
    if (withKeys) {
      lines.add(keys(scene, palette, columns));
    }
    return lines;
  }

  private List<AttributedString> body(Scene scene, Palette palette, int columns, int rows) {
    if (columns >= SIDE_BY_SIDE_COLUMNS) {
      Grid grid = map.fit(columns - LEAST_TEXT_COLUMNS - GAP_COLUMNS - EDGE_COLUMNS, rows);
      if (grid.columns() > 0) {
        return beside(scene, palette, grid, columns, rows);
      }
    } else if (rows >= STACKED_ROWS) {
      Grid grid = map.fit(columns, rows - WordColumn.ROOMY_ROWS);
      if (grid.columns() > 0) {
        return above(scene, palette, grid, columns, rows);
      }
    }
    return framed(scene, palette, columns, rows);
  }

  private List<AttributedString> beside(
      Scene scene, Palette palette, Grid grid, int columns, int rows) {
    int room = columns - grid.columns() - GAP_COLUMNS - EDGE_COLUMNS;
    int textColumns = Math.min(MOST_TEXT_COLUMNS, room);
    List<AttributedString> drawn = map.lines(scene, palette, grid);
    List<AttributedString> text = words.lines(scene, palette, textColumns, rows);
    ArrayList<AttributedString> lines = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      TextLine line = new TextLine(palette).space((room - textColumns) / 2);
      int mapRow = row - (rows - drawn.size());
      if (mapRow >= 0) {
        line.add(drawn.get(mapRow));
      } else {
        line.space(grid.columns());
      }
      lines.add(line.space(GAP_COLUMNS).add(text.get(row)).over(columns));
    }
    return lines;
  }

  private List<AttributedString> above(
      Scene scene, Palette palette, Grid grid, int columns, int rows) {
    ArrayList<AttributedString> lines = new ArrayList<>();
    for (AttributedString drawn : map.lines(scene, palette, grid)) {
      TextLine line = new TextLine(palette).space((columns - grid.columns()) / 2);
      lines.add(line.add(drawn).over(columns));
    }
    lines.addAll(framed(scene, palette, columns, rows - lines.size()));
    return lines;
  }

  private List<AttributedString> framed(Scene scene, Palette palette, int columns, int rows) {
    ArrayList<AttributedString> lines = new ArrayList<>();
    int textColumns = Math.min(MOST_TEXT_COLUMNS, columns - 2 * EDGE_COLUMNS);
    for (AttributedString text : words.lines(scene, palette, textColumns, rows)) {
      lines.add(new TextLine(palette).space(EDGE_COLUMNS).add(text).over(columns));
    }
    return lines;
  }

  /** The keys; where there is no room for all, the stop is the last to be left out. */
  private static AttributedString keys(Scene scene, Palette palette, int columns) {
    ArrayList<Key> shown = new ArrayList<>();
    shown.add(Key.STOP);
    if (!scene.state().hasEnded()) {
      shown.addAll(List.of(Key.PAUSE, Key.SOFTER, Key.STRONGER));
    }
    shown.addAll(List.of(Key.LANGUAGE, Key.HELP, Key.PAGES, Key.THEME));
    while (shown.size() > 1 && keyLine(scene, palette, shown).columns() > columns) {
      shown.removeLast();
    }
    return keyLine(scene, palette, shown).over(columns);
  }

  private static TextLine keyLine(Scene scene, Palette palette, List<Key> keys) {
    State state = scene.state();
    TextLine line = new TextLine(palette).space(EDGE_COLUMNS);
    for (Key key : keys) {
      String label = palette.look().letters().clean(scene.speech().key(key, state));
      line.space(line.columns() == EDGE_COLUMNS ? 0 : GAP_COLUMNS);
      if (key == Key.STOP && !state.hasEnded()) {
        line.add(" " + key.letter() + " " + label + " ", palette.on(Ink.STOP_WORD, Ink.STOP));
      } else {
        line.strong(String.valueOf(key.letter()), Ink.TEXT).add(" " + label, Ink.QUIET);
      }
    }
    return line;
  }
}
