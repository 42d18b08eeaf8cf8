package org.sentuh.clinic.intake;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.Arrival;
import org.sentuh.clinic.intake.IntakeSettings.Sharing;
import org.sentuh.telemetry.uplink.LinkTrouble;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Wall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what the devices tell into the archive. Nothing is acknowledged, neither to a device nor
 * to the broker, before it is stored; so whatever dies, and whenever, the message comes again, and
 * the archive takes it once.
 *
 * <pre>{@code
 * broker -> Listener (judges each message) -> Waiting (bounded) -> Filer -> Archive, COMMIT
 *                                                                    |-> Speaker: ack to the device
 *                                                                    '-> PUBACK to the broker
 * }</pre>
 */
public final class Intake implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final Duration BROKER_PAUSE = Duration.ofSeconds(1);

  private final Reader reader = new Reader();
  private final IntakeSettings settings;
  private final Wall.Clock clock;
  private final Sharing sharing;
  private final Waiting waiting;
  private final Speaker speaker;
  private final Filer filer;
  private final Optional<Listener> listener;
  private final Optional<ShareKeeper> shares;

  private Intake(IntakeSettings settings, Archive archive, Wall.Clock clock, Sharing sharing) {
    this.settings = settings;
    this.clock = clock;
    this.sharing = sharing;
    this.waiting = new Waiting(2 * settings.receiveMaximum());
    this.speaker = new Speaker(settings, new Dispatch(archive, clock)).start();
    this.filer = new Filer(archive, settings, waiting, speaker).start();
    if (sharing == Sharing.SHARE) {
      listener = Optional.of(shared().start());
      shares = Optional.empty();
    } else {
      listener = Optional.empty();
      shares = Optional.of(new ShareKeeper(archive, settings, clock, this::ofShare).start());
    }
  }

  /**
   * Waits for the broker, proves that it delivers, and begins to listen.
   *
   * @param settings how
   * @param archive where everything goes; stays open when the intake is closed
   * @param clock the clinic's time of day
   * @throws IntakeRefused when the broker is there and does not do what is needed of it, or one of
   *     the two does not believe the other's certificate
   */
  public static Intake start(IntakeSettings settings, Archive archive, Wall.Clock clock)
      throws IntakeRefused, InterruptedException {
    while (true) {
      try {
        Sharing sharing = Probe.prove(settings);
        LOG.info("intake {} listens by {}", settings.name(), sharing);
        return new Intake(settings, archive, clock, sharing);
      } catch (MqttException notYet) {
        LinkTrouble trouble = LinkTrouble.of(notYet);
        if (trouble.isRefusal()) {
          throw new IntakeRefused("broker " + settings.brokers() + ": " + trouble.words());
        }
        LOG.warn("the broker {} is not there yet: {}", settings.brokers(), trouble.words());
        Thread.sleep(BROKER_PAUSE);
      }
    }
  }

  /** How the devices are shared: never {@code AUTO}. */
  public Sharing sharing() {
    return sharing;
  }

  /** Whether everything that this intake is due is being listened to now. */
  public boolean isListening() {
    return listener.map(Listener::isListening).orElse(false)
        || shares.map(ShareKeeper::isListening).orElse(false);
  }

  /** How many shares are held; 0 where the broker shares. */
  public int shares() {
    return shares.map(ShareKeeper::held).orElse(0);
  }

  /** What has been done so far. */
  public IntakeCounts counts() {
    return filer.counts();
  }

  private Listener shared() {
    List<String> filters =
        filters("+").stream().map(f -> "$share/" + settings.group() + "/" + f).toList();
    return new Listener(
        settings,
        settings.group() + "-" + settings.name(),
        filters,
        settings.receiveMaximum(),
        this::judge,
        waiting);
  }

  private Listener ofShare(String share) {
    return new Listener(
        settings,
        settings.group() + "-" + share,
        filters(share),
        Math.max(1, settings.receiveMaximum() / DeviceId.SHARDS),
        this::judge,
        waiting);
  }

  private static List<String> filters(String share) {
    return Arrays.stream(Channel.values())
        .filter(Channel::fromDevice)
        .map(channel -> channel.filter(share))
        .toList();
  }

  private Arrival judge(String topic, MqttMessage message) {
    return reader.read(topic, message.getPayload(), message.isRetained(), clock.now().at());
  }

  /** Stops listening, files what is in hand, and says the last acks. */
  @Override
  public void close() {
    listener.ifPresent(Listener::close);
    shares.ifPresent(ShareKeeper::close);
    filer.close();
    speaker.close();
  }
}
