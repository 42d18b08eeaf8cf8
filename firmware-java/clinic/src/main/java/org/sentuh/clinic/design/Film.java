package org.sentuh.clinic.design;

import java.nio.ByteBuffer;
import java.util.List;
import org.sentuh.control.pattern.CrossFade;
import org.sentuh.control.pattern.Moment;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.pattern.Touch;

/**
 * A programme as a row of pictures: where it touches and what it asks of every motor, worked out by
 * the device's own code, so that a page which plays it works out nothing. For a picture, not for a
 * motor: places to a tenth of a millimetre, strengths to a part in 255.
 *
 * <pre>
 * a picture, big-endian:
 *   2 bytes   number of the stroke in the score
 *   1 byte    strength of the phase
 *   2 times   a touch: 2 bytes x, 2 bytes y in tenths of a millimetre, signed; 1 byte strength, 0: none
 *   1 byte    a motor: what it is asked of her level
 * </pre>
 */
final class Film {

  /** From one picture to the next: 20 of them for the quickest usual loop, of two seconds. */
  static final long STEP_MS = 100;

  private static final long NS_PER_MS = 1_000_000;
  private static final int TOUCHES = 2;
  private static final int HEAD_BYTES = 3 + 5 * TOUCHES;

  private Film() {}

  /** All pictures of a score, from its first moment to its last. */
  static byte[] of(Score score, CrossFade fade) {
    int pictures = (int) Math.ceilDiv(score.durationNs(), STEP_MS * NS_PER_MS);
    ByteBuffer film = ByteBuffer.allocate(pictures * (HEAD_BYTES + fade.motors()));
    double[] shares = new double[fade.motors()];
    for (int picture = 0; picture < pictures; picture++) {
      Moment moment = score.at(picture * STEP_MS * NS_PER_MS);
      fade.lay(moment.touches(), shares);
      film.putShort((short) moment.passage()).put(part(moment.strength()));
      touches(film, moment);
      for (double share : shares) {
        film.put(part(share * moment.strength()));
      }
    }
    return film.array();
  }

  private static void touches(ByteBuffer film, Moment moment) {
    List<Touch> touches = moment.touches();
    for (int i = 0; i < TOUCHES; i++) {
      if (i < touches.size()) {
        Touch touch = touches.get(i);
        film.putShort(tenths(touch.place().xMm())).putShort(tenths(touch.place().yMm()));
        film.put(part(touch.strength() * moment.strength()));
      } else {
        film.putShort((short) 0).putShort((short) 0).put((byte) 0);
      }
    }
  }

  private static short tenths(double mm) {
    return (short) Math.round(mm * 10);
  }

  /** What is felt at all is at least 1. */
  private static byte part(double strength) {
    return (byte) Math.ceil(Math.clamp(strength, 0, 1) * 255);
  }
}
