package org.sentuh.simulator.fleet;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.sentuh.control.loop.Clock;
import org.sentuh.simulator.field.FieldDevice;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;

/**
 * Many simulated devices that speak over a few connections. Each begins a boot of its own and ends
 * it with a goodbye, so what the clinic archives of it is complete. Used by one thread.
 */
public final class Fleet implements AutoCloseable {

  /** The most devices of one fleet. */
  public static final int MOST_DEVICES = 10_000;

  /** One message in so many is a frame of ten seconds: chosen, not counted in a treatment. */
  static final int ENTRIES_A_FRAME = 10;

  private static final int MOST_CONNECTIONS = 4;
  private static final long LOOK_NS = 5_000_000;

  private final Clock clock;
  private final Wall.Clock wall;
  private final FleetConnection.Tally tally = new FleetConnection.Tally();
  private final List<Crew> crews = new ArrayList<>();
  private final int devices;
  private final long beganNs;
  private long firstNs;
  private long spokenNs;

  /** A connection and the devices that speak over it. */
  private record Crew(FleetConnection connection, List<FleetDevice> devices) {}

  private Fleet(int devices, Clock clock, Wall.Clock wall) {
    this.devices = devices;
    this.clock = clock;
    this.wall = wall;
    this.beganNs = clock.nowNs();
    this.firstNs = beganNs;
    this.spokenNs = beganNs;
  }

  /**
   * Connects, and listens to what the clinic says.
   *
   * @param name what the devices' names begin with, letters, digits and '-'
   * @param devices how many, 1 to {@link #MOST_DEVICES}
   * @param broker {@code tcp://HOST:PORT}
   * @throws FleetRefused when the broker does not take the connections
   */
  public static Fleet connect(String name, int devices, URI broker, Clock clock, Wall.Clock wall)
      throws FleetRefused {
    Fleet fleet = new Fleet(devices, clock, wall);
    WireJson wire = new WireJson();
    int connections = Math.min(MOST_CONNECTIONS, devices);
    try {
      for (int one = 0; one < connections; one++) {
        List<FleetDevice> crew = new ArrayList<>();
        for (int number = one; number < devices; number += connections) {
          DeviceId id = new DeviceId(String.format(Locale.ROOT, "%s-%04d", name, number));
          crew.add(new FleetDevice(wire, id, FieldDevice.newBoot()));
        }
        FleetConnection connection =
            FleetConnection.open(broker, name + "-crew-" + one, crew, clock, fleet.tally);
        fleet.crews.add(new Crew(connection, crew));
      }
      return fleet;
    } catch (MqttException refused) {
      fleet.close();
      throw new FleetRefused(
          "the broker " + broker + " does not take the fleet: " + refused + "; does it run there?");
    }
  }

  /**
   * Lets the devices speak in turn, then say goodbye, and waits until the broker has answered.
   *
   * @param messages how many in all, without the goodbyes
   * @param perSecond how many a second together; infinity for as fast as the broker takes them
   */
  public void speak(long messages, double perSecond) throws InterruptedException {
    long startNs = clock.nowNs();
    firstNs = startNs;
    AtomicLong turn = new AtomicLong();
    List<Thread> speakers = new ArrayList<>();
    for (Crew crew : crews) {
      speakers.add(
          Thread.ofPlatform()
              .name("fleet")
              .start(() -> speak(crew, turn, messages, startNs, 1e9 / perSecond)));
    }
    for (Thread speaker : speakers) {
      speaker.join();
    }
    spokenNs = clock.nowNs();
  }

  private void speak(Crew crew, AtomicLong turn, long messages, long startNs, double periodNs) {
    try {
      int next = 0;
      boolean well = true;
      for (long mine = turn.getAndIncrement();
          well && mine < messages;
          mine = turn.getAndIncrement()) {
        clock.sleepUntil(startNs + (long) (mine * periodNs));
        well = say(crew, crew.devices().get(next), false);
        next = (next + 1) % crew.devices().size();
      }
      for (FleetDevice device : crew.devices()) {
        well = well && say(crew, device, true);
      }
      if (!crew.connection().awaitAnswers()) {
        tally.trouble("the broker has not answered every publish");
      }
    } catch (InterruptedException ended) {
      tally.trouble("interrupted");
    }
  }

  private boolean say(Crew crew, FleetDevice device, boolean goodbye) throws InterruptedException {
    long nowNs = clock.nowNs();
    Entry entry =
        goodbye
            ? device.goodbye(nowNs - beganNs, wall.now())
            : device.next(nowNs - beganNs, wall.now());
    return crew.connection().publish(device, entry);
  }

  /** Waits until the clinic has everything, or so long after it has last said something. */
  public void awaitStored(long silenceMs) {
    long heardNs = clock.nowNs();
    long stored = tally.stored.get();
    while (stored < tally.published.get() && clock.nowNs() - heardNs < silenceMs * 1_000_000) {
      clock.sleepUntil(clock.nowNs() + LOOK_NS);
      long now = tally.stored.get();
      if (now != stored) {
        stored = now;
        heardNs = clock.nowNs();
      }
    }
  }

  /** Of how many messages the clinic has said that it has them. Any thread. */
  public long stored() {
    return tally.stored.get();
  }

  /** The devices that speak. */
  public List<DeviceId> devices() {
    return crews.stream().flatMap(crew -> crew.devices().stream()).map(FleetDevice::id).toList();
  }

  /** How it went. */
  public FleetReport report() {
    return new FleetReport(
        devices,
        tally.published.get(),
        tally.taken.get(),
        tally.stored.get(),
        Math.max(1, spokenNs - firstNs) / 1e9,
        tally.latencies.quantileMs(0.5),
        tally.latencies.quantileMs(0.99),
        tally.trouble());
  }

  @Override
  public void close() {
    crews.forEach(crew -> crew.connection().close());
  }
}
