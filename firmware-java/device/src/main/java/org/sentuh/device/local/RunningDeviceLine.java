package org.sentuh.device.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A command's end of the wire to the device that runs on this box. Any thread. */
public final class RunningDeviceLine {

  private final Path path;

  /** The end of a wire that has not been used. */
  public RunningDeviceLine(Path path) {
    this.path = path;
  }

  /** What became of a question. */
  public sealed interface Answer {

    /**
     * It was answered.
     *
     * @param line the answer
     */
    record Said(String line) implements Answer {}

    /** No device runs on this box. */
    record Nobody() implements Answer {}

    /** A device took the question, and has said nothing in time: it hangs. */
    record Silence() implements Answer {}
  }

  /** Asks, and waits so long for the answer. */
  public Answer ask(String question, long mostMs) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("ask").start(() -> answer.complete(asked(question)));
    try {
      return answer.get(mostMs, TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      return new Answer.Silence();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      return new Answer.Silence();
    } catch (ExecutionException never) {
      throw new IllegalStateException(never);
    }
  }

  private Answer asked(String question) {
    try (SocketChannel device = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      ByteBuffer bytes = ByteBuffer.wrap((question + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        device.write(bytes);
      }
      BufferedReader lines = new BufferedReader(Channels.newReader(device, StandardCharsets.UTF_8));
      @Nullable String line = lines.readLine();
      return Optional.ofNullable(line).<Answer>map(Answer.Said::new).orElse(new Answer.Silence());
    } catch (IOException nobody) {
      return new Answer.Nobody();
    }
  }
}
