package org.sentuh.telemetry.wire;

import java.util.List;
import org.sentuh.control.event.Fact;

/**
 * Up to ten seconds of a treatment, one second a column; the shape of the sample lane's messages.
 *
 * @param zones the zones' names, in the order of every second's zones
 * @param firstAtNs when the first second ended, monotonic
 * @param seconds 1 to 10 seconds that follow one another without a hole
 */
public record SampleFrame(List<String> zones, long firstAtNs, List<Fact.Second> seconds) {

  /** The most seconds in a frame. */
  public static final int MOST_SECONDS = 10;

  /** Keeps its own copies; refuses a frame that is empty, too long or of another shape. */
  public SampleFrame {
    zones = List.copyOf(zones);
    seconds = List.copyOf(seconds);
    if (seconds.isEmpty() || seconds.size() > MOST_SECONDS) {
      throw Allowed.refusal("place_ns", seconds.size() + " seconds", "1 to 10");
    }
    int temperatures = seconds.getFirst().skinCelsius().size();
    for (Fact.Second second : seconds) {
      if (second.zones().size() != zones.size() || second.skinCelsius().size() != temperatures) {
        throw new IllegalArgumentException(
            "a second of %d zones and %d temperatures in a frame of %d and %d"
                .formatted(
                    second.zones().size(),
                    second.skinCelsius().size(),
                    zones.size(),
                    temperatures));
      }
    }
  }
}
