package org.sentuh.control.prescription;

import java.util.ArrayList;
import java.util.List;
import org.sentuh.control.body.Panel;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.safety.DaySpent;
import org.sentuh.control.safety.InterlockCard;
import org.sentuh.control.safety.Interlocks;
import org.sentuh.control.safety.Limits;

/**
 * The proof of a programme: that nothing in it can make an interlock act, on one panel and one
 * mother's back, within some limits.
 *
 * <p>What is proven is what the programme <em>wants</em>: at every level up to the ceiling, with
 * any contact, firmness, pause and resume in between, no frame that the controller asks for is
 * lowered or stopped by an interlock for a reason that lies in the programme. A programme that
 * needs an interlock to stay within its bounds is not proven. What the strap, the skin, the supply
 * or a late tick can do is not in the programme; those interlocks are named in {@link Finding#kept}
 * and keep their bounds while it runs.
 *
 * <p><b>How.</b> Every one of these bounds grows with strength: of all ways in which a treatment
 * may go, the one at the ceiling, in full contact and without a pause asks the most at every place
 * of the programme. That one is followed through the score in pieces, each of which is bounded from
 * above for all of its moments ({@link Course}), not sampled at some of them. A bound that is not
 * kept is then played, tick by tick, on the very controller and interlocks of the device ({@link
 * Trial}): what they do there is the counter-example. Where the pieces do not keep a bound and the
 * trial does, the answer is neither, and the programme is not proven.
 *
 * <p>It is about one treatment on a day that has brought nothing before; that the day's sums are
 * kept when it is played again is up to their interlocks. Pure; takes milliseconds; any thread.
 */
public final class Proof {

  /** No treatment ticks more slowly, in nanoseconds; a proof holds for every tick up to it. */
  public static final long LONGEST_TICK_NS = 50_000_000L;

  private Proof() {}

  /** Decides whether a programme on a back is proven on a panel, within some limits. */
  public static Finding of(Score score, Panel panel, Limits limits) {
    Subject subject = new Subject(score, panel, limits);
    List<Bound> bounds = Bounds.of(subject);
    Course.follow(subject, bounds);
    List<Margin> margins = bounds.stream().map(Bound::margin).toList();
    List<InterlockCard> kept = kept(subject, margins);
    return margins.stream().allMatch(Margin::isKept)
        ? new Proven(subject, margins, kept)
        : new Unproven(subject, margins, kept, Trial.of(subject, margins));
  }

  /** The interlocks that no bound here answers for. */
  private static List<InterlockCard> kept(Subject subject, List<Margin> margins) {
    ArrayList<InterlockCard> kept = new ArrayList<>(cards(subject));
    kept.removeIf(card -> margins.stream().anyMatch(m -> m.bound().equals(card.name())));
    return kept;
  }

  static List<InterlockCard> cards(Subject subject) {
    return new Interlocks(subject.limits(), subject.panel(), DaySpent.NOTHING).cards();
  }
}
