package org.sentuh.clinic.intake;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sentuh.telemetry.uplink.BrokerAddress;
import org.sentuh.telemetry.uplink.Credentials;

/**
 * How an intake listens.
 *
 * @param brokers addresses of one broker or of the nodes of one cluster, {@code ssl://HOST:PORT}
 *     or, on this very machine, {@code tcp://HOST:PORT}
 * @param tls the intake's certificate and whom it trusts, for {@code ssl} addresses
 * @param sharing how several intakes share the devices
 * @param group what all intakes of one archive have in common, letters, digits and '-'
 * @param name this intake's own name in the group; stays the same over restarts, for the broker
 *     keeps what comes meanwhile under it
 * @param receiveMaximum how many messages the broker may have sent that are not yet stored, 10 to
 *     20000: with the largest message this bounds the memory
 * @param mostInBatch the most messages stored in one transaction
 * @param longestBatch how long a message may wait for others
 * @param session how long the broker keeps what comes while this intake is away
 * @param leaseTerm for how long a share is held without renewal
 * @param probeWithin how soon the probe at the start must come back
 */
public record IntakeSettings(
    List<String> brokers,
    Optional<Credentials> tls,
    Sharing sharing,
    String group,
    String name,
    int receiveMaximum,
    int mostInBatch,
    Duration longestBatch,
    Duration session,
    Duration leaseTerm,
    Duration probeWithin) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,24}");

  /** How several intakes share the devices between them. */
  public enum Sharing {
    /** By the broker where it says that it can, else by shard. */
    AUTO,
    /** By the broker: MQTT 5's shared subscriptions. */
    SHARE,
    /** By the sixteen shards of the topics, each held by a lease in the archive. Any broker. */
    SHARD
  }

  /** Refuses what cannot be, naming it. */
  public IntakeSettings {
    brokers = List.copyOf(brokers);
    if (brokers.isEmpty()) {
      throw new IllegalArgumentException("no broker is named; at least one address is needed");
    }
    for (String broker : brokers) {
      BrokerAddress.check(URI.create(broker), tls.orElse(null));
    }
    named("group", group);
    named("name", name);
    between("receiveMaximum", receiveMaximum, 10, 20_000);
    between("mostInBatch", mostInBatch, 1, 10_000);
  }

  /** What suits a clinic with one broker on this very machine, in plain text. */
  public static IntakeSettings of(String broker, String name) {
    return of(broker, Optional.empty(), name);
  }

  /** What suits a clinic with one broker. */
  public static IntakeSettings of(String broker, Credentials tls, String name) {
    return of(broker, Optional.of(tls), name);
  }

  private static IntakeSettings of(String broker, Optional<Credentials> tls, String name) {
    return new IntakeSettings(
        List.of(broker),
        tls,
        Sharing.AUTO,
        "intake",
        name,
        2000,
        1000,
        Duration.ofMillis(50),
        Duration.ofDays(1),
        Duration.ofSeconds(30),
        Duration.ofSeconds(5));
  }

  /** The same with another way to share. */
  public IntakeSettings sharing(Sharing other) {
    return new IntakeSettings(
        brokers,
        tls,
        other,
        group,
        name,
        receiveMaximum,
        mostInBatch,
        longestBatch,
        session,
        leaseTerm,
        probeWithin);
  }

  private static void named(String field, String value) {
    if (!NAME.matcher(value).matches()) {
      throw new IllegalArgumentException(
          field + " is \"" + value + "\", but must be 1 to 24 of letters, digits and '-'");
    }
  }

  private static void between(String field, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          field + " is " + value + ", but must be " + least + " to " + most);
    }
  }
}
