package org.sentuh.control.prescription;

import java.util.List;
import org.sentuh.control.safety.InterlockCard;

/** What a proof has found. */
public sealed interface Finding permits Proven, Unproven {

  /** How near the programme comes to every bound that it can influence. */
  List<Margin> margins();

  /**
   * The interlocks whose bounds no programme can influence: they are kept while it runs, by the
   * interlock and not by the proof.
   */
  List<InterlockCard> kept();

  /**
   * The proven programme.
   *
   * @throws IllegalArgumentException for one that is not proven, saying which bound is broken,
   *     where, and what to do
   */
  Proven orRefuse();
}
