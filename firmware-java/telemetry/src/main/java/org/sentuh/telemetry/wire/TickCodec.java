package org.sentuh.telemetry.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.sentuh.control.loop.Delivery;
import org.sentuh.control.loop.PanelSample;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.pressure.ChannelHealth;
import org.sentuh.control.pressure.PressureSample;
import org.sentuh.control.safety.Vitals;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Refusal;

/**
 * The inputs of one tick as bytes, and back.
 *
 * <pre>
 * time i64 | missed periods i32 | commands u8, then each: kind u8 [level f64 | what was asked, refusal u8]
 * rail i16 | a site: counts i16, converted i64, health u8
 * a thermometer: celsius f64, known u8 | amps f64 | volts f64 | supply known, stop, charging as bits u8
 * delivered u8 [why utf] | punctual u8 | bus ns of sample i32, of delivery i32
 * </pre>
 *
 * <p>Numbers are big-endian. How many sites and thermometers there are stands elsewhere, once for
 * many ticks. Without state, safe for any thread.
 */
public final class TickCodec {

  /** No tick takes more bytes than this: one text, and some kilobytes of numbers. */
  public static final int LONGEST_TICK = 1 << 17;

  private static final int LONGEST_TEXT = (1 << 16) - 1;
  private static final int KNOWN = 1;
  private static final int STOP = 2;
  private static final int CHARGING = 4;
  private static final ChannelHealth[] HEALTH = ChannelHealth.values();

  private TickCodec() {}

  /**
   * What went into a tick.
   *
   * @param tNs its time, monotonic
   * @param missedPeriods whole periods missed before it
   * @param commands the commands that it took, in order
   * @param sample what the panel felt
   * @param delivery what became of the frame
   * @param punctual whether the frame was delivered inside the tick's time budget
   */
  public record Inputs(
      long tNs,
      long missedPeriods,
      List<Command> commands,
      PanelSample sample,
      Delivery delivery,
      boolean punctual) {

    /** Keeps its own copy of the commands. */
    public Inputs {
      commands = List.copyOf(commands);
    }
  }

  /** Writes the inputs of a tick: at most {@value #LONGEST_TICK} bytes. */
  public static void write(ByteBuffer out, TickRecord tick) {
    out.putLong(tick.snapshot().tNs());
    out.putInt((int) tick.missedPeriods());
    out.put((byte) tick.commands().size());
    for (Command command : tick.commands()) {
      write(out, command);
    }
    write(out, tick.sample().pressure());
    write(out, tick.sample().vitals());
    write(out, tick.delivery());
    out.put((byte) (tick.punctual() ? 1 : 0));
    out.putInt((int) tick.sample().busTimeNs());
    out.putInt((int) busTimeNs(tick.delivery()));
  }

  /**
   * Reads the inputs of a tick.
   *
   * @throws IOException when they are not of this form
   * @throws java.nio.BufferUnderflowException when they end too early
   */
  public static Inputs read(ByteBuffer in, int sites, int thermometers) throws IOException {
    long tNs = in.getLong();
    long missedPeriods = in.getInt();
    int waiting = Byte.toUnsignedInt(in.get());
    ArrayList<Command> commands = new ArrayList<>();
    for (int i = 0; i < waiting; i++) {
      commands.add(readCommand(in));
    }
    PressureSample pressure = readPressure(in, sites);
    Vitals vitals = readVitals(in, thermometers);
    boolean delivered = in.get() != 0;
    String why = delivered ? "" : readText(in);
    boolean punctual = in.get() != 0;
    PanelSample sample = new PanelSample(pressure, vitals, in.getInt());
    int busTimeNs = in.getInt();
    Delivery delivery =
        delivered ? new Delivery.Delivered(busTimeNs) : new Delivery.Refused(why, busTimeNs);
    return new Inputs(tNs, missedPeriods, commands, sample, delivery, punctual);
  }

  /** How long the bus was busy with a frame, taken or not. */
  public static long busTimeNs(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Delivered(long busTimeNs) -> busTimeNs;
      case Delivery.Refused(String why, long busTimeNs) -> busTimeNs;
    };
  }

  private static void write(ByteBuffer out, Command command) {
    switch (command) {
      case Command.Screen() -> out.put((byte) 0);
      case Command.AnswerScreening(boolean clear) -> out.put((byte) (clear ? 1 : 2));
      case Command.Start() -> out.put((byte) 3);
      case Command.Pause() -> out.put((byte) 4);
      case Command.Resume() -> out.put((byte) 5);
      case Command.Softer() -> out.put((byte) 6);
      case Command.Stronger() -> out.put((byte) 7);
      case Command.LimitTo(double level) -> {
        out.put((byte) 8);
        out.putDouble(level);
      }
      case Command.Stop(Command.Stop.From from) ->
          out.put((byte) (from == Command.Stop.From.HERE ? 9 : 12));
      case Command.Acknowledge() -> out.put((byte) 10);
      case Command.Barred(Command asked, Refusal against) -> {
        out.put((byte) 11);
        write(out, asked);
        out.put((byte) against.ordinal());
      }
    }
  }

  private static Command readCommand(ByteBuffer in) throws IOException {
    int kind = Byte.toUnsignedInt(in.get());
    return switch (kind) {
      case 0 -> new Command.Screen();
      case 1, 2 -> new Command.AnswerScreening(kind == 1);
      case 3 -> new Command.Start();
      case 4 -> new Command.Pause();
      case 5 -> new Command.Resume();
      case 6 -> new Command.Softer();
      case 7 -> new Command.Stronger();
      case 8 -> new Command.LimitTo(in.getDouble());
      case 9 -> new Command.Stop();
      case 10 -> new Command.Acknowledge();
      case 11 -> new Command.Barred(readCommand(in), readRefusal(in));
      case 12 -> new Command.Stop(Command.Stop.From.AFAR);
      default -> throw new IOException("command kind " + kind + " is not one of 0 to 12");
    };
  }

  private static Refusal readRefusal(ByteBuffer in) throws IOException {
    int ordinal = Byte.toUnsignedInt(in.get());
    if (ordinal >= Refusal.values().length) {
      throw new IOException("refusal " + ordinal + " is not known; read it with a newer version");
    }
    return Refusal.values()[ordinal];
  }

  private static void write(ByteBuffer out, PressureSample pressure) {
    out.putShort((short) pressure.railCounts());
    for (int site = 0; site < pressure.sites(); site++) {
      out.putShort((short) pressure.counts(site));
      out.putLong(pressure.convertedNs(site));
      out.put((byte) pressure.health(site).ordinal());
    }
  }

  private static PressureSample readPressure(ByteBuffer in, int sites) throws IOException {
    int rail = in.getShort();
    int[] counts = new int[sites];
    long[] convertedNs = new long[sites];
    ChannelHealth[] health = new ChannelHealth[sites];
    for (int site = 0; site < sites; site++) {
      counts[site] = in.getShort();
      convertedNs[site] = in.getLong();
      health[site] = readHealth(in);
    }
    return new PressureSample(counts, convertedNs, health, rail);
  }

  private static ChannelHealth readHealth(ByteBuffer in) throws IOException {
    int ordinal = Byte.toUnsignedInt(in.get());
    if (ordinal >= HEALTH.length) {
      throw new IOException("channel health " + ordinal + " is not one of 0 to 2");
    }
    return HEALTH[ordinal];
  }

  private static void write(ByteBuffer out, Vitals vitals) {
    for (int site = 0; site < vitals.skinSites(); site++) {
      out.putDouble(vitals.skinCelsius(site));
      out.put(flag(vitals.isSkinKnown(site)));
    }
    out.putDouble(vitals.supply().amps());
    out.putDouble(vitals.supply().volts());
    int bits =
        (vitals.supply().known() ? KNOWN : 0)
            | (vitals.stopPressed() ? STOP : 0)
            | (vitals.charging() ? CHARGING : 0);
    out.put((byte) bits);
  }

  private static Vitals readVitals(ByteBuffer in, int thermometers) {
    double[] celsius = new double[thermometers];
    boolean[] known = new boolean[thermometers];
    for (int site = 0; site < thermometers; site++) {
      celsius[site] = in.getDouble();
      known[site] = in.get() != 0;
    }
    double amps = in.getDouble();
    double volts = in.getDouble();
    int bits = in.get();
    return new Vitals(
        celsius,
        known,
        new Vitals.Supply(amps, volts, (bits & KNOWN) != 0),
        (bits & STOP) != 0,
        (bits & CHARGING) != 0);
  }

  private static void write(ByteBuffer out, Delivery delivery) {
    switch (delivery) {
      case Delivery.Delivered(long busTimeNs) -> out.put(flag(true));
      case Delivery.Refused(String why, long busTimeNs) -> {
        out.put(flag(false));
        writeText(out, why);
      }
    }
  }

  private static byte flag(boolean is) {
    return (byte) (is ? 1 : 0);
  }

  /** Writes a text: its length in bytes as u16, then UTF-8. */
  public static void writeText(ByteBuffer out, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (utf8.length > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "a text of " + utf8.length + " bytes cannot be recorded; at most " + LONGEST_TEXT);
    }
    out.putShort((short) utf8.length);
    out.put(utf8);
  }

  /** Reads a text that {@link #writeText} wrote. */
  public static String readText(ByteBuffer in) {
    byte[] utf8 = new byte[Short.toUnsignedInt(in.getShort())];
    in.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
