package org.sentuh.clinic.research;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sentuh.clinic.archive.Handed;
import org.sentuh.clinic.archive.Happening;
import org.sentuh.clinic.archive.personal.Wishes;
import org.sentuh.telemetry.wire.Consent;

/**
 * What a mother agrees to, by the last that was heard of it while she had a panel. Doubt is no
 * agreement: what a panel said in another mother's time counts for nobody else, and studying needs
 * an act of hers that was told.
 *
 * <p>That she agrees to tell of her treatments needs no such act, for without it nothing of them
 * comes. Once she no longer does, the entry that would tell it is itself kept back, so her panel's
 * status counts as well.
 */
final class Agreement {

  private final Set<Consent> agreed = EnumSet.of(Consent.TREATMENT);

  private Agreement() {}

  /** A moment at which something was said. */
  private record Word(Instant at, Runnable change) {}

  /**
   * What she agrees to.
   *
   * @param hands each panel that she had, with what it told; the first one first
   */
  static Set<Consent> of(List<Hand> hands) {
    Agreement agreement = new Agreement();
    for (Hand hand : hands) {
      List<Word> words = new ArrayList<>();
      hand.told().forEach(told -> words.add(agreement.act(told)));
      hand.said().stream()
          .filter(said -> hand.handed().covers(said.at()))
          .forEach(said -> words.add(agreement.status(said)));
      words.sort(Comparator.comparing(Word::at));
      words.forEach(word -> word.change().run());
    }
    return Set.copyOf(agreement.agreed);
  }

  /**
   * One panel while she had it.
   *
   * @param told the acts of agreeing and withdrawing that are hers, in their order
   * @param said everything that its status said
   */
  record Hand(Handed handed, List<Happening> told, List<Wishes.Said> said) {}

  private Word act(Happening told) {
    return new Word(
        told.received(),
        () -> {
          for (Consent consent : Consent.values()) {
            if (consent.word().equals(told.word())) {
              var _ = told.why().equals("given") ? agreed.add(consent) : agreed.remove(consent);
            }
          }
        });
  }

  /** A status takes away and never gives: what it still says may be from before her time. */
  private Word status(Wishes.Said said) {
    return new Word(said.at(), () -> agreed.retainAll(said.consents()));
  }
}
