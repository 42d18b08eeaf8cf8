package org.sentuh.simulator;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.device.BadInput;
import org.sentuh.device.UntilEnded;
import org.sentuh.device.readiness.ReadinessFolder;
import org.sentuh.device.reporting.Reporting;
import org.sentuh.simulator.field.FieldDevice;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.SteppedTreatment;
import org.sentuh.simulator.tissue.ShippedRecording;
import org.sentuh.telemetry.uplink.Credentials;
import org.sentuh.telemetry.wire.DeviceId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One simulated device that treats again and again and tells its clinic, until it is ended. */
@Command(
    name = "device",
    description = {
      "Runs one simulated device: treats again and again in real time, keeps a journal",
      "and tells its clinic over MQTT, until it is ended."
    },
    mixinStandardHelpOptions = true)
final class DeviceCommand implements Callable<Integer> {

  /** Where Linux has a file system in memory. */
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  @Option(
      names = "--name",
      required = true,
      paramLabel = "DEVICE",
      description = "its name: letters, digits and '-'")
  private String name = "";

  @Option(
      names = "--folder",
      required = true,
      paramLabel = "DIR",
      description = "where its journal is kept")
  private Path folder = Path.of("");

  @Option(
      names = "--memory",
      paramLabel = "DIR",
      description = {
        "what must outlive the process and not the power; a file system in memory",
        "(default: /dev/shm/sentuh-DEVICE, or within --folder where there is no /dev/shm)"
      })
  private @Nullable Path memory;

  @Option(
      names = "--broker",
      required = true,
      paramLabel = "URI",
      description = "where its clinic listens: ssl://HOST:PORT, or tcp://127.0.0.1:PORT")
  private List<URI> brokers = List.of();

  @Option(names = "--trust", paramLabel = "FILE", description = "the authority's certificate")
  private @Nullable Path trust;

  @Option(names = "--identity", paramLabel = "FILE", description = "the device's certificate")
  private @Nullable Path identity;

  @Option(
      names = "--quota-mb",
      paramLabel = "MB",
      description = "the most that its journal may have (default: ${DEFAULT-VALUE})",
      defaultValue = "64")
  private int quotaMb;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "draws its parts and what its wearer does (default: ${DEFAULT-VALUE})",
      defaultValue = "1")
  private long seed;

  @Option(names = "--tell-only", description = "treat nobody, only tell what waits")
  private boolean tellOnly;

  @Option(
      names = "--witness",
      paramLabel = "FILE",
      description = "where is written down what it reports, for a balance")
  private @Nullable Path witness;

  @Override
  public Integer call() throws BadInput, IOException, SteppedTreatment.PanelRefused {
    FieldDevice device = new FieldDevice(settings());
    try (UntilEnded process = new UntilEnded()) {
      if (tellOnly) {
        device.tell(process::isGoing);
      } else {
        device.treat(Order.shipped(), ShippedRecording.RECLINE_60.read(), process::isGoing);
      }
    } catch (ReadinessFolder.InUse running) {
      throw new BadInput(String.valueOf(running.getMessage()));
    }
    return Simulator.DONE;
  }

  private Path memory() {
    if (memory != null) {
      return memory;
    }
    return Files.isDirectory(SHARED_MEMORY)
        ? SHARED_MEMORY.resolve("sentuh-" + name)
        : folder.resolve("memory");
  }

  private FieldDevice.Settings settings() throws BadInput {
    if (quotaMb < 4) {
      throw new BadInput("--quota-mb is " + quotaMb + "; allowed is 4 and up");
    }
    if ((trust == null) != (identity == null)) {
      throw new BadInput("--trust and --identity go together; give both or none");
    }
    try {
      return new FieldDevice.Settings(
          new Reporting.Place(folder, memory(), (long) quotaMb << 20),
          new DeviceId(name),
          brokers,
          trust == null || identity == null ? null : new Credentials(trust, identity, null),
          seed,
          witness);
    } catch (IllegalArgumentException wrong) {
      throw new BadInput(String.valueOf(wrong.getMessage()));
    }
  }
}
