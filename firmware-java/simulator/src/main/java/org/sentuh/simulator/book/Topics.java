package org.sentuh.simulator.book;

import java.util.List;
import java.util.stream.Stream;
import org.sentuh.telemetry.wire.Channel;
import tools.jackson.databind.JsonNode;

/** What AsyncAPI's document says of the topics. */
final class Topics {

  private static final int KIB = 1024;
  private static final int HOUR_S = 3600;
  private static final int MINUTE_S = 60;

  private final JsonNode document = WireFiles.topics();

  /**
   * One kind of topic.
   *
   * @param channel which
   * @param node what the document says of it
   * @param mqtt what the document asks of MQTT for it
   * @param reply where it is answered, empty where it is not
   */
  record Told(Channel channel, JsonNode node, JsonNode mqtt, String reply) {

    String word() {
      return channel.word();
    }

    String address() {
      return node.get("address").asString();
    }

    String summary() {
      return node.get("summary").asString();
    }

    boolean fromDevice() {
      return node.get("x-may-publish").asString().equals("device");
    }

    String direction() {
      return fromDevice() ? "device → clinic" : "clinic → device";
    }

    String publisher() {
      return "the " + node.get("x-may-publish").asString() + " alone";
    }

    String qos() {
      return switch (mqtt.get("qos").asInt()) {
        case 0 -> "0, at most once";
        case 1 -> "1, at least once";
        default -> "2, exactly once";
      };
    }

    boolean retained() {
      return mqtt.get("retain").asBoolean();
    }

    String expiry() {
      if (!mqtt.has("messageExpiryInterval")) {
        return "never";
      }
      int seconds = mqtt.get("messageExpiryInterval").asInt();
      if (seconds % HOUR_S == 0) {
        return seconds / HOUR_S + " h";
      }
      return seconds % MINUTE_S == 0 ? seconds / MINUTE_S + " min" : seconds + " s";
    }

    String largest() {
      return node.get("x-most-bytes").asInt() / KIB + " KiB";
    }

    String consent() {
      return node.has("x-consent") ? node.get("x-consent").asString() : "none is needed";
    }
  }

  /** All of them, in the document's order. */
  List<Told> all() {
    return Stream.of(Channel.values()).map(this::told).toList();
  }

  private Told told(Channel channel) {
    JsonNode node = document.get("channels").get(channel.word());
    JsonNode operation =
        document
            .get("operations")
            .valueStream()
            .filter(one -> last(one.get("channel")).equals(channel.word()))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("nobody uses " + channel.word()));
    String reply = operation.has("reply") ? last(operation.get("reply").get("channel")) : "";
    return new Told(channel, node, operation.get("bindings").get("mqtt"), reply);
  }

  private static String last(JsonNode reference) {
    String target = reference.get("$ref").asString();
    return target.substring(target.lastIndexOf('/') + 1);
  }

  /** What the document says of itself. */
  JsonNode info() {
    return document.get("info");
  }

  /** The broker, as the document has it. */
  JsonNode server() {
    return document.get("servers").get("clinic");
  }

  /** What stands for a part of an address. */
  JsonNode parameters() {
    return document.get("components").get("parameters");
  }
}
