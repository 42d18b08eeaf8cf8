package org.sentuh.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.device.prescription.Fitting;
import org.sentuh.device.prescription.KeptPrescription;
import org.sentuh.device.prescription.Plan;
import org.sentuh.device.realtime.MachineWallClock;
import org.sentuh.device.realtime.RealTimeClock;
import org.sentuh.device.reporting.Reporting;
import org.sentuh.simulator.clinic.DemoClinic;
import org.sentuh.simulator.field.FieldDevice;
import org.sentuh.simulator.session.NewMother;
import org.sentuh.simulator.session.Order;
import org.sentuh.telemetry.uplink.UplinkSettings;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Seal;
import picocli.CommandLine;

/** From a midwife's desk to a device and back, through a real broker and a real archive. */
final class PrescribeCommandTest {

  private static final DeviceId DEVICE = new DeviceId("sentuh-07");
  private static final MachineWallClock WALL = new MachineWallClock();
  private static final Path PROGRAMMES = programmes();

  private final StringWriter said = new StringWriter();
  @TempDir private Path folder;
  private String archive = "";

  @BeforeEach
  void aClinicWithAKey() {
    archive = "jdbc:sqlite:" + folder.resolve("clinic/archive.db");
    assertThat(run("prescribing-key", "--out", folder.resolve("key").toString())).isZero();
    assertThat(folder.resolve("clinic").toFile().mkdir()).isTrue();
  }

  @Test
  void whatAMidwifePrescribesIsProvenByTheDeviceAndStandsThereAndSheSeesThat() throws Exception {
    KeptPrescription kept = prescription(true);
    try (DemoClinic clinic = clinic();
        Reporting _ = reporting(clinic, kept)) {
      assertThat(prescribe("gentle", "--ceiling", "0.4")).as(said.toString()).isZero();
      assertThat(said.toString()).contains("revision 1: accepted");
      Plan plan = kept.plan().orElseThrow();
      assertThat(plan.proven().ceiling()).isEqualTo(0.4);
      assertThat(kept.against(plan.proven())).isEmpty();

      assertThat(run(withheld("--hold", "a wound that heals"))).isZero();
      assertThat(said.toString()).contains("revision 2: accepted");
      assertThat(kept.against(plan.proven())).contains(Refusal.PRESCRIPTION_HELD);

      assertThat(run("prescribe", "--archive", archive, "--device", DEVICE.value())).isZero();
      assertThat(said.toString().lines().toList().reversed().subList(0, 2))
          .satisfiesExactly(
              first -> assertThat(first).startsWith("revision 1: superseded"),
              second -> assertThat(second).startsWith("revision 2: accepted"));
    }
  }

  @Test
  void aDeviceThatIsNotClaimedSaysWhyAndTheCommandAnswersNo() throws Exception {
    try (DemoClinic clinic = clinic();
        Reporting _ = reporting(clinic, prescription(false))) {
      assertThat(prescribe("gentle")).isEqualTo(Simulator.NO);
      assertThat(said.toString()).contains("revision 1: refused").contains("not claimed");
    }
  }

  @Test
  void aDeviceThatComesLaterFindsWhatWasPrescribedMeanwhile() throws Exception {
    KeptPrescription kept = prescription(true);
    try (DemoClinic clinic = clinic()) {
      assertThat(run(arguments("gentle", "0"))).isZero();
      assertThat(said.toString()).contains("revision 1: signed");
      try (Reporting _ = reporting(clinic, kept)) {
        for (int look = 0; look < 200 && kept.revision() == 0; look++) {
          Thread.sleep(100);
        }
      }
      assertThat(kept.revision()).isEqualTo(1);
    }
  }

  @Test
  void whatNoDeviceWouldTakeIsNotSigned() throws IOException {
    Path loud = folder.resolve("loud.yaml");
    Files.writeString(
        loud, Files.readString(PROGRAMMES.resolve("gentle.yaml")).replace("0.60", "1.60"));
    List<String> arguments = new ArrayList<>(List.of(arguments("gentle", "0")));
    arguments.set(arguments.indexOf("--programme") + 1, loud.toString());
    assertThat(run(arguments.toArray(String[]::new))).isEqualTo(Simulator.BAD_INPUT);
    assertThat(said.toString()).contains("ceiling");

    assertThat(prescribe("gentle", "--ceiling", "0.9")).isEqualTo(Simulator.BAD_INPUT);
    assertThat(run(withheld("--hold", ""))).isEqualTo(Simulator.BAD_INPUT);
    List<String> alone = new ArrayList<>(List.of(arguments("gentle", "0")));
    alone.set(alone.indexOf("--second") + 1, "bd-7");
    assertThat(run(alone.toArray(String[]::new))).isEqualTo(Simulator.BAD_INPUT);
    assertThat(said.toString()).contains("cannot be the second person");
    assertThat(run("prescribe", "--archive", archive, "--device", DEVICE.value())).isZero();
    assertThat(said.toString()).endsWith("nothing was prescribed to sentuh-07\n");
  }

  /** Its tables are made before anybody else opens them. */
  private DemoClinic clinic() throws IOException, ArchiveUnavailable {
    DemoClinic clinic = DemoClinic.opening(folder.resolve("clinic"), WALL);
    assertThat(clinic.holding(DEVICE, "b0").entries()).isZero();
    return clinic;
  }

  private int prescribe(String programme, String... more) {
    return run(arguments(programme, "30", more));
  }

  private String[] arguments(String programme, String waitS, String... more) {
    List<String> all = new ArrayList<>(List.of(head(waitS)));
    all.addAll(
        List.of(
            "--programme",
            PROGRAMMES.resolve(programme + ".yaml").toString(),
            "--until",
            "2099-12-10",
            "--second",
            "BD-3"));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private String[] withheld(String how, String why) {
    List<String> all = new ArrayList<>(List.of(head("30")));
    all.addAll(List.of(how, why));
    return all.toArray(String[]::new);
  }

  private String[] head(String waitS) {
    return new String[] {
      "prescribe",
      "--archive",
      archive,
      "--key",
      folder.resolve("key").toString(),
      "--device",
      DEVICE.value(),
      "--mother",
      "M-0412",
      "--midwife",
      "BD-7",
      "--wait",
      waitS
    };
  }

  private int run(String... arguments) {
    CommandLine commandLine = Simulator.commandLine();
    PrintWriter out = new PrintWriter(said, true);
    commandLine.setOut(out);
    commandLine.setErr(out);
    return commandLine.execute(arguments);
  }

  private KeptPrescription prescription(boolean claimed) throws IOException {
    Order order = Order.shipped();
    KeptPrescription kept =
        KeptPrescription.in(
            folder.resolve("device/prescription"),
            new Fitting(
                DEVICE, order.setup().panel(), order.setup().limits(), NewMother.allowance()),
            WALL);
    if (claimed) {
      kept.claim(Seal.key(Files.readString(folder.resolve("key/prescribing.pem"))).orElseThrow());
    }
    return kept;
  }

  private Reporting reporting(DemoClinic clinic, KeptPrescription kept) {
    return Reporting.open(
        new Reporting.Place(
            folder.resolve("device/journal"), folder.resolve("device/memory"), 8L << 20),
        new UplinkSettings(DEVICE, FieldDevice.newBoot(), "test", List.of(clinic.broker()), null),
        kept,
        new RealTimeClock(),
        WALL,
        new SplittableRandom(1));
  }

  private static Path programmes() {
    for (@Nullable Path folder = Path.of("").toAbsolutePath();
        folder != null;
        folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("config/programmes"))) {
        return folder.resolve("config/programmes");
      }
    }
    throw new AssertionError("no config/programmes above");
  }
}
