package org.sentuh.device.service;

import java.nio.ByteBuffer;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.telemetry.wire.TickCodec;

/**
 * The form of {@code inputs/ticks.bin.gz}: every input of a loop's ticks, and what each decided as
 * a checksum. With the four files beside it, it is all that a replay needs.
 *
 * <pre>
 * "SENTUH-TICKS-2" utf | back length f64 mm | level f64 | sites u8 | thermometers u8
 * a tick: 1 | its inputs as {@link TickCodec} has them | checksum of the decision i32
 * 0 | SHA-256 over all decisions, utf
 * </pre>
 */
public final class TickFile {

  /** How it begins. */
  public static final String MAGIC = "SENTUH-TICKS-2";

  /** A buffer of so many bytes has room for one more tick, or for the head or the end. */
  public static final int ROOM = TickCodec.LONGEST_TICK + 64;

  private TickFile() {}

  /** Writes what stands before the first tick. */
  public static void head(ByteBuffer out, Setup setup) {
    TickCodec.writeText(out, MAGIC);
    out.putDouble(setup.score().back().mm());
    out.putDouble(setup.level());
    out.put((byte) setup.panel().zones());
    out.put((byte) setup.panel().temperatures().size());
  }

  /** Writes one tick. */
  public static void tick(ByteBuffer out, TickRecord tick, int checksum) {
    out.put((byte) 1);
    TickCodec.write(out, tick);
    out.putInt(checksum);
  }

  /** Writes what stands behind the last tick. */
  public static void end(ByteBuffer out, String digest) {
    out.put((byte) 0);
    TickCodec.writeText(out, digest);
  }
}
