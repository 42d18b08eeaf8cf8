package org.sentuh.simulator.broker;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * Apache Artemis with MQTT 5 and nothing else, on the loopback interface only, without users. What
 * it has acknowledged is in its files, and is there again after a kill.
 *
 * <p>For the demo and for ordeals; a clinic runs a broker of its own, as {@code config/broker}
 * says.
 */
public final class DemoBroker implements AutoCloseable {

  /** An intake may die as often as it likes over a message. */
  private static final int UNLIMITED = -1;

  /** Where goes what has expired; nobody reads it. */
  private static final SimpleString ASIDE = SimpleString.of("aside");

  private final EmbeddedActiveMQ artemis;
  private final int port;

  private DemoBroker(EmbeddedActiveMQ artemis, int port) {
    this.artemis = artemis;
    this.port = port;
  }

  /**
   * Starts a broker and returns when it listens.
   *
   * @param folder where it keeps its files, made when it is not there
   * @param port of 127.0.0.1
   * @throws IllegalStateException when it does not start, with the port and the reason
   */
  public static DemoBroker start(Path folder, int port) {
    // Java says aloud that what Netty would use without this is going away.
    System.setProperty("io.netty.noUnsafe", "true");
    EmbeddedActiveMQ artemis = new EmbeddedActiveMQ().setConfiguration(configuration(folder, port));
    try {
      artemis.start();
    } catch (Exception e) {
      throw new IllegalStateException(
          "the broker does not start on 127.0.0.1:" + port + "; is another one running there?", e);
    }
    if (!artemis.getActiveMQServer().getRemotingService().isStarted()) {
      throw new IllegalStateException("the broker does not listen on 127.0.0.1:" + port);
    }
    return new DemoBroker(artemis, port);
  }

  /**
   * A free port for a broker or a database of this machine, below those that the system gives to
   * outgoing connections: one of those could take it before its server does, or while its server is
   * killed.
   */
  public static int freePort() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (BindException taken) {
        // Then another one.
      }
    }
  }

  /** Where devices and the clinic find it. */
  public String uri() {
    return "tcp://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    try {
      artemis.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the broker on 127.0.0.1:" + port + " does not stop", e);
    }
  }

  private static Configuration configuration(Path folder, int port) {
    Configuration configuration =
        new ConfigurationImpl()
            .setName("demo")
            .setSecurityEnabled(false)
            .setJMXManagementEnabled(false)
            .setPersistenceEnabled(true)
            .setJournalType(JournalType.NIO)
            .setJournalSyncTransactional(true)
            .setJournalSyncNonTransactional(true)
            .setJournalFileSize(1 << 20)
            .setJournalMinFiles(2)
            .setGlobalMaxSize(64 << 20)
            .setMaxDiskUsage(-1)
            .setPagingDirectory(folder.resolve("paging").toString())
            .setBindingsDirectory(folder.resolve("bindings").toString())
            .setJournalDirectory(folder.resolve("journal").toString())
            .setLargeMessagesDirectory(folder.resolve("large").toString());
    configuration.setAcceptorConfigurations(Set.of(acceptor(port)));
    configuration.addAddressSetting(
        "#",
        new AddressSettings()
            .setAutoDeleteQueues(false)
            .setAutoDeleteAddresses(false)
            .setMaxDeliveryAttempts(UNLIMITED)
            .setDeadLetterAddress(ASIDE)
            .setExpiryAddress(ASIDE));
    return configuration;
  }

  /** Without topic aliases, which Paho uses wrongly (eclipse-paho/paho.mqtt.java 1104). */
  private static TransportConfiguration acceptor(int port) {
    return new TransportConfiguration(
        "org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory",
        Map.of("host", "127.0.0.1", "port", port, "protocols", "MQTT"),
        "mqtt",
        Map.of("topicAliasMaximum", 0));
  }
}
