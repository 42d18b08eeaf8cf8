package org.sentuh.control.event;

import java.util.List;
import org.sentuh.control.body.Level;
import org.sentuh.control.pressure.SensorFault;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.Refusal;

/**
 * Something that happened in or around a treatment. Units are in the names; words for people are
 * found by the reason's code.
 */
public sealed interface Fact {

  /**
   * The loop has begun with this programme on this panel.
   *
   * @param programme its name
   * @param revision its revision
   * @param panel the panel's name
   * @param backLengthMm C7 to T12
   * @param durationNs how long the programme lasts on this back
   * @param level where the level begins
   * @param ceiling the highest level
   */
  record Prepared(
      String programme,
      int revision,
      String panel,
      double backLengthMm,
      long durationNs,
      double level,
      double ceiling)
      implements Fact {}

  /**
   * A stroke reaches beyond the panel and is drawn to its edge.
   *
   * @param phase the phase, from 0
   * @param stroke the stroke in it, from 0
   * @param level the nearest level of the spine
   * @param outsideMm how far outside
   */
  record DrawnToEdge(int phase, int stroke, Level level, double outsideMm) implements Fact {}

  /**
   * The treatment went from one state to another.
   *
   * @param from its word
   * @param to its word
   * @param why the reason, {@link Reason#NONE} where the words say it all
   */
  record StateChanged(String from, String to, Reason why) implements Fact {}

  /**
   * A person's command was taken.
   *
   * @param command its word
   */
  record CommandTaken(String command) implements Fact {}

  /**
   * A person's command was not taken.
   *
   * @param command its word
   * @param why the reason
   */
  record CommandRefused(String command, Refusal why) implements Fact {}

  /**
   * The level or her ceiling was changed.
   *
   * @param level felt intensity
   * @param ceiling felt intensity
   */
  record LevelSet(double level, double ceiling) implements Fact {}

  /**
   * A stroke began.
   *
   * @param phase the phase, from 0
   * @param repeat the phase's repetition, from 0
   * @param stroke the stroke in it, from 0
   * @param placeNs the place in the programme
   */
  record StrokeBegan(int phase, int repeat, int stroke, long placeNs) implements Fact {}

  /**
   * A zone came to touch the back, or came off it.
   *
   * @param zone its name
   * @param touching whether it touches now
   */
  record ContactChanged(String zone, boolean touching) implements Fact {}

  /**
   * A pressure sensor is no longer believed.
   *
   * @param zone its name
   * @param fault why
   */
  record SensorFaulted(String zone, SensorFault fault) implements Fact {}

  /**
   * A pressure sensor is believed again.
   *
   * @param zone its name
   */
  record SensorRecovered(String zone) implements Fact {}

  /**
   * A note or a limit began to hold.
   *
   * @param why its reason
   * @param requested the strongest intensity that was asked
   * @param granted the strongest that was granted
   */
  record LimitBegan(Reason why, double requested, double granted) implements Fact {}

  /**
   * A note or a limit no longer holds.
   *
   * @param why its reason
   * @param lastedNs how long it held
   */
  record LimitEnded(Reason why, long lastedNs) implements Fact {}

  /**
   * Periods were missed before a tick.
   *
   * @param periods how many
   */
  record TicksMissed(long periods) implements Fact {}

  /**
   * The motor drivers did not take a frame.
   *
   * @param why what they answered, with the address
   */
  record DeliveryRefused(String why) implements Fact {}

  /**
   * The program itself went wrong; everything is off.
   *
   * @param what the exception's words
   */
  record ProgramFault(String what) implements Fact {}

  /**
   * One second of the treatment.
   *
   * @param placeNs the place in the programme at its end
   * @param level the granted level at its end
   * @param zones what each zone felt
   * @param skinCelsius the skin-side temperatures at its end; NaN where unknown
   * @param amps the mean current of all motors while it was known; NaN when it never was
   * @param volts the motor rail at its end; NaN where unknown
   */
  record Second(
      long placeNs,
      double level,
      List<ZoneSecond> zones,
      List<Double> skinCelsius,
      double amps,
      double volts)
      implements Fact {}

  /**
   * One second of one zone.
   *
   * @param leastKpa the least pressure while it was believed; NaN when it never was
   * @param meanKpa the mean pressure, likewise
   * @param mostKpa the greatest pressure, likewise
   * @param intensity the mean felt intensity, root of the sum of its motors' squares
   * @param touching whether it touched at the end
   */
  record ZoneSecond(
      double leastKpa, double meanKpa, double mostKpa, double intensity, boolean touching) {}

  /**
   * The treatment ended.
   *
   * @param outcome {@code completed}, {@code stopped} or {@code faulted}
   * @param why the reason
   * @param runNs how long it ran
   * @param pausedNs how long it waited
   * @param dose what reached each zone
   */
  record Ended(String outcome, Reason why, long runNs, long pausedNs, Dose dose) implements Fact {}

  /**
   * Facts were lost because nobody took them in time.
   *
   * @param facts how many
   */
  record Dropped(long facts) implements Fact {}
}
