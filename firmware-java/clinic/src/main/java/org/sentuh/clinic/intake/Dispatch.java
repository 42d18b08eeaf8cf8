package org.sentuh.clinic.intake;

import java.time.Duration;
import java.time.Instant;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries what was signed in the archive to its device's topic, where the broker keeps it until the
 * device comes. Two intakes may carry the same one, which does no harm. On the speaker's thread.
 */
final class Dispatch {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration AFTER_REFUSAL = Duration.ofMinutes(1);
  private static final int MOST = 20;

  private final Archive archive;
  private final Wall.Clock clock;
  private final WireJson wire = new WireJson();
  private Instant next = Instant.MIN;

  Dispatch(Archive archive, Wall.Clock clock) {
    this.archive = archive;
    this.clock = clock;
  }

  /** Says what is to be said, once a second at most. */
  void look(Mqtt mqtt) throws MqttException {
    Instant now = clock.now().at();
    if (now.isBefore(next) && now.plus(AFTER_REFUSAL).isAfter(next)) {
      return; // and a clock that was put back makes nobody wait
    }
    next = now.plus(EVERY);
    try {
      for (Message.Desired prescription : archive.unsentPrescriptions(MOST)) {
        if (!say(mqtt, prescription)) {
          next = now.plus(AFTER_REFUSAL);
        }
      }
    } catch (ArchiveUnavailable notNow) {
      LOG.warn("prescriptions wait: {}", notNow.getMessage());
    }
  }

  private boolean say(Mqtt mqtt, Message.Desired prescription)
      throws MqttException, ArchiveUnavailable {
    int code =
        mqtt.publish(
            Channel.PRESCRIPTION_DESIRED.topic(prescription.device()),
            wire.write(prescription),
            true);
    if (code >= Mqtt.REFUSED) {
      LOG.error(
          "the broker refuses a prescription to {} with reason {}; look at its access list",
          prescription.device(),
          code);
      return false;
    }
    archive.prescriptionSent(prescription.device(), prescription.revision(), clock.now().at());
    return true;
  }
}
