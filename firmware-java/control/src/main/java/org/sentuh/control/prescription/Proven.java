package org.sentuh.control.prescription;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.Panel;
import org.sentuh.control.pattern.CrossFade;
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
  private @Nullable Prescribed prescribed;

  Proven(Subject subject, List<Margin> margins) {
    this.subject = subject;
    this.margins = List.copyOf(margins);
  }

  /** The programme on the mother's back. */
  public Score score() {
    return subject.score();
  }

  /** The panel that it was proven on. */
  public Panel panel() {
    return subject.panel();
  }

  /** How its touches are laid on the panel's motors. */
  public CrossFade crossFade() {
    return subject.crossFade();
  }

  /** What it asks of each zone; worked out when somebody asks first. */
  public synchronized Prescribed prescribed() {
    Prescribed known = prescribed;
    if (known == null) {
      known = new Prescribed(score(), panel(), crossFade());
      prescribed = known;
    }
    return known;
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
    return Proof.kept(subject, margins);
  }

  @Override
  public Proven orRefuse() {
    return this;
  }
}
