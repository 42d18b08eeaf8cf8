package org.sentuh.control.prescription;

import java.util.List;
import java.util.Optional;
import org.sentuh.control.safety.InterlockCard;

/**
 * A programme that was not proven. Immutable.
 *
 * <p>Without a counter-example it comes so near to a bound that these means cannot tell: the pieces
 * that the proof looks at do not keep it, and the treatment that was played does.
 */
public final class Unproven implements Finding {

  private final Subject subject;
  private final List<Margin> margins;
  private final List<InterlockCard> kept;
  private final Optional<Counterexample> counterexample;

  Unproven(
      Subject subject,
      List<Margin> margins,
      List<InterlockCard> kept,
      Optional<Counterexample> counterexample) {
    this.subject = subject;
    this.margins = List.copyOf(margins);
    this.kept = List.copyOf(kept);
    this.counterexample = counterexample;
  }

  @Override
  public List<Margin> margins() {
    return margins;
  }

  @Override
  public List<InterlockCard> kept() {
    return kept;
  }

  /** A moment at which a bound is broken; none where these means cannot tell. */
  public Optional<Counterexample> counterexample() {
    return counterexample;
  }

  @Override
  public Proven orRefuse() {
    throw new IllegalArgumentException(
        "programme "
            + subject.score().programme().name()
            + " is not proven on panel "
            + subject.panel().name()
            + " and a back of "
            + subject.score().back().mm()
            + " mm: "
            + counterexample.map(Counterexample::words).orElseGet(this::undecided));
  }

  private String undecided() {
    Margin margin =
        margins.stream().filter(m -> !m.isKept()).findFirst().orElseThrow(AssertionError::new);
    return margin.words() + ", which is too near to be told apart; " + margin.advice();
  }
}
