package org.sentuh.device.bedside;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sentuh.control.treatment.State;
import org.sentuh.device.readiness.Bed;
import org.sentuh.device.readiness.Memory;

/**
 * A device that is served: the real server before a real loop, which ticks on a thread of its own,
 * ten times as fast as time goes.
 */
final class ServedBed implements AutoCloseable {

  final Memory memory;
  final Bed bed;
  final BedsideServer server;
  final Map<String, Integer> diary = new ConcurrentHashMap<>();
  final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  volatile boolean agrees = true;
  private volatile boolean ticking = true;
  private final Thread ticker;

  ServedBed() throws IOException {
    this(new Memory(), 0);
  }

  /** A device that remembers what is kept, as after a power cut. */
  ServedBed(Memory memory, int port) throws IOException {
    this.memory = memory;
    this.bed = new Bed(memory);
    bed.seconds(2);
    this.server =
        new BedsideServer(
            new org.sentuh.device.bedside.Bed(
                bed.setup,
                bed.loop.inbox(),
                bed.loop::latest,
                bed.readiness,
                new org.sentuh.device.bedside.Bed.Diary(() -> agrees, diary::putAll),
                bed),
            memory,
            BedsideServer.Address.loopback(port));
    this.ticker = Thread.ofPlatform().name("ticks").start(this::tick);
  }

  private void tick() {
    while (ticking) {
      seconds(0.01);
      try {
        Thread.sleep(1);
      } catch (InterruptedException over) {
        return;
      }
    }
  }

  /** Lets so much time pass at once. */
  void seconds(double seconds) {
    synchronized (bed) {
      bed.seconds(seconds);
    }
  }

  /** Holds the ticks, as a process that hangs does. */
  void hang() throws InterruptedException {
    ticking = false;
    ticker.join();
  }

  State state() {
    return bed.state();
  }

  URI at(String path) {
    return URI.create(server.url()).resolve(path);
  }

  /** A phone that nobody has paired. */
  Phone stranger() {
    return new Phone(this, "", "");
  }

  /** A phone that has just been paired. */
  Phone phone(Role role) throws IOException, InterruptedException {
    HttpResponse<String> paired = stranger().pair(server.codes().issue(role));
    String cookie = paired.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    return new Phone(this, cookie, "").reading();
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    ticking = false;
    server.close();
    http.shutdownNow();
  }
}
