package org.sentuh.simulator.session;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.telemetry.wire.TickCodec;

/**
 * The directory {@code inputs}: the four files word for word, and every tick's inputs in {@code
 * ticks.bin.gz}.
 *
 * <pre>
 * "SENTUH-TICKS-1" utf | back length f64 mm | level f64 | sites u8 | thermometers u8
 * a tick: 1 | its inputs as {@link TickCodec} has them | checksum of the decision i32
 * 0 | SHA-256 over all decisions, utf
 * </pre>
 */
final class Inputs {

  private static final String MAGIC = "SENTUH-TICKS-1";
  private static final int BUFFER = 1 << 16;

  private Inputs() {}

  /** One recorded tick: what went into it, and the checksum of what was decided. */
  record RecordedTick(TickCodec.Inputs inputs, int checksum) {}

  /** Writes a treatment's inputs as they come. */
  static final class Writer implements AutoCloseable {

    private final DataOutputStream out;

    Writer(Path directory, Order order) throws IOException {
      Files.createDirectories(directory);
      order.files().copyTo(directory);
      out =
          new DataOutputStream(
              new BufferedOutputStream(new FastGzip(directory.resolve("ticks.bin.gz")), BUFFER));
      out.writeUTF(MAGIC);
      out.writeDouble(order.setup().score().back().mm());
      out.writeDouble(order.setup().level());
      out.writeByte(order.setup().panel().zones());
      out.writeByte(order.setup().panel().temperatures().size());
    }

    void tick(TickRecord tick, int checksum) {
      try {
        out.writeByte(1);
        TickCodec.write(out, tick);
        out.writeInt(checksum);
      } catch (IOException full) {
        throw new UncheckedIOException(
            "the inputs cannot be written; free some space and run it again", full);
      }
    }

    void end(String digest) throws IOException {
      out.writeByte(0);
      out.writeUTF(digest);
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  /** Reads a treatment's inputs back. */
  static final class Reader implements AutoCloseable {

    private final Order order;
    private final DataInputStream in;
    private final int sites;
    private final int thermometers;
    private @Nullable String digest;

    Reader(Path directory) throws IOException {
      in =
          new DataInputStream(
              new BufferedInputStream(
                  new GZIPInputStream(
                      Files.newInputStream(directory.resolve("ticks.bin.gz")), BUFFER),
                  BUFFER));
      String magic = in.readUTF();
      if (!magic.equals(MAGIC)) {
        throw new IOException(
            "ticks.bin.gz begins with '"
                + magic
                + "' and not with '"
                + MAGIC
                + "'; it is no recording of inputs");
      }
      BackLength back = new BackLength(in.readDouble());
      order = Order.read(TreatmentFiles.copiedIn(directory), back, in.readDouble());
      sites = in.readUnsignedByte();
      thermometers = in.readUnsignedByte();
    }

    Order order() {
      return order;
    }

    /** The next tick, or null after the last. */
    @Nullable RecordedTick next() throws IOException {
      if (digest != null) {
        return null;
      }
      if (in.readByte() == 1) {
        return new RecordedTick(TickCodec.read(in, sites, thermometers), in.readInt());
      }
      digest = in.readUTF();
      return null;
    }

    /** The digest of all decisions; known after the last tick. */
    String digest() throws EOFException {
      if (digest == null) {
        throw new EOFException("the inputs have no end");
      }
      return digest;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  /** Compresses lightly: the recording must not cost more than the treatment. */
  private static final class FastGzip extends GZIPOutputStream {

    FastGzip(Path file) throws IOException {
      super(Files.newOutputStream(file), BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
