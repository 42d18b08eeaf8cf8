package org.sentuh.control.pattern;

import java.util.ArrayList;
import java.util.List;
import org.sentuh.control.body.BackLength;

/**
 * A programme laid on one mother's back: every stroke with its moment, as a musician reads it.
 *
 * <p>Immutable; {@link #at} is a pure function of time.
 */
public final class Score {

  private final Programme programme;
  private final BackLength back;
  private final List<Passage> passages;
  private final long[] phaseStartNs;
  private final long durationNs;

  /** Lays a programme on a back. */
  public Score(Programme programme, BackLength back) {
    this.programme = programme;
    this.back = back;
    this.phaseStartNs = new long[programme.phases().size() + 1];
    ArrayList<Passage> laid = new ArrayList<>();
    long tNs = 0;
    for (int phase = 0; phase < programme.phases().size(); phase++) {
      phaseStartNs[phase] = tNs;
      tNs = lay(phase, tNs, laid);
    }
    this.durationNs = tNs;
    this.phaseStartNs[programme.phases().size()] = tNs;
    this.passages = List.copyOf(laid);
  }

  /** The programme that was laid. */
  public Programme programme() {
    return programme;
  }

  /** The back that it was laid on. */
  public BackLength back() {
    return back;
  }

  /** Every stroke in the order in which it is played. */
  public List<Passage> passages() {
    return passages;
  }

  /** How long the whole programme lasts on this back, in nanoseconds. */
  public long durationNs() {
    return durationNs;
  }

  /** When a phase begins, in nanoseconds; for the number of phases, when the last one ends. */
  public long phaseStartNs(int phase) {
    return phaseStartNs[phase];
  }

  /** What the programme asks for, at a time since it began; nothing once it is over. */
  public Moment at(long tNs) {
    int number = passageAt(tNs);
    if (number == passages.size()) {
      return new Moment(number, 0, List.of());
    }
    Passage passage = passages.get(number);
    long phaseNs = phaseStartNs[passage.phase() + 1] - phaseStartNs[passage.phase()];
    double part = (double) (tNs - phaseStartNs[passage.phase()]) / phaseNs;
    double strength = programme.phases().get(passage.phase()).ramp().at(part);
    return new Moment(number, strength, passage.stroke().touches(tNs - passage.startNs(), back));
  }

  private int passageAt(long tNs) {
    int low = 0;
    int high = passages.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (passages.get(middle).endNs() <= tNs) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private long lay(int number, long startNs, List<Passage> laid) {
    Phase phase = programme.phases().get(number);
    int strokes = phase.strokes().size();
    long tNs = startNs;
    for (int repeat = 0; repeat < phase.repeats(); repeat++) {
      boolean reversed =
          phase.order() == Order.REVERSED
              || (phase.order() == Order.BACK_AND_FORTH && repeat % 2 == 1);
      for (int i = 0; i < strokes; i++) {
        int written = reversed ? strokes - 1 - i : i;
        Stroke stroke = phase.strokes().get(written);
        long lastsNs = stroke.durationNs(back);
        laid.add(new Passage(number, repeat, stroke, written, tNs, lastsNs));
        tNs += lastsNs;
      }
    }
    return tNs;
  }
}
