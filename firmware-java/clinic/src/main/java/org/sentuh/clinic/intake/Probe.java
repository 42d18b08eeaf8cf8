package org.sentuh.clinic.intake;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.sentuh.clinic.intake.IntakeSettings.Sharing;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.WireJson;

/**
 * Proves before anything else that this broker brings what it has granted: there are some that
 * grant a shared subscription and deliver nothing.
 *
 * <p>The probe is an ack to a device that does not exist: the clinic may publish that in every
 * access list, and nobody listens. It is subscribed to in a group of this intake alone, for in the
 * common group another intake might be given it.
 */
final class Probe {

  private Probe() {}

  /** Connects, chooses how to share, and sees a message come back that way. */
  static Sharing prove(IntakeSettings settings) throws IntakeRefused, MqttException {
    DeviceId nobody = new DeviceId("probe-" + settings.name());
    CountDownLatch settled = new CountDownLatch(1);
    String clientId = settings.group() + "-" + settings.name() + "-probe";
    try (Mqtt mqtt =
        Mqtt.connect(settings, clientId, false, 10, (from, topic, m) -> settled.countDown())) {
      Sharing sharing = choose(settings, mqtt.offersSharedSubscriptions());
      String filter = Channel.ACK.topic(nobody).replace("/" + nobody.shard() + "/", "/+/");
      mqtt.subscribe(
          List.of(
              sharing == Sharing.SHARE
                  ? "$share/" + settings.group() + "-probe-" + settings.name() + "/" + filter
                  : filter));
      Answer answer = new Answer(settled);
      String ack = new WireJson().write(new Message.Ack(nobody, "probe", Map.of()));
      mqtt.publish(Channel.ACK.topic(nobody), ack, false, answer);
      boolean inTime = settled.await(settings.probeWithin().toMillis(), TimeUnit.MILLISECONDS);
      if (!inTime || answer.code >= Mqtt.REFUSED) {
        throw new IntakeRefused(refusal(settings, sharing, answer.code));
      }
      return sharing;
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IntakeRefused("the probe was interrupted");
    }
  }

  private static Sharing choose(IntakeSettings settings, boolean brokerCanShare)
      throws IntakeRefused {
    if (settings.sharing() == Sharing.SHARE && !brokerCanShare) {
      throw new IntakeRefused(
          "the broker "
              + settings.brokers()
              + " says that it has no shared subscriptions, but sharing is set to share."
              + " Set it to shard or auto");
    }
    if (settings.sharing() == Sharing.AUTO) {
      return brokerCanShare ? Sharing.SHARE : Sharing.SHARD;
    }
    return settings.sharing();
  }

  private static String refusal(IntakeSettings settings, Sharing sharing, int code) {
    String seconds = settings.probeWithin().toMillis() / 1000.0 + " s";
    if (code >= Mqtt.REFUSED) {
      return "the broker "
          + settings.brokers()
          + " refuses an ack of this intake with reason "
          + code
          + ". Its access list must let the clinic write sentuh/v1/+/+/ack";
    }
    return "the broker "
        + settings.brokers()
        + " has not delivered a probe within "
        + seconds
        + (sharing == Sharing.SHARE
            ? " through a shared subscription, although it granted it. Set sharing to shard"
            : ". Its access list must let the clinic read sentuh/v1/#");
  }

  /** What the broker says to the probe; after a refusal nothing comes that could be waited for. */
  private static final class Answer implements MqttActionListener {
    private final CountDownLatch settled;
    private volatile int code;

    private Answer(CountDownLatch settled) {
      this.settled = settled;
    }

    @Override
    public void onSuccess(IMqttToken token) {
      int[] codes = token.getReasonCodes();
      code = codes == null || codes.length == 0 ? 0 : codes[0];
      if (code >= Mqtt.REFUSED) {
        settled.countDown();
      }
    }

    @Override
    public void onFailure(IMqttToken token, Throwable why) {
      code = 0;
    }
  }
}
