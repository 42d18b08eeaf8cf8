package org.sentuh.telemetry.uplink;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.jspecify.annotations.Nullable;

/**
 * Paho's client, but for how it asks the system for bytes. It reads ahead: Paho takes the first
 * bytes of every packet one by one, and each would be a call of the system. And for who bounds what
 * is on its way it writes messages that follow one another at once together: Paho would send each
 * by itself. Keeps nothing beyond its process.
 */
public final class PahoClient extends MqttAsyncClient {

  private final boolean together;

  /** How many messages Paho has taken. */
  private final AtomicLong taken = new AtomicLong();

  /**
   * A client that is not connected.
   *
   * @param broker as in {@code ssl://broker.clinic.example:8883}
   * @param name its client id
   */
  public PahoClient(String broker, String name) throws MqttException {
    this(broker, name, false);
  }

  private PahoClient(String broker, String name, boolean together) throws MqttException {
    super(broker, name, new MemoryPersistence());
    this.together = together;
  }

  /**
   * A client for somebody who never has more messages on their way than the broker's receive
   * maximum: otherwise Paho holds messages back for the answers to what it has not sent.
   */
  static PahoClient bounded(String broker, String name) throws MqttException {
    return new PahoClient(broker, name, true);
  }

  /** Counted only when it is taken: what is counted follows, and what is not yet may. */
  @Override
  public IMqttToken publish(
      String topic,
      MqttMessage message,
      @Nullable Object context,
      @Nullable MqttActionListener listener)
      throws MqttException {
    IMqttToken token = super.publish(topic, message, context, listener);
    taken.incrementAndGet();
    return token;
  }

  @Override
  protected NetworkModule[] createNetworkModules(String address, MqttConnectionOptions options)
      throws MqttException {
    NetworkModule[] modules = super.createNetworkModules(address, options);
    for (int i = 0; i < modules.length; i++) {
      modules[i] = new Buffered(modules[i], together ? taken : null);
    }
    return modules;
  }

  /** What Paho has made, with TLS or without. */
  private record Buffered(NetworkModule module, @Nullable AtomicLong taken)
      implements NetworkModule {

    @Override
    public void start() throws IOException, MqttException {
      module.start();
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new Ahead(module.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      OutputStream socket = module.getOutputStream();
      return taken == null ? socket : new Together(socket, taken);
    }

    @Override
    public void stop() throws IOException {
      module.stop();
    }

    @Override
    public String getServerURI() {
      return module.getServerURI();
    }
  }

  /** Before every packet Paho asks how much there is, only to know whether there is any. */
  private static final class Ahead extends BufferedInputStream {

    Ahead(InputStream socket) {
      super(socket);
    }

    @Override
    public synchronized int available() throws IOException {
      return pos < count ? count - pos : super.available();
    }
  }

  /**
   * Paho's sender flushes after every packet, and writes them whole or from their beginning. While
   * Paho has taken more messages than were written here, the next one follows at once, and what was
   * written waits for it; nothing ever waits for what may not come. Paho's sender alone is here.
   */
  static final class Together extends BufferedOutputStream {

    private static final int BYTES = 16 << 10;
    private static final int PACKET_TYPE = 0xF0;
    private static final int PUBLISH = 0x30;

    private final AtomicLong taken;
    private long written;
    private boolean begins = true;
    private boolean isMessage;

    Together(OutputStream socket, AtomicLong taken) {
      super(socket, BYTES);
      this.taken = taken;
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
      if (begins && length > 0) {
        begins = false;
        isMessage = (bytes[from] & PACKET_TYPE) == PUBLISH;
        written += isMessage ? 1 : 0;
      }
      super.write(bytes, from, length);
    }

    @Override
    public synchronized void flush() throws IOException {
      begins = true;
      if (!isMessage || taken.get() <= written) {
        super.flush();
      }
    }
  }
}
