package org.sentuh.pages;

import com.sun.net.httpserver.HttpExchange;
import io.avaje.jex.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The present as server-sent events: told whenever it has changed, at most so often, and a beat
 * where it has not. A browser that reads slowly misses states, never the latest one, and holds up
 * nobody but its own thread. Whoever connects is told everything first, so a stream that broke is
 * just begun again. Any thread.
 */
public final class EventStreams implements AutoCloseable {

  private static final int BEAT_MS = 5_000;
  private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);

  private final int most;
  private final int mostOfOne;
  private final int everyMs;
  private final Map<String, Integer> open = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /**
   * What is told now.
   *
   * @param number of the state, larger for a later one
   * @param json the whole of it
   */
  public record Now(long number, String json) {}

  /**
   * Streams of a server.
   *
   * @param most in all
   * @param mostOfOne of one watcher
   * @param everyMs how often it is looked whether something has changed
   */
  public EventStreams(int most, int mostOfOne, int everyMs) {
    this.most = most;
    this.mostOfOne = mostOfOne;
    this.everyMs = everyMs;
  }

  /** Ends all streams. */
  @Override
  public void close() {
    closed = true;
  }

  /** How many watch. */
  public int watching() {
    return open.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * Tells a watcher until she goes, or is to be told nothing more.
   *
   * @param watcher whose stream it is; it is counted by this
   * @param now the present; empty ends the stream
   */
  public void tell(Context ctx, String watcher, Supplier<Optional<Now>> now) {
    admit(watcher);
    try (HttpExchange exchange = ctx.exchange()) {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.getResponseHeaders().set("X-Accel-Buffering", "no");
      exchange.sendResponseHeaders(200, 0);
      follow(exchange.getResponseBody(), now);
    } catch (IOException gone) {
      LOG.debug("a browser that watched is gone");
    } catch (InterruptedException leaving) {
      Thread.currentThread().interrupt();
    } finally {
      open.computeIfPresent(watcher, (id, count) -> count == 1 ? null : count - 1);
    }
  }

  /** One at a time: of many who come at once none slips in between the count and the place. */
  private synchronized void admit(String watcher) {
    if (watching() >= most || open.getOrDefault(watcher, 0) >= mostOfOne) {
      throw new Refused(503, "too-many");
    }
    open.merge(watcher, 1, Integer::sum);
  }

  private void follow(OutputStream out, Supplier<Optional<Now>> present)
      throws IOException, InterruptedException {
    String last = "";
    int quietMs = 0;
    send(out, "retry: 1000\n\n");
    for (Optional<Now> now = present.get(); !closed && now.isPresent(); now = present.get()) {
      String json = now.get().json();
      if (!json.equals(last)) {
        send(out, "id: " + now.get().number() + "\nevent: now\ndata: " + json + "\n\n");
        last = json;
        quietMs = 0;
      } else if (quietMs >= BEAT_MS) {
        send(out, ": still here\nevent: beat\ndata: 1\n\n");
        quietMs = 0;
      }
      Thread.sleep(everyMs);
      quietMs += everyMs;
    }
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
