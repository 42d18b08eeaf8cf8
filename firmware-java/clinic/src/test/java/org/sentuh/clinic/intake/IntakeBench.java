package org.sentuh.clinic.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.sentuh.clinic.Database;
import org.sentuh.clinic.FleetOfDevices;
import org.sentuh.clinic.MosquittoBroker;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Wall;

/**
 * Messages a second from a publisher through a real mosquitto into each database, all on this
 * machine. Not a test: {@code IntakeBench [messages [devices [seconds between]]]}.
 */
final class IntakeBench {

  private IntakeBench() {}

  public static void main(String[] arguments) throws Exception {
    int messages = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
    int devices = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
    for (int pass = 1; pass <= 2; pass++) {
      for (Database database : Database.values()) {
        run(database, messages, devices);
      }
    }
    System.exit(0);
  }

  private static void run(Database database, int messages, int devices) throws Exception {
    try (MosquittoBroker broker =
            new MosquittoBroker("autosave_interval 1800", "autosave_on_changes false");
        Archive archive = Archive.open(database.fresh());
        FleetOfDevices fleet = new FleetOfDevices(broker.uri(), "fleet");
        Intake intake =
            Intake.start(
                IntakeSettings.of(broker.uri(), "one"),
                archive,
                () -> new Wall(Instant.now(), Wall.Quality.TRUSTED))) {
      List<List<Entry>> told = new ArrayList<>();
      for (int device = 0; device < devices; device++) {
        told.add(fleet.write(new DeviceId("d-" + device), "b1", messages / devices));
      }
      List<Entry> mixed = new ArrayList<>();
      for (int number = 0; number < messages / devices; number++) {
        for (List<Entry> device : told) {
          mixed.add(device.get(number));
        }
      }
      fleet.connect();
      while (!intake.isListening()) {
        Thread.sleep(10);
      }
      long began = System.nanoTime();
      fleet.send(mixed);
      long sent = System.nanoTime();
      while (intake.counts().fresh() < mixed.size()) {
        Thread.sleep(5);
      }
      long stored = System.nanoTime();
      while (!fleet.isAllAcknowledged()) {
        Thread.sleep(5);
      }
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      System.out.printf(
          "%-10s %d messages of %d devices: published %.0f/s, stored %.0f/s, all acks after %.2f s,"
              + " %d batches, heap after collection %d MB%n",
          database,
          mixed.size(),
          devices,
          mixed.size() / ((sent - began) / 1e9),
          mixed.size() / ((stored - began) / 1e9),
          (System.nanoTime() - began) / 1e9,
          intake.counts().batches(),
          (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }
  }
}
