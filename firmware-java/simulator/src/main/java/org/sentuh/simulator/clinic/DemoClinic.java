package org.sentuh.simulator.clinic;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sentuh.clinic.Desk;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Gap;
import org.sentuh.clinic.archive.PrescriptionSeen;
import org.sentuh.clinic.intake.Intake;
import org.sentuh.clinic.intake.IntakeRefused;
import org.sentuh.clinic.intake.IntakeSettings;
import org.sentuh.clinic.prescribing.Signer;
import org.sentuh.clinic.research.PseudonymKey;
import org.sentuh.pages.PagesUnavailable;
import org.sentuh.simulator.broker.DemoBroker;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Wall;

/**
 * Broker, intake and archive of a clinic that is this machine. It opens while other things go on:
 * to a device a clinic that is not there yet is one that is offline.
 */
public final class DemoClinic implements AutoCloseable {

  private static final long MOST_OPENING_S = 60;

  private final Path archiveFile;
  private final int port;
  private final CompletableFuture<Open> open;

  private record Open(DemoBroker broker, Archive archive, Intake intake) {}

  /**
   * What the clinic has of one boot of a device.
   *
   * @param entries how many
   * @param complete whether nothing of the device is missing or altered
   */
  public record Holding(long entries, boolean complete) {}

  /** What is done in a clinic's archive before it listens. */
  @FunctionalInterface
  public interface Before {

    /** Does it, and leaves the archive open. */
    void in(Archive archive) throws ArchiveUnavailable;
  }

  private DemoClinic(Path folder, int port, Wall.Clock wall, Before before) {
    this.archiveFile = folder.resolve("archive.db");
    this.port = port;
    this.open = CompletableFuture.supplyAsync(() -> open(folder, wall, before));
  }

  /**
   * Begins to open a clinic in a folder, and returns at once.
   *
   * @param folder of its files; made if it is not there
   * @param wall the clinic's time of day
   */
  public static DemoClinic opening(Path folder, Wall.Clock wall) throws IOException {
    return opening(folder, wall, archive -> {});
  }

  /**
   * The same with something that is done before it listens.
   *
   * @param before is done on the opening's own thread
   */
  public static DemoClinic opening(Path folder, Wall.Clock wall, Before before) throws IOException {
    Files.createDirectories(folder);
    return new DemoClinic(folder, DemoBroker.freePort(), wall, before);
  }

  private Open open(Path folder, Wall.Clock wall, Before before) {
    DemoBroker broker = DemoBroker.start(folder.resolve("broker"), port);
    try {
      Archive archive = Archive.open("jdbc:sqlite:" + archiveFile);
      before.in(archive);
      IntakeSettings settings = IntakeSettings.of(broker.uri(), "demo");
      return new Open(broker, archive, Intake.start(settings, archive, wall));
    } catch (ArchiveUnavailable | IntakeRefused no) {
      broker.close();
      throw new IllegalStateException(no.getMessage(), no);
    } catch (RuntimeException bug) {
      broker.close();
      throw bug;
    } catch (InterruptedException hurried) {
      broker.close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the clinic was opening", hurried);
    }
  }

  /** Where devices find its broker, now or soon. */
  public URI broker() {
    return URI.create("tcp://127.0.0.1:" + port);
  }

  /** The file that keeps everything. */
  public Path archiveFile() {
    return archiveFile;
  }

  /**
   * Serves its desk, on this machine alone, once the clinic has opened.
   *
   * @param deskPort 0 for any that is free
   * @param wall the clinic's time of day
   * @param config a folder as {@code config/}, which it works with
   * @param key signs what is prescribed at it
   * @param language of what is told of it
   * @throws PagesUnavailable when the port is taken
   */
  public DemoDesk desk(int deskPort, Wall.Clock wall, Path config, Signer key, String language)
      throws PagesUnavailable, ArchiveUnavailable, IOException {
    Open all = opened();
    return new DemoDesk(
        all.archive(),
        wall,
        IntakeSettings.of(all.broker().uri(), "demo"),
        Desk.treating(all.archive(), config, Optional.of(key), wall),
        PseudonymKey.of(archiveFile.resolveSibling("pseudonyms.key")),
        deskPort,
        language);
  }

  /** What was prescribed last to a device, and what became of it. */
  public Optional<PrescriptionSeen> prescribed(DeviceId device) throws ArchiveUnavailable {
    return opened().archive().prescriptions(device).stream().findFirst();
  }

  /** What it has of a boot. */
  public Holding holding(DeviceId device, String boot) throws ArchiveUnavailable {
    Archive archive = opened().archive();
    long entries = 0;
    for (Lane lane : Lane.values()) {
      entries += archive.entries(device, boot, lane, 0, Integer.MAX_VALUE).size();
    }
    List<Gap> gaps = archive.gaps(device).stream().filter(gap -> gap.boot().equals(boot)).toList();
    return new Holding(entries, gaps.isEmpty());
  }

  /** Waits until it has opened. */
  public void awaitOpen() {
    var _ = opened();
  }

  private Open opened() {
    try {
      return open.get(MOST_OPENING_S, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException no) {
      throw new IllegalStateException("the demo's clinic has not opened; its log says why", no);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the clinic was opening", hurried);
    }
  }

  @Override
  public void close() throws ArchiveUnavailable {
    Open all = opened();
    all.intake().close();
    all.archive().close();
    all.broker().close();
  }
}
