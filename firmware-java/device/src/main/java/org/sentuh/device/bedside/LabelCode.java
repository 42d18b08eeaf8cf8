package org.sentuh.device.bedside;

import java.io.UncheckedIOException;
import java.util.Optional;
import org.sentuh.device.readiness.Hers;
import org.sentuh.device.readiness.Keeping;
import org.sentuh.pages.Tokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The code on a device's label, by which a mother's first phone is paired with nobody of the clinic
 * beside her. It lies open for everybody who sees the label, and no clock ends it, so it is good
 * for very little: once, and only while no mother's phone is known. Whichever comes first makes it
 * worthless: it is used, a mother's phone is paired by another code, another label is drawn, the
 * device is wiped. The device keeps its digest alone, and cannot show it again. Any thread; waits
 * for the disk.
 *
 * <pre>
 * 1 DIGEST     a label that nobody has used
 * 1 -          none
 * </pre>
 */
public final class LabelCode {

  private static final String NAME = "label";
  private static final String FORM = "1 ";
  private static final String NONE = "-";
  private static final int LENGTH = 12;
  private static final Logger LOG = LoggerFactory.getLogger(LabelCode.class);

  /** The next mother gets another label. */
  static final Hers HERS = new Hers(NAME, line -> FORM + NONE);

  private final Keeping keeping;
  private final Sessions sessions;
  private String digest;

  LabelCode(Keeping keeping, Sessions sessions) {
    this.keeping = keeping;
    this.sessions = sessions;
    this.digest =
        keeping
            .value(NAME)
            .filter(line -> line.startsWith(FORM))
            .map(line -> line.substring(FORM.length()))
            .orElse(NONE);
  }

  /**
   * A code for another label, as {@code K7QM-2RT4-9XYC}; the label before is worthless from now on.
   *
   * @throws IllegalStateException while a mother's phone is known: then it would be of no use
   * @throws UncheckedIOException when the disk does not take it; then nothing has changed
   */
  public synchronized String issue() {
    if (sessions.has(Role.MOTHER)) {
      throw new IllegalStateException(
          "a mother's phone is paired already, and a label is for the first one alone; for another"
              + " phone: sentuh pair mother; for the next mother: sentuh wipe");
    }
    String code = PairingCodes.draw(LENGTH);
    String next = Tokens.digest(code);
    keeping.keep(NAME, FORM + next);
    digest = next;
    return PairingCodes.grouped(code);
  }

  /** Whether what somebody typed looks like the code of a label. */
  static boolean isOne(String typed) {
    return PairingCodes.normal(typed).length() == LENGTH;
  }

  /** The role of a phone that shows the label's code, once. */
  synchronized Optional<Role> redeem(String typed) {
    boolean good = Tokens.digest(PairingCodes.normal(typed)).equals(digest);
    if (!good || sessions.has(Role.MOTHER)) {
      return Optional.empty();
    }
    spend();
    LOG.info("a mother's first phone comes by the label");
    return Optional.of(Role.MOTHER);
  }

  /** It is good no more. */
  synchronized void spend() {
    if (digest.equals(NONE)) {
      return;
    }
    digest = NONE;
    try {
      keeping.keep(NAME, FORM + NONE);
    } catch (UncheckedIOException full) {
      LOG.warn("the label is used up until the power goes; the disk does not take it");
    }
  }
}
