package org.sentuh.simulator.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.treatment.Reason;

/**
 * What was seen of one moment: before, after, and what came in between.
 *
 * @param before what was seen before it
 * @param replies what was asked, each with what became of it, in the order of the answers
 * @param ending the reason that something other than a person ended it for, or {@link Reason#NONE}
 * @param dtNs how much time passed, in nanoseconds
 * @param touching whether any zone touched the back
 * @param after what was seen after it
 * @param output what reached the motors, or null where only the machine itself is played
 * @param thrown what was thrown out of it, or null
 */
record Moment(
    Sight before,
    List<Reply> replies,
    Reason ending,
    long dtNs,
    boolean touching,
    Sight after,
    @Nullable Output output,
    @Nullable RuntimeException thrown) {

  /**
   * What reached the motors in a tick of the loop.
   *
   * @param driven whether any motor was driven
   * @param beat whether the heartbeat was given
   * @param taken whether the drivers have taken the frame
   * @param forbids the reason for which what the panel reports forbids any motion at once, or
   *     {@link Reason#NONE}
   */
  record Output(boolean driven, boolean beat, boolean taken, Reason forbids) {}

  boolean changed() {
    return !before.state().equals(after.state());
  }

  boolean took(Class<?> command) {
    return replies.stream().anyMatch(r -> r.taken() && command.isInstance(r.command()));
  }

  boolean asked(Class<?> command) {
    return replies.stream().anyMatch(r -> command.isInstance(r.command()));
  }
}
