package org.sentuh.simulator.ordeal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.simulator.broker.DemoBroker;

/**
 * The clinic of an ordeal: a broker, an archive and two intakes, each a process of its own. Used by
 * one thread.
 */
final class Clinic implements AutoCloseable {

  private static final int INTAKES = 2;
  private static final long STARTING_MS = 120_000;
  private static final long LOOK_MS = 50;

  private final int port;
  private final String archive;
  private final @Nullable Program database;
  private final Program broker;
  private final List<Program> intakes = new ArrayList<>();

  /** What the broker is. */
  enum Broker {
    ARTEMIS,
    MOSQUITTO
  }

  /** What the archive is. */
  enum Store {
    SQLITE,
    POSTGRESQL
  }

  private Clinic(Path ground, Broker broker, Store store) throws IOException {
    this.port = DemoBroker.freePort();
    Path logs = ground.resolve("clinic.log");
    this.broker =
        switch (broker) {
          case ARTEMIS ->
              new Program(
                  "broker",
                  Jvm.command(
                      Jvm.CLINIC,
                      List.of("broker", "--folder=" + ground.resolve("broker"), "--port=" + port)),
                  logs);
          case MOSQUITTO -> Mosquitto.make(ground.resolve("broker"), port, logs);
        };
    int databasePort = store == Store.POSTGRESQL ? DemoBroker.freePort() : 0;
    this.database =
        switch (store) {
          case SQLITE -> null;
          case POSTGRESQL ->
              PostgresCluster.make(
                  PostgresCluster.programs().orElseThrow(),
                  ground.resolve("database"),
                  databasePort,
                  ground.resolve("database.log"));
        };
    this.archive =
        store == Store.SQLITE
            ? "jdbc:sqlite:" + ground.resolve("archive.db")
            : PostgresCluster.url(databasePort);
    for (int i = 0; i < INTAKES; i++) {
      intakes.add(
          new Program(
              "intake " + i,
              Jvm.command(
                  Jvm.CLINIC,
                  List.of(
                      "intake",
                      "--broker=tcp://127.0.0.1:" + port,
                      "--archive=" + archive,
                      "--name=number-" + i)),
              ground.resolve("intake-" + i + ".log")));
    }
  }

  /** Makes a clinic in a folder and returns when its broker and its archive are there. */
  static Clinic open(Path ground, Broker broker, Store store) throws IOException {
    Clinic clinic = new Clinic(ground, broker, store);
    if (clinic.database != null) {
      clinic.database.start();
      clinic.awaitArchive();
    }
    clinic.broker.start();
    await(clinic.port);
    clinic.intakes.forEach(Program::start);
    clinic.awaitIntakes(ground);
    return clinic;
  }

  /** Its port is open before it takes anybody in. */
  private void awaitArchive() {
    for (long waited = 0; waited < STARTING_MS; waited += LOOK_MS) {
      try (Archive there = Archive.open(archive)) {
        there.quarantineCounts();
        return;
      } catch (ArchiveUnavailable notYet) {
        pause();
      }
    }
    throw new IllegalStateException("the archive does not answer; its log says why");
  }

  private void awaitIntakes(Path ground) throws IOException {
    for (long waited = 0; waited < STARTING_MS; waited += LOOK_MS) {
      if (Files.readString(ground.resolve("intake-0.log")).contains("listening by")) {
        return;
      }
      pause();
    }
    throw new IllegalStateException("the intake does not begin to listen; its log says why");
  }

  int port() {
    return port;
  }

  String archive() {
    return archive;
  }

  Program broker() {
    return broker;
  }

  List<Program> intakes() {
    return intakes;
  }

  private static void await(int port) {
    for (long waited = 0; waited < STARTING_MS; waited += LOOK_MS) {
      try (Socket there = new Socket(InetAddress.getLoopbackAddress(), port)) {
        there.getPort();
        return;
      } catch (IOException notYet) {
        pause();
      }
    }
    throw new IllegalStateException("nothing listens on port " + port + "; the logs say why");
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the clinic was opening", e);
    }
  }

  /** Ends broker and intakes; the archive can be asked until {@link #close}. */
  void quieten() {
    intakes.forEach(Program::leave);
    broker.close();
  }

  @Override
  public void close() {
    intakes.forEach(Program::close);
    broker.close();
    if (database != null) {
      database.leave();
    }
  }
}
