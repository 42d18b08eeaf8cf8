package org.sentuh.simulator.demo;

import java.util.Optional;

/**
 * Finds the keys in what is typed. An arrow or a function key arrives as several characters, the
 * first of them ESC; none of them may be taken for a key of ours.
 */
final class TypedKeys {

  private static final int ESC = 0x1b;

  private enum Place {
    PLAIN,
    AFTER_ESC,
    IN_SEQUENCE,
    LAST_OF_SEQUENCE
  }

  private Place place = Place.PLAIN;

  /** The key of one more typed character, if it is one. */
  Optional<Key> typed(int character) {
    if (character == ESC) {
      place = Place.AFTER_ESC;
      return Optional.empty();
    }
    switch (place) {
      case PLAIN -> {
        return Key.of(character);
      }
      case AFTER_ESC ->
          place =
              character == '['
                  ? Place.IN_SEQUENCE
                  : character == 'O' ? Place.LAST_OF_SEQUENCE : Place.PLAIN;
      case IN_SEQUENCE ->
          place = character >= '@' && character <= '~' ? Place.PLAIN : Place.IN_SEQUENCE;
      case LAST_OF_SEQUENCE -> place = Place.PLAIN;
    }
    return Optional.empty();
  }

  /** Nothing was typed for a while: what a terminal sends in one go is over. */
  void silence() {
    place = Place.PLAIN;
  }
}
