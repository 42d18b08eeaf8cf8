package org.sentuh.control.prescription;

import java.util.List;
import org.sentuh.control.body.Panel;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.safety.InterlockCard;
import org.sentuh.control.safety.Limits;

/**
 * A programme that was proven on a panel within some limits. Only {@link Proof} makes one, and no
 * treatment can be set up without it. Immutable.
 */
public final class Proven implements Finding {

  private final Subject subject;
  private final List<Margin> margins;
  private final List<InterlockCard> kept;

  Proven(Subject subject, List<Margin> margins, List<InterlockCard> kept) {
    this.subject = subject;
    this.margins = List.copyOf(margins);
    this.kept = List.copyOf(kept);
  }

  /** The programme on the mother's back. */
  public Score score() {
    return subject.score();
  }

  /** The panel that it was proven on. */
  public Panel panel() {
    return subject.panel();
  }

  /** The limits that it was proven within. */
  public Limits limits() {
    return subject.limits();
  }

  /** The highest level that it was proven at: the lower of the programme's and the limits'. */
  public double ceiling() {
    return subject.ceiling();
  }

  @Override
  public List<Margin> margins() {
    return margins;
  }

  @Override
  public List<InterlockCard> kept() {
    return kept;
  }

  @Override
  public Proven orRefuse() {
    return this;
  }
}
