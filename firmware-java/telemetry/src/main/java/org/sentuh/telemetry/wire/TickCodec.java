package org.sentuh.telemetry.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.sentuh.control.loop.Delivery;
import org.sentuh.control.loop.PanelSample;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.pressure.ChannelHealth;
import org.sentuh.control.pressure.PressureSample;
import org.sentuh.control.safety.Vitals;
import org.sentuh.control.treatment.Command;

/**
 * The inputs of one tick as bytes, and back.
 *
 * <pre>
 * time i64 | missed periods i32 | commands u8, then each: kind u8 [level f64]
 * rail i16 | a site: counts i16, converted i64, health u8
 * a thermometer: celsius f64, known u8 | amps f64 | volts f64 | supply known, stop, charging as bits u8
 * delivered u8 [why utf] | bus ns of sample i32, of delivery i32
 * </pre>
 *
 * <p>Numbers are big-endian. How many sites and thermometers there are stands elsewhere, once for
 * many ticks. Without state, safe for any thread.
 */
public final class TickCodec {

  private static final int KNOWN = 1;
  private static final int STOP = 2;
  private static final int CHARGING = 4;

  private TickCodec() {}

  /**
   * What went into a tick.
   *
   * @param tNs its time, monotonic
   * @param missedPeriods whole periods missed before it
   * @param commands the commands that it took, in order
   * @param sample what the panel felt
   * @param delivery what became of the frame
   */
  public record Inputs(
      long tNs, long missedPeriods, List<Command> commands, PanelSample sample, Delivery delivery) {

    /** Keeps its own copy of the commands. */
    public Inputs {
      commands = List.copyOf(commands);
    }
  }

  /** Writes the inputs of a tick. */
  public static void write(DataOutputStream out, TickRecord tick) throws IOException {
    out.writeLong(tick.snapshot().tNs());
    out.writeInt((int) tick.missedPeriods());
    out.writeByte(tick.commands().size());
    for (Command command : tick.commands()) {
      write(out, command);
    }
    write(out, tick.sample().pressure());
    write(out, tick.sample().vitals());
    write(out, tick.delivery());
    out.writeInt((int) tick.sample().busTimeNs());
    out.writeInt((int) busTimeNs(tick.delivery()));
  }

  /**
   * Reads the inputs of a tick.
   *
   * @throws IOException when they end too early or are not of this form
   */
  public static Inputs read(DataInputStream in, int sites, int thermometers) throws IOException {
    long tNs = in.readLong();
    long missedPeriods = in.readInt();
    int waiting = in.readUnsignedByte();
    ArrayList<Command> commands = new ArrayList<>();
    for (int i = 0; i < waiting; i++) {
      commands.add(readCommand(in));
    }
    PressureSample pressure = readPressure(in, sites);
    Vitals vitals = readVitals(in, thermometers);
    boolean delivered = in.readBoolean();
    String why = delivered ? "" : in.readUTF();
    PanelSample sample = new PanelSample(pressure, vitals, in.readInt());
    int busTimeNs = in.readInt();
    Delivery delivery =
        delivered ? new Delivery.Delivered(busTimeNs) : new Delivery.Refused(why, busTimeNs);
    return new Inputs(tNs, missedPeriods, commands, sample, delivery);
  }

  /** How long the bus was busy with a frame, taken or not. */
  public static long busTimeNs(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Delivered(long busTimeNs) -> busTimeNs;
      case Delivery.Refused(String why, long busTimeNs) -> busTimeNs;
    };
  }

  private static void write(DataOutputStream out, Command command) throws IOException {
    switch (command) {
      case Command.Screen() -> out.writeByte(0);
      case Command.AnswerScreening(boolean clear) -> out.writeByte(clear ? 1 : 2);
      case Command.Start() -> out.writeByte(3);
      case Command.Pause() -> out.writeByte(4);
      case Command.Resume() -> out.writeByte(5);
      case Command.Softer() -> out.writeByte(6);
      case Command.Stronger() -> out.writeByte(7);
      case Command.LimitTo(double level) -> {
        out.writeByte(8);
        out.writeDouble(level);
      }
      case Command.Stop() -> out.writeByte(9);
      case Command.Acknowledge() -> out.writeByte(10);
    }
  }

  private static Command readCommand(DataInputStream in) throws IOException {
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case 0 -> new Command.Screen();
      case 1, 2 -> new Command.AnswerScreening(kind == 1);
      case 3 -> new Command.Start();
      case 4 -> new Command.Pause();
      case 5 -> new Command.Resume();
      case 6 -> new Command.Softer();
      case 7 -> new Command.Stronger();
      case 8 -> new Command.LimitTo(in.readDouble());
      case 9 -> new Command.Stop();
      case 10 -> new Command.Acknowledge();
      default -> throw new IOException("command kind " + kind + " is not one of 0 to 10");
    };
  }

  private static void write(DataOutputStream out, PressureSample pressure) throws IOException {
    out.writeShort(pressure.railCounts());
    for (int site = 0; site < pressure.sites(); site++) {
      out.writeShort(pressure.counts(site));
      out.writeLong(pressure.convertedNs(site));
      out.writeByte(pressure.health(site).ordinal());
    }
  }

  private static PressureSample readPressure(DataInputStream in, int sites) throws IOException {
    int rail = in.readShort();
    int[] counts = new int[sites];
    long[] convertedNs = new long[sites];
    ChannelHealth[] health = new ChannelHealth[sites];
    for (int site = 0; site < sites; site++) {
      counts[site] = in.readShort();
      convertedNs[site] = in.readLong();
      health[site] = readHealth(in);
    }
    return new PressureSample(counts, convertedNs, health, rail);
  }

  private static ChannelHealth readHealth(DataInputStream in) throws IOException {
    int ordinal = in.readUnsignedByte();
    if (ordinal >= ChannelHealth.values().length) {
      throw new IOException("channel health " + ordinal + " is not one of 0 to 2");
    }
    return ChannelHealth.values()[ordinal];
  }

  private static void write(DataOutputStream out, Vitals vitals) throws IOException {
    for (int site = 0; site < vitals.skinSites(); site++) {
      out.writeDouble(vitals.skinCelsius(site));
      out.writeBoolean(vitals.isSkinKnown(site));
    }
    out.writeDouble(vitals.supply().amps());
    out.writeDouble(vitals.supply().volts());
    out.writeByte(
        (vitals.supply().known() ? KNOWN : 0)
            | (vitals.stopPressed() ? STOP : 0)
            | (vitals.charging() ? CHARGING : 0));
  }

  private static Vitals readVitals(DataInputStream in, int thermometers) throws IOException {
    double[] celsius = new double[thermometers];
    boolean[] known = new boolean[thermometers];
    for (int site = 0; site < thermometers; site++) {
      celsius[site] = in.readDouble();
      known[site] = in.readBoolean();
    }
    double amps = in.readDouble();
    double volts = in.readDouble();
    int bits = in.readUnsignedByte();
    return new Vitals(
        celsius,
        known,
        new Vitals.Supply(amps, volts, (bits & KNOWN) != 0),
        (bits & STOP) != 0,
        (bits & CHARGING) != 0);
  }

  private static void write(DataOutputStream out, Delivery delivery) throws IOException {
    switch (delivery) {
      case Delivery.Delivered(long busTimeNs) -> out.writeBoolean(true);
      case Delivery.Refused(String why, long busTimeNs) -> {
        out.writeBoolean(false);
        out.writeUTF(why);
      }
    }
  }
}
