package org.sentuh.device.service;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.event.Event;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.TickRecord;

/**
 * A loop's recorder that keeps, in memory and compressed, what a replay needs: every tick from the
 * loop's first, up to {@link #MOST_TICKS}. Then it says that it is full, and what it has stays
 * good.
 *
 * <p>The tick's thread copies some hundred bytes; a thread of this class compresses them. Where
 * that one cannot keep up, the recording ends there, for one with a hole replays nothing.
 */
public final class TreatmentRecording implements Recorder, AutoCloseable {

  /** Half an hour of ticks at the usual period. */
  public static final int MOST_TICKS = 180_000;

  private static final int CHUNK = 1 << 15;
  private static final int WAITING = 8;
  private static final int LOOK_MS = 10;
  private static final int LOOKS = 40;

  private final Recorder recorder;
  private final Setup setup;
  private final DecisionDigest digest = new DecisionDigest();
  private final BlockingQueue<Chunk> filled = new ArrayBlockingQueue<>(WAITING);
  private final List<Packed> packed = new ArrayList<>();
  private final Thread packer;
  private ByteBuffer bytes = ByteBuffer.allocate(CHUNK + TickFile.ROOM);
  private List<Event> events = new ArrayList<>();
  private int ticks;
  private volatile boolean over;
  private volatile boolean sealAsked;

  private record Chunk(ByteBuffer bytes, List<Event> events, int ticks, String digest) {}

  /** A chunk as it will stand in the file. */
  private record Packed(ByteBuffer gzip, List<Event> events, int ticks, String digest) {}

  /** Keeps what goes to a recorder. */
  @SuppressWarnings("this-escape") // A thread that waits for the first chunk.
  public TreatmentRecording(Setup setup, Recorder recorder) {
    this.setup = setup;
    this.recorder = recorder;
    TickFile.head(bytes, setup);
    this.packer = Thread.ofPlatform().name("recording").daemon().start(this::pack);
  }

  /** Decisions depend on the answer, and a replay's is yes: after a no there is nothing to keep. */
  @Override
  public boolean offer(Event event) {
    if (!over) {
      events.add(event);
    }
    boolean taken = recorder.offer(event);
    over |= !taken;
    return taken;
  }

  @Override
  public void tick(TickRecord tick) {
    recorder.tick(tick);
    if (over) {
      return;
    }
    TickFile.tick(bytes, tick, digest.add(tick.snapshot()));
    ticks++;
    if (bytes.position() >= CHUNK || sealAsked || ticks >= MOST_TICKS) {
      seal();
    }
  }

  private void seal() {
    sealAsked = false;
    over = !filled.offer(new Chunk(bytes, events, ticks, digest.soFar())) || ticks >= MOST_TICKS;
    bytes = ByteBuffer.allocate(over ? 0 : CHUNK + TickFile.ROOM);
    events = new ArrayList<>();
  }

  private void pack() {
    try {
      while (true) {
        Chunk chunk = filled.take();
        Packed one =
            new Packed(
                ByteBuffer.wrap(gzip(chunk.bytes())),
                chunk.events(),
                chunk.ticks(),
                chunk.digest());
        synchronized (packed) {
          packed.add(one);
          packed.notifyAll();
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * What a replay needs.
   *
   * @param ticks how many
   * @param whole whether it goes on to the latest tick
   * @param events the events of these ticks, in order
   * @param file the bytes of {@code ticks.bin.gz}
   */
  public record Kept(int ticks, boolean whole, List<Event> events, ByteBuffer file) {}

  /** All that there is now, or null before the first tick. Waits up to 0.4 s for the latest. */
  public @Nullable Kept kept() throws InterruptedException {
    int before = packedTicks();
    sealAsked = !over;
    for (int look = 0; look < LOOKS && !over && packedTicks() == before; look++) {
      Thread.sleep(LOOK_MS);
    }
    List<Packed> all;
    synchronized (packed) {
      all = List.copyOf(packed);
    }
    if (all.isEmpty()) {
      return null;
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    List<Event> told = new ArrayList<>();
    for (Packed one : all) {
      file.writeBytes(bytes(one.gzip()));
      told.addAll(one.events());
    }
    ByteBuffer end = ByteBuffer.allocate(256);
    TickFile.end(end, all.getLast().digest());
    file.writeBytes(gzip(end));
    return new Kept(
        all.getLast().ticks(),
        !over && packedTicks() > before,
        told,
        ByteBuffer.wrap(file.toByteArray()));
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private int packedTicks() {
    synchronized (packed) {
      return packed.isEmpty() ? 0 : packed.getLast().ticks();
    }
  }

  /** The setup that it was recorded under. */
  public Setup setup() {
    return setup;
  }

  /** One member; a file of several is one as well (RFC 1952, 2.2). */
  private static byte[] gzip(ByteBuffer bytes) {
    ByteArrayOutputStream small = new ByteArrayOutputStream();
    try (OutputStream out = new FastGzip(small)) {
      out.write(bytes.array(), bytes.arrayOffset(), bytes.position());
    } catch (IOException never) {
      throw new UncheckedIOException("memory takes everything", never);
    }
    return small.toByteArray();
  }

  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  @Override
  public void close() {
    over = true;
    packer.interrupt();
  }
}
