package org.sentuh.simulator.book;

import java.util.Arrays;
import java.util.stream.Stream;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.Topic;
import tools.jackson.databind.json.JsonMapper;

/** The messages of the book, of every kind, for tests that begin with what a device really says. */
public final class ExampleMessages {

  private static final Examples EXAMPLES = new Examples();

  private ExampleMessages() {}

  /** All of them, each behind the line of its topic. */
  public static Stream<String> behindTheirTopics() {
    return Arrays.stream(Channel.values())
        .flatMap(channel ->
            EXAMPLES.of(channel).stream().map(line -> topicOf(channel, line) + "\n" + line));
  }

  static Topic topicOf(Channel channel, String line) {
    String command =
        channel.hasCommands() ? JsonMapper.shared().readTree(line).get("id").asString() : "";
    return new Topic(Examples.DEVICE, channel, command);
  }
}
