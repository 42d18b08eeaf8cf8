package org.sentuh.simulator.session;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.device.service.TickFile;
import org.sentuh.telemetry.wire.TickCodec;

/**
 * The directory {@code inputs}: the four files word for word, and every tick's inputs in {@code
 * ticks.bin.gz}, as {@link TickFile} has them.
 */
final class Inputs {

  private static final int BUFFER = 1 << 16;

  /** Some five hours of ticks; what unpacks to more was not written here. */
  private static final int MOST_BYTES = 256 << 20;

  private Inputs() {}

  /** The files are read, and are no treatment. */
  static final class DoNotGoTogether extends IOException {

    private static final long serialVersionUID = 1;

    DoNotGoTogether(Path directory, IllegalArgumentException why) {
      super(directory + " holds no treatment: " + why.getMessage(), why);
    }
  }

  /** One recorded tick: what went into it, and the checksum of what was decided. */
  record RecordedTick(TickCodec.Inputs inputs, int checksum) {}

  /** Writes a treatment's inputs as they come. */
  static final class Writer implements AutoCloseable {

    private final OutputStream out;
    private final ByteBuffer waiting = ByteBuffer.allocate(BUFFER + TickFile.ROOM);

    Writer(Path directory, Order order) throws IOException {
      Files.createDirectories(directory);
      order.files().copyTo(directory);
      out = new FastGzip(directory.resolve("ticks.bin.gz"));
      TickFile.head(waiting, order.setup());
    }

    void tick(TickRecord tick, int checksum) {
      TickFile.tick(waiting, tick, checksum);
      if (waiting.position() >= BUFFER) {
        try {
          flush();
        } catch (IOException full) {
          throw new UncheckedIOException(
              "the inputs cannot be written; free some space and run it again", full);
        }
      }
    }

    void end(String digest) {
      TickFile.end(waiting, digest);
    }

    @Override
    public void close() throws IOException {
      try (out) {
        flush();
      }
    }

    private void flush() throws IOException {
      out.write(waiting.array(), 0, waiting.position());
      waiting.clear();
    }
  }

  /** Reads a treatment's inputs back. */
  static final class Reader {

    private final Order order;
    private final ByteBuffer in;
    private final int sites;
    private final int thermometers;
    private @Nullable String digest;

    Reader(Path directory) throws IOException {
      try (InputStream file = Files.newInputStream(directory.resolve("ticks.bin.gz"));
          GZIPInputStream unzipped = new GZIPInputStream(file, BUFFER)) {
        byte[] all = unzipped.readNBytes(MOST_BYTES + 1);
        if (all.length > MOST_BYTES) {
          throw new IOException("ticks.bin.gz is larger than any treatment");
        }
        in = ByteBuffer.wrap(all);
      }
      String magic = TickCodec.readText(in);
      if (!magic.equals(TickFile.MAGIC)) {
        throw new IOException(
            "ticks.bin.gz begins with '"
                + magic
                + "' and not with '"
                + TickFile.MAGIC
                + "'; it is no recording of inputs");
      }
      order = order(directory, in.getDouble(), in.getDouble());
      sites = Byte.toUnsignedInt(in.get());
      thermometers = Byte.toUnsignedInt(in.get());
    }

    private static Order order(Path directory, double backMm, double level) throws IOException {
      TreatmentFiles files = TreatmentFiles.copiedIn(directory);
      try {
        return Order.read(files, new BackLength(backMm), level);
      } catch (IllegalArgumentException together) {
        throw new DoNotGoTogether(directory, together);
      }
    }

    Order order() {
      return order;
    }

    /** The next tick, or null after the last. */
    @Nullable RecordedTick next() throws IOException {
      if (digest != null) {
        return null;
      }
      if (in.get() == 1) {
        return new RecordedTick(TickCodec.read(in, sites, thermometers), in.getInt());
      }
      digest = TickCodec.readText(in);
      return null;
    }

    /** The digest of all decisions; known after the last tick. */
    String digest() throws EOFException {
      if (digest == null) {
        throw new EOFException("the inputs have no end");
      }
      return digest;
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
