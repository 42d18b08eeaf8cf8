package org.sentuh.simulator.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedCharSequence.ForceMode;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.WCWidth;

/**
 * A terminal's second page: opened for the picture and closed without a trace, whatever happens.
 *
 * <p>Writes of each line only from its first to its last changed column. JLine's own Display is not
 * used, because it moves characters about with insert and delete, which shows on a painted ground,
 * and takes a terminal for one of 256 colours that says otherwise in COLORTERM alone. Drawing and
 * closing exclude each other; the rest is for the thread that draws.
 */
final class Screen implements AutoCloseable {

  private static final int NOTHING_TYPED = -2;
  private static final int USUAL_COLUMNS = 80;
  private static final int USUAL_ROWS = 24;

  private final Terminal terminal;
  private final AtomicBoolean resized = new AtomicBoolean(true);
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final Attributes before;
  private List<AttributedString> drawn = List.of();
  private Size size = new Size(USUAL_COLUMNS, USUAL_ROWS);
  private boolean open;

  /** Opens the page. */
  Screen(Terminal terminal) {
    this.terminal = terminal;
    terminal.handle(Terminal.Signal.WINCH, signal -> resized.set(true));
    terminal.handle(Terminal.Signal.INT, signal -> interrupted.set(true));
    terminal.handle(Terminal.Signal.TSTP, Terminal.SignalHandler.SIG_IGN);
    this.before = terminal.enterRawMode();
    terminal.puts(Capability.enter_ca_mode);
    terminal.puts(Capability.cursor_invisible);
    terminal.flush();
    this.open = true;
  }

  /** The size now; asked anew only after the terminal has said that it changed. */
  Size size() {
    if (resized.getAndSet(false)) {
      Size told = terminal.getSize();
      boolean sound = told.getColumns() > 0 && told.getRows() > 0;
      size = sound ? told : new Size(USUAL_COLUMNS, USUAL_ROWS);
      drawn = List.of();
    }
    return size;
  }

  /** Whether somebody has pressed ctrl-c. */
  boolean isInterrupted() {
    return interrupted.get();
  }

  /** Shows a picture of exactly the screen's size; does nothing once the page is closed. */
  synchronized void draw(List<AttributedString> lines, Look.Depth depth) {
    if (!open) {
      return;
    }
    if (drawn.isEmpty()) {
      terminal.puts(Capability.clear_screen);
    }
    for (int row = 0; row < lines.size(); row++) {
      AttributedString line = lastRow(lines.get(row), row == lines.size() - 1);
      AttributedString old =
          row < drawn.size() ? lastRow(drawn.get(row), row == lines.size() - 1) : null;
      change(row, old, line, depth);
    }
    drawn = List.copyOf(lines);
    terminal.flush();
  }

  /** What is typed within a time: a character, or a negative number for nothing. */
  int typed(long waitMs) {
    try {
      return terminal.reader().read(Math.max(1, waitMs));
    } catch (IOException gone) {
      interrupted.set(true);
      return NOTHING_TYPED;
    }
  }

  /** Puts the terminal back as it was. */
  @Override
  public synchronized void close() {
    if (!open) {
      return;
    }
    open = false;
    terminal.puts(Capability.exit_attribute_mode);
    terminal.puts(Capability.cursor_normal);
    terminal.puts(Capability.exit_ca_mode);
    terminal.setAttributes(before);
    terminal.flush();
    try {
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal could not be put back; type 'reset'", e);
    }
  }

  private void change(
      int row,
      @org.jspecify.annotations.Nullable AttributedString old,
      AttributedString line,
      Look.Depth depth) {
    int from = 0;
    int to = line.length();
    if (old != null && isPlain(old) && isPlain(line) && old.length() == line.length()) {
      while (from < to && same(old, line, from)) {
        from++;
      }
      while (to > from && same(old, line, to - 1)) {
        to--;
      }
    } else if (line.equals(old)) {
      return;
    }
    if (from < to) {
      terminal.puts(Capability.cursor_address, row, from);
      int colours = depth == Look.Depth.TRUE ? AttributedString.TRUE_COLORS : 256;
      terminal.writer().write(line.subSequence(from, to).toAnsi(colours, ForceMode.None));
    }
  }

  /**
   * Leaves the last cell of the last row alone where writing it would scroll the page: on a
   * terminal that wraps at once.
   */
  private AttributedString lastRow(AttributedString line, boolean last) {
    boolean wrapsAtOnce =
        terminal.getBooleanCapability(Capability.auto_right_margin)
            && !terminal.getBooleanCapability(Capability.eat_newline_glitch);
    return last && wrapsAtOnce
        ? line.columnSubSequence(0, Math.max(0, line.columnLength() - 1))
        : line;
  }

  private static boolean same(AttributedString old, AttributedString line, int i) {
    return old.charAt(i) == line.charAt(i) && old.styleAt(i).equals(line.styleAt(i));
  }

  /** Whether every character takes one column, so that characters can be counted as columns. */
  private static boolean isPlain(AttributedString line) {
    for (int i = 0; i < line.length(); i++) {
      if (Character.isSurrogate(line.charAt(i)) || WCWidth.wcwidth(line.charAt(i)) != 1) {
        return false;
      }
    }
    return true;
  }
}
