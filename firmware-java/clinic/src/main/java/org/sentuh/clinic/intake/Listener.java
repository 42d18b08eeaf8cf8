package org.sentuh.clinic.intake;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.archive.Arrival;
import org.sentuh.telemetry.uplink.LinkTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session at the broker, kept alive over as many connections as it takes. What comes goes into
 * the queue with the way to acknowledge it, which only the filing does.
 */
final class Listener implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
  private static final long LONGEST_PAUSE_MS = 5000;

  /** Makes an arrival of what came: topic, message. */
  interface Judge {
    Arrival judge(String topic, MqttMessage message);
  }

  private final IntakeSettings settings;
  private final String clientId;
  private final List<String> filters;
  private final int receiveMaximum;
  private final Judge judge;
  private final Waiting waiting;
  private final Thread thread;
  private volatile boolean closed;
  private volatile @Nullable Mqtt connection;

  Listener(
      IntakeSettings settings,
      String clientId,
      List<String> filters,
      int receiveMaximum,
      Judge judge,
      Waiting waiting) {
    this.settings = settings;
    this.clientId = clientId;
    this.filters = List.copyOf(filters);
    this.receiveMaximum = receiveMaximum;
    this.judge = judge;
    this.waiting = waiting;
    this.thread = Thread.ofVirtual().name("listen " + clientId).unstarted(this::run);
  }

  Listener start() {
    thread.start();
    return this;
  }

  boolean isListening() {
    @Nullable Mqtt now = connection;
    return now != null && !now.isLost();
  }

  private void run() {
    long pauseMs = 0;
    while (!closed) {
      try {
        Thread.sleep(pauseMs);
        pauseMs = longer(listenOnce() ? 0 : pauseMs);
      } catch (InterruptedException ended) {
        return;
      }
    }
  }

  /** Full jitter: after a restart of the broker not all come back in the same moment. */
  private static long longer(long pauseMs) {
    long most = Math.min(LONGEST_PAUSE_MS, Math.max(200, 2 * pauseMs));
    return 100 + ThreadLocalRandom.current().nextLong(most);
  }

  /** Answers whether it had come to listen at all. */
  private boolean listenOnce() throws InterruptedException {
    boolean listened = false;
    try (Mqtt mqtt = Mqtt.connect(settings, clientId, true, receiveMaximum, this::hear)) {
      mqtt.subscribe(filters);
      connection = mqtt;
      listened = true;
      LOG.info("{} listens", clientId);
      mqtt.awaitLoss();
      report(mqtt);
    } catch (MqttException failed) {
      if (!closed) {
        LOG.warn("{} cannot listen yet: {}", clientId, LinkTrouble.of(failed).words());
      }
    } finally {
      @Nullable Mqtt gone = connection;
      connection = null;
      if (gone != null) {
        waiting.forget(gone);
      }
    }
    return listened;
  }

  private void report(Mqtt mqtt) {
    if (mqtt.codeLost() == Mqtt.TAKEN_OVER) {
      LOG.warn(
          "{} was replaced at the broker: another intake has the same group and name, or has"
              + " taken over its share",
          clientId);
    } else if (!closed) {
      LOG.warn("{} has lost the broker: {}", clientId, mqtt.whyLost());
    }
  }

  private void hear(Mqtt from, String topic, MqttMessage message) {
    try {
      waiting.put(new Waiting.Incoming(from, message, judge.judge(topic, message)));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops listening; the broker keeps the session, and what comes meanwhile. Does not wait. */
  void stop() {
    closed = true;
    thread.interrupt();
  }

  @Override
  public void close() {
    stop();
    try {
      thread.join();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
