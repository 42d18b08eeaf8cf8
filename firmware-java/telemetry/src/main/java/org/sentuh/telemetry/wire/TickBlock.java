package org.sentuh.telemetry.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
  private static final double STEPS = 10_000;

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
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, fast))) {
      TickRecord first = ticks.getFirst();
      out.writeByte(VERSION);
      out.writeByte(first.sample().pressure().sites());
      out.writeByte(first.sample().vitals().skinSites());
      out.writeByte(first.snapshot().verdict().frame().motors());
      out.writeShort(ticks.size());
      for (TickRecord tick : ticks) {
        TickCodec.write(out, tick);
        granted(out, tick.snapshot().verdict().frame());
      }
    } catch (IOException never) {
      throw new UncheckedIOException("memory took no bytes", never);
    } finally {
      fast.end();
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static void granted(DataOutputStream out, ApprovedFrame frame) throws IOException {
    for (int motor = 0; motor < frame.motors(); motor++) {
      out.writeShort((int) Math.round(frame.intensity(motor) * STEPS));
    }
  }

  /**
   * The ticks of a text.
   *
   * @throws IOException when it is not of this form, with what is wrong
   */
  public static List<Tick> decode(String text) throws IOException {
    try (DataInputStream in =
        new DataInputStream(
            new InflaterInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text))))) {
      int version = in.readUnsignedByte();
      if (version != VERSION) {
        throw new IOException("tick block of version " + version + "; only 1 is understood here");
      }
      return ticks(in);
    } catch (IllegalArgumentException notBase64) {
      throw new IOException("a tick block is base 64", notBase64);
    }
  }

  private static List<Tick> ticks(DataInputStream in) throws IOException {
    int sites = in.readUnsignedByte();
    int thermometers = in.readUnsignedByte();
    int motors = in.readUnsignedByte();
    int count = in.readUnsignedShort();
    if (count > MOST_TICKS) {
      throw new IOException(count + " ticks in a block; at most 250 are read");
    }
    ArrayList<Tick> ticks = new ArrayList<>();
    for (int tick = 0; tick < count; tick++) {
      TickCodec.Inputs inputs = TickCodec.read(in, sites, thermometers);
      ArrayList<Double> granted = new ArrayList<>();
      for (int motor = 0; motor < motors; motor++) {
        granted.add(in.readUnsignedShort() / STEPS);
      }
      ticks.add(new Tick(inputs, granted));
    }
    return List.copyOf(ticks);
  }
}
