package org.sentuh.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Received;
import org.sentuh.telemetry.wire.TickBlock;
import org.sentuh.telemetry.wire.Topic;
import org.sentuh.telemetry.wire.WireJson;

/** The data of a full-rate message: any text is ticks or is refused, and so is anything packed. */
class TickBlockFuzz {

  /** What is in the packed data of the seeds' full-rate messages. */
  static Stream<Named<byte[]>> unpacked() throws IOException {
    WireJson wire = new WireJson();
    Stream.Builder<Named<byte[]>> blocks = Stream.builder();
    for (Named<byte[]> seed : Seeds.messages().toList()) {
      Published published = new Published(seed.getPayload());
      Optional<Topic> topic = Channel.parse(published.topic());
      if (topic.isPresent()
          && wire.read(topic.get(), published.payload())
              instanceof Received.Understood<Message>(Message.FullRate message)) {
        blocks.add(Named.of("ticks", inflated(Base64.getDecoder().decode(message.data()))));
      }
    }
    return blocks.build();
  }

  @MethodSource("unpacked")
  @FuzzTest
  void anythingPackedIsTicksOrIsRefused(byte[] input) throws Exception {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    Allowance.keep(input, () -> read(text));
    String packed = Base64.getEncoder().encodeToString(deflated(input));
    Allowance.keep(input, () -> read(packed));
  }

  private static int read(String text) {
    try {
      int ticks = TickBlock.decode(text).size();
      assertThat(ticks).isLessThanOrEqualTo(TickBlock.MOST_TICKS);
      return ticks;
    } catch (IOException refused) {
      assertThat(refused).hasMessageMatching("(?s).+");
      return 0;
    }
  }

  private static byte[] deflated(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] inflated(byte[] bytes) throws IOException {
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }
}
