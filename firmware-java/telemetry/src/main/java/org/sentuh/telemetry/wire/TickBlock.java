package org.sentuh.telemetry.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.safety.ApprovedFrame;

/**
 * Ticks that follow one another, as the text {@code data} of a {@link Message.FullRate}: compressed
 * (RFC 1950) and in base 64.
 *
 * <pre>
 * version u8 = 1 | sites u8 | thermometers u8 | motors u8 | ticks u16
 * a tick: its inputs as {@link TickCodec} has them | a motor: granted intensity u16, ten-thousandths
 * </pre>
 *
 * <p>Without state, safe for any thread.
 */
public final class TickBlock {

  /** The most ticks in a block. */
  public static final int MOST_TICKS = 250;

  private static final int VERSION = 1;
  private static final int MOST_MOTORS = 255;
  private static final double STEPS = 10_000;

  /** The most bytes that are unpacked: a block of ordinary ticks has some 60 000. */
  private static final int MOST_BYTES = 4 << 20;

  private TickBlock() {}

  /**
   * One tick of a block.
   *
   * @param inputs what went into it
   * @param granted the intensity of each motor, 0 to 1 in steps of a ten-thousandth
   */
  public record Tick(TickCodec.Inputs inputs, List<Double> granted) {

    /** Keeps its own copy. */
    public Tick {
      granted = List.copyOf(granted);
    }
  }

  /** The text of 1 to {@value #MOST_TICKS} ticks of one panel. */
  public static String encode(List<TickRecord> ticks) {
    if (ticks.isEmpty() || ticks.size() > MOST_TICKS) {
      throw new IllegalArgumentException(ticks.size() + " ticks in a block; 1 to 250 fit");
    }
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ByteBuffer next = ByteBuffer.allocate(TickCodec.LONGEST_TICK + 2 * MOST_MOTORS);
    try (OutputStream out = new DeflaterOutputStream(bytes, fast)) {
      TickRecord first = ticks.getFirst();
      next.put((byte) VERSION);
      next.put((byte) first.sample().pressure().sites());
      next.put((byte) first.sample().vitals().skinSites());
      next.put((byte) first.snapshot().verdict().frame().motors());
      next.putShort((short) ticks.size());
      write(out, next);
      for (TickRecord tick : ticks) {
        TickCodec.write(next, tick);
        granted(next, tick.snapshot().verdict().frame());
        write(out, next);
      }
    } catch (IOException never) {
      throw new UncheckedIOException("memory took no bytes", never);
    } finally {
      fast.end();
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static void write(OutputStream out, ByteBuffer next) throws IOException {
    out.write(next.array(), next.arrayOffset(), next.position());
    next.clear();
  }

  private static void granted(ByteBuffer out, ApprovedFrame frame) {
    for (int motor = 0; motor < frame.motors(); motor++) {
      out.putShort((short) Math.round(frame.intensity(motor) * STEPS));
    }
  }

  /**
   * The ticks of a text.
   *
   * @throws IOException when it is not of this form, with what is wrong
   */
  public static List<Tick> decode(String text) throws IOException {
    try (InputStream unpacked =
        new InflaterInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
      ByteBuffer in = ByteBuffer.wrap(unpacked.readNBytes(MOST_BYTES));
      int version = Byte.toUnsignedInt(in.get());
      if (version != VERSION) {
        throw new IOException("tick block of version " + version + "; only 1 is understood here");
      }
      return ticks(in);
    } catch (IllegalArgumentException notBase64) {
      throw new IOException("a tick block is base 64", notBase64);
    } catch (BufferUnderflowException cut) {
      throw new IOException("a tick block ends before its last tick", cut);
    }
  }

  private static List<Tick> ticks(ByteBuffer in) throws IOException {
    int sites = Byte.toUnsignedInt(in.get());
    int thermometers = Byte.toUnsignedInt(in.get());
    int motors = Byte.toUnsignedInt(in.get());
    int count = Short.toUnsignedInt(in.getShort());
    if (count > MOST_TICKS) {
      throw new IOException(count + " ticks in a block; at most 250 are read");
    }
    ArrayList<Tick> ticks = new ArrayList<>();
    for (int tick = 0; tick < count; tick++) {
      TickCodec.Inputs inputs = TickCodec.read(in, sites, thermometers);
      ArrayList<Double> granted = new ArrayList<>();
      for (int motor = 0; motor < motors; motor++) {
        granted.add(Short.toUnsignedInt(in.getShort()) / STEPS);
      }
      ticks.add(new Tick(inputs, granted));
    }
    return List.copyOf(ticks);
  }
}
