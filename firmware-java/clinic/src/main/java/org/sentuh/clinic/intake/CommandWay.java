package org.sentuh.clinic.intake;

import java.time.Duration;
import java.time.Instant;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.telemetry.uplink.LinkTrouble;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries what the desk asks from the archive to its device, on a connection of the desk's own: the
 * broker lets the intake say no command. Two desks may carry the same one, which a device obeys
 * once. What has expired is never said.
 */
public final class CommandWay implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CommandWay.class);
  private static final Duration EVERY = Duration.ofMillis(250);
  private static final Duration BROKER_PAUSE = Duration.ofSeconds(1);
  private static final int MOST = 20;
  private static final int WINDOW = 20;

  private final IntakeSettings settings;
  private final Archive archive;
  private final Wall.Clock clock;
  private final WireJson wire = new WireJson();
  private final Thread thread;
  private volatile boolean closing;

  private CommandWay(IntakeSettings settings, Archive archive, Wall.Clock clock) {
    this.settings = settings;
    this.archive = archive;
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("commands").unstarted(this::run);
  }

  /**
   * Begins to carry, and waits for the broker for as long as it takes.
   *
   * @param settings where the broker is, and this desk's own name in its group
   * @param archive stays open when this is closed
   */
  public static CommandWay start(IntakeSettings settings, Archive archive, Wall.Clock clock) {
    CommandWay way = new CommandWay(settings, archive, clock);
    way.thread.start();
    return way;
  }

  private void run() {
    while (!closing) {
      String clientId = settings.group() + "-" + settings.name() + "-commands";
      try (Mqtt mqtt = Mqtt.connect(settings, clientId, false, WINDOW, (from, topic, m) -> {})) {
        while (!closing && !mqtt.isLost()) {
          carry(mqtt);
          Thread.sleep(EVERY);
        }
      } catch (MqttException failed) {
        LOG.warn("commands wait: the broker cannot be told: {}", LinkTrouble.of(failed).words());
        pause();
      } catch (InterruptedException ended) {
        return;
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(BROKER_PAUSE);
    } catch (InterruptedException ended) {
      closing = true;
    }
  }

  private void carry(Mqtt mqtt) throws MqttException {
    Instant now = clock.now().at();
    try {
      for (Message.RemoteCommand command : archive.unsentCommands(now, MOST)) {
        int code =
            mqtt.publish(
                Channel.COMMAND.topic(command.device(), command.id()),
                wire.write(command),
                Channel.COMMAND.retained());
        if (code >= Mqtt.REFUSED) {
          LOG.error(
              "the broker refuses a command to {} with reason {}; look at its access list",
              command.device(),
              code);
        } else {
          archive.commandSent(command, clock.now().at());
        }
      }
    } catch (ArchiveUnavailable notNow) {
      LOG.warn("commands wait: {}", notNow.getMessage());
    }
  }

  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      thread.join(BROKER_PAUSE);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
