package org.sentuh.device.readiness;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.sentuh.telemetry.wire.Wall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A device changes hands: what belongs to the mother before is erased from it.
 *
 * <p>Somebody of the clinic asks for it at the device, by typing its name, while nothing goes on
 * and after everything that she lets the clinic know has been stored there. From that moment on
 * nothing begins ({@link #isAsked}); the device ends, and its next start erases, before it has a
 * loop or pages. What was asked for stands on the disk, so a start that was cut off in the middle
 * is followed by one that erases again: what is found later is either all of hers or nothing.
 *
 * <p>What stays, and why:
 *
 * <ul>
 *   <li>The ledger of doses. It names nobody and is forgotten by itself within a day. Nobody can
 *       know that the next skin under the panel is another one: the same mother may get it back, or
 *       keep it. An empty ledger would allow her a second massage within the rest of her back; a
 *       ledger that is too full lets somebody else wait for some hours.
 *   <li>A hold, without its reason's words. It is released by a midwife's own deliberate act and by
 *       nothing else.
 *   <li>The clinic's key and the number of the last prescription, so that none of an earlier mother
 *       is ever taken again; the prescription itself goes. Where the clinic lets the device go, its
 *       key goes as well ({@link #leaves}).
 *   <li>The phones of midwives and technicians, and what they wrote into the configuration: where
 *       no clinic prescribes, {@code use.yaml} has the length of her back and is theirs to change.
 * </ul>
 *
 * <p>A disk may keep old bytes where no file points to any more, above all a memory card: this is
 * no destruction of data on a device that is thrown away. Any thread.
 *
 * <pre>
 * asked SINCE SIGN      the device stays with its clinic
 * leaving SINCE SIGN    and goes from it
 * done SINCE SIGN
 * </pre>
 */
public final class Wipe {

  private static final String NAME = "wipe";
  private static final String ASKED = "asked";
  private static final String LEAVING = "leaving";
  private static final String DONE = "done";
  private static final String UNKNOWN = "unknown";
  private static final int WORDS = 3;
  private static final Logger LOG = LoggerFactory.getLogger(Wipe.class);

  private final Keeping keeping;
  private final Wall.Clock wall;
  private final String device;
  private final BooleanSupplier rests;
  private final LongSupplier untold;
  private volatile boolean asked;

  /**
   * The wipe of one device.
   *
   * @param device its name
   * @param rests whether no massage and nothing else goes on with the panel
   * @param untold how much of what she lets the clinic know is not stored there
   */
  public Wipe(
      Keeping keeping, Wall.Clock wall, String device, BooleanSupplier rests, LongSupplier untold) {
    this.keeping = keeping;
    this.wall = wall;
    this.device = device;
    this.rests = rests;
    this.untold = untold;
    this.asked = isDue(keeping);
  }

  /** Why it is not wiped. */
  public static final class NotNow extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String code;

    NotNow(String code, String words) {
      super(words);
      this.code = code;
    }

    /** Its word in messages: {@code massage-goes-on} or {@code not-told-yet}. */
    public String code() {
      return code;
    }
  }

  /** Whether it was asked for and is not done: nothing begins meanwhile. */
  public boolean isAsked() {
    return asked;
  }

  /**
   * Somebody of the clinic who has the device before them asks for it. Waits for the disk.
   *
   * @param by her short sign, 1 to 20 letters, digits, '.' or '-'
   * @param typed the device's name as she typed it: nobody does that by accident
   * @throws IllegalArgumentException when it is another name, or no sign
   * @throws NotNow while something goes on, or has to reach the clinic first
   * @throws java.io.UncheckedIOException when the disk does not take it; then nothing has changed
   */
  public synchronized void ask(String by, String typed) {
    ask(by, typed, ASKED);
  }

  /** The same, and the device goes from its clinic: then no clinic has it any more. */
  public synchronized void leave(String by, String typed) {
    ask(by, typed, LEAVING);
  }

  /** Whether it could be asked for now: nothing goes on, and nothing is untold. */
  public boolean isPossible() {
    return rests.getAsBoolean() && untold.getAsLong() == 0;
  }

  private void ask(String by, String typed, String how) {
    if (!typed.equals(device)) {
      throw new IllegalArgumentException(
          "\"" + typed + "\" is not this device; it is wiped by typing " + device);
    }
    if (!by.matches(HoldLatch.SIGN)) {
      throw new IllegalArgumentException(
          "\""
              + by
              + "\" is no sign of somebody; allowed are 1 to 20 letters, digits, '.' and '-'");
    }
    if (!rests.getAsBoolean()) {
      throw new NotNow(
          "massage-goes-on", "something goes on with the panel; end it first, then wipe");
    }
    long left = untold.getAsLong();
    if (left > 0) {
      throw new NotNow(
          "not-told-yet",
          left + " entries have not reached the clinic yet; connect the device until they have");
    }
    keeping.keep(NAME, String.join(" ", how, now(wall), by));
    asked = true;
    LOG.info("the device is to be wiped; its next start does it");
  }

  /** Whether a start of the device has to erase before anything else. */
  public static boolean isDue(Keeping keeping) {
    return words(keeping)
        .map(List::getFirst)
        .filter(how -> how.equals(ASKED) || how.equals(LEAVING))
        .isPresent();
  }

  /** Whether a start that has to erase has to let the clinic's key go as well. */
  public static boolean leaves(Keeping keeping) {
    return words(keeping).filter(words -> words.getFirst().equals(LEAVING)).isPresent();
  }

  /**
   * Erases what is kept in lines, and then says that it is done. Before that, whoever calls has
   * erased everything else.
   *
   * @param others the lines of other rooms
   * @param prescribed whether nothing begins before a clinic has prescribed anew: then what a
   *     midwife had narrowed goes with the prescription; otherwise it stays, for without it the
   *     massage would be stronger than anybody meant
   * @throws java.io.UncheckedIOException when the disk does not take it; then it is still due
   */
  public static void finish(
      Keeping keeping, List<Hers> others, boolean prescribed, Wall.Clock wall) {
    List<Hers> lines = new ArrayList<>(others);
    lines.add(HoldLatch.HERS);
    if (prescribed) {
      lines.add(Narrowing.HERS);
    }
    for (Hers hers : lines) {
      keeping
          .value(hers.name())
          .ifPresent(line -> keeping.keep(hers.name(), hers.without().apply(line)));
    }
    String by = words(keeping).map(words -> words.get(2)).orElse(UNKNOWN);
    keeping.keep(NAME, String.join(" ", DONE, now(wall), by));
    LOG.info("the device is wiped");
  }

  /**
   * When it was wiped last, as RFC 3339; {@code unknown} where nobody knew the time; empty: never.
   */
  public static String last(Keeping keeping) {
    return words(keeping)
        .filter(words -> words.getFirst().equals(DONE))
        .map(words -> words.get(1))
        .orElse("");
  }

  private static Optional<List<String>> words(Keeping keeping) {
    return keeping
        .value(NAME)
        .map(line -> List.of(line.split(" ", WORDS)))
        .filter(words -> words.size() == WORDS);
  }

  private static String now(Wall.Clock wall) {
    Wall now = wall.now();
    return now.quality() == Wall.Quality.TRUSTED
        ? now.at().truncatedTo(ChronoUnit.SECONDS).toString()
        : UNKNOWN;
  }
}
