package org.sentuh.telemetry.uplink;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Received;
import org.sentuh.telemetry.wire.Topic;
import org.sentuh.telemetry.wire.WireJson;

/** Brokers that do what a test says, and fail loudly when the uplink does what MQTT forbids. */
final class ScriptedBroker implements Link.Transport {

  final List<Line> lines = new ArrayList<>();
  private final WireJson json = new WireJson();
  private boolean full;

  /** The connection that was made last. */
  Line line() {
    return lines.getLast();
  }

  /** From now on the client says 32202. */
  void full(boolean nowFull) {
    full = nowFull;
  }

  @Override
  public Link open(URI broker, Outgoing will, Consumer<LinkEvent> events) {
    if (!lines.isEmpty() && !line().closed) {
      throw new AssertionError("a second connection while the first is open");
    }
    Line line = new Line(broker, will, events);
    lines.add(line);
    return line;
  }

  /** One connection as the broker sees it. */
  final class Line implements Link {

    final URI broker;
    final Outgoing will;
    final List<String> subscribed = new ArrayList<>();
    final List<Outgoing> published = new ArrayList<>();
    final Map<Long, Outgoing> unanswered = new LinkedHashMap<>();
    boolean left;
    boolean closed;
    private final Consumer<LinkEvent> events;
    private int receiveMaximum = -1;
    private long highest;

    private Line(URI broker, Outgoing will, Consumer<LinkEvent> events) {
      this.broker = broker;
      this.will = will;
      this.events = events;
    }

    Line accept() {
      return accept(100);
    }

    Line accept(int maximum) {
      return accept(new LinkEvent.Opened(maximum, 268_435_455, 0));
    }

    Line accept(LinkEvent.Opened opened) {
      receiveMaximum = opened.receiveMaximum();
      events.accept(opened);
      return this;
    }

    void grant() {
      events.accept(new LinkEvent.Subscribed(List.of(1, 1, 1)));
    }

    void deny(int code) {
      events.accept(new LinkEvent.Subscribed(List.of(1, code, 1)));
    }

    void drop(int code, String why) {
      closed = true;
      events.accept(new LinkEvent.Ended(code, why));
    }

    void say(LinkEvent event) {
      events.accept(event);
    }

    void say(Channel channel, Message message, boolean retained) {
      String topic =
          message instanceof Message.RemoteCommand command
              ? channel.topic(message.device(), command.id())
              : channel.topic(message.device());
      say(topic, json.write(message), retained);
    }

    void say(String topic, String line, boolean retained) {
      events.accept(
          new LinkEvent.Arrived(
              topic, ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)), retained));
    }

    /** Answers all that is unanswered. */
    int answerAll(int code) {
      List<Long> numbers = List.copyOf(unanswered.keySet());
      numbers.forEach(number -> answer(number, code));
      return numbers.size();
    }

    /** Answers what is unanswered on one channel. */
    void answer(Channel channel, int code) {
      List<Long> numbers =
          unanswered.entrySet().stream()
              .filter(entry -> topic(entry.getValue()).channel() == channel)
              .map(Map.Entry::getKey)
              .toList();
      if (numbers.isEmpty()) {
        throw new AssertionError("nothing of " + channel + " is unanswered: " + unanswered);
      }
      numbers.forEach(number -> answer(number, code));
    }

    private void answer(long number, int code) {
      @Nullable Outgoing was = unanswered.remove(number);
      if (was == null) {
        throw new AssertionError("nothing was sent under " + number);
      }
      events.accept(new LinkEvent.Answered(number, code));
    }

    /** All messages of a channel that were published over this connection, in their order. */
    List<Message> heard(Channel channel) {
      return published.stream()
          .filter(message -> topic(message).channel() == channel)
          .map(this::read)
          .toList();
    }

    /** The sequences of a lane as they were published, in their order. */
    List<Long> heard(Lane lane) {
      return heard(lane.channel()).stream()
          .map(message -> ((Message.Stamped) message).stamp().sequence())
          .toList();
    }

    /** The channels as they were published, in their order. */
    List<Channel> channels() {
      return published.stream().map(message -> topic(message).channel()).toList();
    }

    Message read(Outgoing message) {
      String body = message.body();
      return switch (json.read(topic(message), body)) {
        case Received.Understood<Message>(Message understood) -> understood;
        case Received.Refused<Message>(String why) -> throw new AssertionError(why + " in " + body);
      };
    }

    private Topic topic(Outgoing message) {
      return Channel.parse(message.topic())
          .orElseThrow(() -> new AssertionError("no topic of this house: " + message.topic()));
    }

    @Override
    public boolean publish(long number, Outgoing message) {
      check("published");
      if (full) {
        return false;
      }
      if (number <= highest) {
        throw new AssertionError("the number " + number + " was used before");
      }
      highest = number;
      if (unanswered.size() >= receiveMaximum) {
        throw new AssertionError("more than the receive maximum " + receiveMaximum + " unanswered");
      }
      unanswered.put(number, message);
      published.add(message);
      return true;
    }

    @Override
    public void subscribe(List<String> filters) {
      check("subscribed");
      subscribed.addAll(filters);
    }

    @Override
    public void leave() {
      check("left");
      left = true;
      closed = true;
    }

    @Override
    public void abandon() {
      closed = true;
    }

    private void check(String what) {
      if (closed || receiveMaximum < 0) {
        throw new AssertionError("the uplink " + what + " on a connection that is not open");
      }
    }
  }
}
