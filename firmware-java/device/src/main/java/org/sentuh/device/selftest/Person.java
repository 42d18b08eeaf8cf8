package org.sentuh.device.selftest;

/**
 * Somebody at the panel who is asked to do something that a test cannot do by itself. The test then
 * watches its wires and waits with a bound; nobody has to answer.
 */
@FunctionalInterface
public interface Person {

  /** Tells her what to do now. Returns at once. */
  void ask(Request request);

  /** What she is asked. */
  sealed interface Request {

    /** Its word in messages, as in {@code press-stop} or {@code press-place.upper-left}. */
    default String word() {
      return switch (this) {
        case PressStop() -> "press-stop";
        case ReleaseStop() -> "release-stop";
        case PressPlace(String zone) -> "press-place." + zone;
        case LetGo() -> "let-go";
      };
    }

    /** To press the stop button. */
    record PressStop() implements Request {}

    /** To let the stop button go again. */
    record ReleaseStop() implements Request {}

    /**
     * To press one place with a finger, firmly.
     *
     * @param zone the zone's name
     */
    record PressPlace(String zone) implements Request {}

    /** To take her hands away. */
    record LetGo() implements Request {}
  }
}
