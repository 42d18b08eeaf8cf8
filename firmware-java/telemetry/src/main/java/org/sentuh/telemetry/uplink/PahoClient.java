package org.sentuh.telemetry.uplink;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * Paho's client, but for one thing: it reads ahead. Paho takes the first bytes of every packet one
 * by one, and each would be a call of the system. Keeps nothing beyond its process.
 */
public final class PahoClient extends MqttAsyncClient {

  /**
   * A client that is not connected.
   *
   * @param broker as in {@code ssl://broker.clinic.example:8883}
   * @param name its client id
   */
  public PahoClient(String broker, String name) throws MqttException {
    super(broker, name, new MemoryPersistence());
  }

  @Override
  protected NetworkModule[] createNetworkModules(String address, MqttConnectionOptions options)
      throws MqttException {
    NetworkModule[] modules = super.createNetworkModules(address, options);
    for (int i = 0; i < modules.length; i++) {
      modules[i] = new ReadAhead(modules[i]);
    }
    return modules;
  }

  /** What Paho has made, with TLS or without. */
  private record ReadAhead(NetworkModule module) implements NetworkModule {

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
      return module.getOutputStream();
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
}
