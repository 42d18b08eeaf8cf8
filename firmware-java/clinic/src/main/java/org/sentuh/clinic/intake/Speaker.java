package org.sentuh.clinic.intake;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.sentuh.telemetry.uplink.LinkTrouble;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.WireJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says to the devices what is stored, and what is prescribed to them. Only the newest ack of a boot
 * waits to be said; one that is lost on the way does no harm, for the device asks again.
 */
final class Speaker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Speaker.class);

  /** How many publishes may be without an answer; mosquitto's own limit is 20 as shipped. */
  private static final int WINDOW = 20;

  private static final long PAUSE_MS = 1000;
  private static final long LAST_WORDS_MS = 2000;

  /** Of which boot an ack speaks. */
  private record Boot(DeviceId device, String name) {}

  private final IntakeSettings settings;
  private final Dispatch dispatch;
  private final WireJson wire = new WireJson();
  private final Map<Boot, Message.Ack> unsaid = new LinkedHashMap<>();
  private final AtomicLong said = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final Thread thread;
  private volatile boolean closing;

  /**
   * A speaker that says nothing yet.
   *
   * @param dispatch what else is to be said
   */
  Speaker(IntakeSettings settings, Dispatch dispatch) {
    this.settings = settings;
    this.dispatch = dispatch;
    this.thread = Thread.ofVirtual().name("speak").unstarted(this::run);
  }

  Speaker start() {
    thread.start();
    return this;
  }

  void say(List<Message.Ack> acks) {
    synchronized (unsaid) {
      for (Message.Ack ack : acks) {
        unsaid.put(new Boot(ack.device(), ack.boot()), ack);
      }
      unsaid.notifyAll();
    }
  }

  long said() {
    return said.get();
  }

  long refused() {
    return refused.get();
  }

  private void run() {
    while (!closing) {
      String clientId = settings.group() + "-" + settings.name() + "-speaker";
      try (Mqtt mqtt = Mqtt.connect(settings, clientId, false, WINDOW, (from, topic, m) -> {})) {
        speak(mqtt);
      } catch (MqttException failed) {
        LOG.warn("acks wait: the broker cannot be told: {}", LinkTrouble.of(failed).words());
      } catch (InterruptedException ended) {
        return;
      }
      if (!closing) {
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException ended) {
      closing = true;
    }
  }

  private void speak(Mqtt mqtt) throws InterruptedException, MqttException {
    Semaphore window = new Semaphore(WINDOW);
    while (!mqtt.isLost()) {
      dispatch.look(mqtt);
      Message.@Nullable Ack ack = next();
      if (ack == null) {
        if (closing) {
          window.tryAcquire(WINDOW, LAST_WORDS_MS, TimeUnit.MILLISECONDS);
          return;
        }
        continue;
      }
      if (!window.tryAcquire(10, TimeUnit.SECONDS)) {
        putBack(ack);
        throw new MqttException(
            MqttClientException.REASON_CODE_CLIENT_TIMEOUT,
            new IllegalStateException("the broker has not answered a publish for 10 s"));
      }
      try {
        mqtt.publish(
            Channel.ACK.topic(ack.device()), wire.write(ack), true, new Answer(ack, window));
      } catch (MqttException failed) {
        window.release();
        putBack(ack);
        throw failed;
      }
    }
  }

  private Message.@Nullable Ack next() throws InterruptedException {
    synchronized (unsaid) {
      if (unsaid.isEmpty() && !closing) {
        // Woken also without a word to say, to look whether the connection still stands.
        unsaid.wait(PAUSE_MS);
      }
      Iterator<Message.Ack> first = unsaid.values().iterator();
      if (!first.hasNext()) {
        return null;
      }
      Message.Ack ack = first.next();
      first.remove();
      return ack;
    }
  }

  private void putBack(Message.Ack ack) {
    synchronized (unsaid) {
      unsaid.putIfAbsent(new Boot(ack.device(), ack.boot()), ack);
    }
  }

  private final class Answer implements MqttActionListener {
    private final Message.Ack ack;
    private final Semaphore window;

    private Answer(Message.Ack ack, Semaphore window) {
      this.ack = ack;
      this.window = window;
    }

    @Override
    public void onSuccess(IMqttToken token) {
      int @Nullable [] codes = token.getReasonCodes();
      if (codes != null && codes.length > 0 && codes[0] >= Mqtt.REFUSED) {
        refused.incrementAndGet();
        LOG.error(
            "the broker refuses an ack to {} with reason {}; look at its access list",
            ack.device(),
            codes[0]);
      } else {
        said.incrementAndGet();
      }
      window.release();
    }

    @Override
    public void onFailure(IMqttToken token, Throwable why) {
      putBack(ack);
      window.release();
    }
  }

  /** Says what is still to be said, for two seconds at most, and goes. */
  @Override
  public void close() {
    closing = true;
    synchronized (unsaid) {
      unsaid.notifyAll();
    }
    try {
      if (!thread.join(Duration.ofMillis(LAST_WORDS_MS))) {
        thread.interrupt();
        thread.join();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
