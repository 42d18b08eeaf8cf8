package org.sentuh.simulator;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.PrescriptionSeen;
import org.sentuh.clinic.authority.AuthorityRefused;
import org.sentuh.clinic.authority.PrescribingKey;
import org.sentuh.clinic.prescribing.Draft;
import org.sentuh.clinic.prescribing.Equipment;
import org.sentuh.clinic.prescribing.NotPrescribed;
import org.sentuh.clinic.prescribing.Prescribing;
import org.sentuh.clinic.prescribing.SecondApproval;
import org.sentuh.control.body.Panel;
import org.sentuh.device.BadInput;
import org.sentuh.device.Spoken;
import org.sentuh.device.realtime.MachineWallClock;
import org.sentuh.settings.DayTimes;
import org.sentuh.settings.LimitsFile;
import org.sentuh.settings.PanelFile;
import org.sentuh.settings.Schedule;
import org.sentuh.settings.SettingsFile;
import org.sentuh.simulator.session.TreatmentFiles.Text;
import org.sentuh.telemetry.wire.DeviceId;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prescribes to a device, or shows what was prescribed and what became of it. */
@Command(
    name = "prescribe",
    description = {
      "Signs a prescription and files it; a clinic's intake carries it to the device, which proves",
      "it again and takes it or says why not. Nothing starts by it: a person at the device does.",
      "Without --mother it shows what was prescribed to the device, and what became of it."
    },
    mixinStandardHelpOptions = true)
final class PrescribeCommand implements Callable<Integer> {

  private static final long LOOK_MS = 200;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--archive",
      required = true,
      paramLabel = "URL",
      description = "the clinic's archive: jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE")
  private String archive = "";

  @Option(names = "--device", required = true, paramLabel = "NAME", description = "whose")
  private String device = "";

  @Option(
      names = "--wait",
      paramLabel = "S",
      description = "how long to wait for the device's answer (default: ${DEFAULT-VALUE})",
      defaultValue = "0")
  private int waitS;

  @ArgGroup(exclusive = false)
  private @Nullable Slip slip;

  private static final class Slip {
    @Option(
        names = "--key",
        required = true,
        paramLabel = "DIR",
        description = "the folder that the command prescribing-key has written")
    private Path key = Path.of("");

    @Option(
        names = "--mother",
        required = true,
        paramLabel = "REF",
        description = "the clinic's reference for her, never her name")
    private String mother = "";

    @Option(names = "--midwife", required = true, paramLabel = "SIGN", description = "her sign")
    private String midwife = "";

    @ArgGroup(multiplicity = "1")
    private What what = new What();
  }

  private static final class What {
    @ArgGroup(exclusive = false)
    private @Nullable Use use;

    @Option(
        names = "--hold",
        paramLabel = "WHY",
        description = "lets the panel rest until another prescription comes")
    private @Nullable String hold;

    @Option(names = "--revoke", paramLabel = "WHY", description = "ends what was prescribed")
    private @Nullable String revoke;
  }

  private static final class Use {
    @Option(
        names = "--programme",
        required = true,
        paramLabel = "FILE",
        description = "a programme")
    private Path programme = Path.of("");

    @Option(
        names = "--until",
        required = true,
        paramLabel = "DATE",
        description = "its last day, as 2026-12-10")
    private String until = "";

    @Option(
        names = "--second",
        required = true,
        paramLabel = "SIGN",
        description = "the sign of another midwife, who has read it and approves it")
    private String second = "";

    @Option(names = "--ceiling", paramLabel = "N", description = "the highest level, 0.05 to 1")
    private @Nullable Double ceiling;

    @Option(names = "--back", paramLabel = "MM", description = "C7 to T12 along the skin")
    private @Nullable Double backMm;

    @Option(
        names = "--treatments",
        paramLabel = "N",
        description = "how many within any 24 hours (default: ${DEFAULT-VALUE})",
        defaultValue = "2")
    private int treatments = 2;

    @Option(
        names = "--between",
        paramLabel = "HOURS",
        description = "the rest between two of them (default: ${DEFAULT-VALUE})",
        defaultValue = "4")
    private int hours = 4;

    @Option(
        names = "--times",
        paramLabel = "TIMES",
        description = "when in a day one may begin, as \"06:00-12:00 15:00-20:00\"; else always")
    private @Nullable String times;

    @Option(
        names = "--days",
        paramLabel = "DAYS",
        description = "with --times: on which days (default: ${DEFAULT-VALUE})",
        defaultValue = "mon tue wed thu fri sat sun")
    private String days = "mon tue wed thu fri sat sun";

    @Option(
        names = "--zone",
        paramLabel = "ZONE",
        description = "with --times: by whose clock (default: ${DEFAULT-VALUE})",
        defaultValue = "Asia/Jakarta")
    private String zone = "Asia/Jakarta";

    @Option(
        names = "--panel",
        paramLabel = "FILE",
        description = "the panel that she wears; the programme is proven on it before it is signed")
    private @Nullable Path panel;
  }

  @Override
  public Integer call() throws BadInput, IOException, ArchiveUnavailable, AuthorityRefused {
    DeviceId whose = whose();
    try (Archive kept = Archive.open(archive)) {
      if (slip == null) {
        return shown(kept.prescriptions(whose));
      }
      sign(kept, whose, slip);
      return answered(kept, whose);
    }
  }

  private DeviceId whose() throws BadInput {
    try {
      return new DeviceId(device);
    } catch (IllegalArgumentException wrong) {
      throw new BadInput(String.valueOf(wrong.getMessage()));
    }
  }

  private void sign(Archive kept, DeviceId whose, Slip slip)
      throws BadInput, IOException, ArchiveUnavailable, AuthorityRefused {
    PrescribingKey key = PrescribingKey.open(slip.key);
    Instant now = new MachineWallClock().now().at();
    Draft.Slip head = new Draft.Slip(slip.mother, slip.midwife, now);
    Panel panel = panel(slip.what.use);
    Text limits = Text.shipped("limits.yaml");
    Equipment equipment =
        new Equipment(LimitsFile.read(limits.name(), limits.content()), List.of(panel));
    Prescribing prescribing = new Prescribing(kept, equipment);
    try {
      if (slip.what.use == null) {
        prescribing.withhold(
            whose, withheld(slip.what, head), key, line(slip.midwife, now, "withhold"));
      } else {
        SecondApproval.mustDiffer(slip.midwife, slip.what.use.second);
        String digest =
            prescribing
                .write(
                    whose,
                    wish(slip.what.use, head),
                    panel.name(),
                    line(slip.midwife, now, "write"))
                .digest();
        prescribing.approve(digest, line(slip.what.use.second, now, "approve"));
        prescribing.sign(digest, key, line(slip.midwife, now, "sign"));
      }
    } catch (NotPrescribed refused) {
      throw new BadInput(String.valueOf(refused.getMessage()));
    }
  }

  private AuditLine line(String who, Instant now, String deed) {
    return new AuditLine(now, who, "console", "prescription." + deed, device, "");
  }

  private static Draft.Withheld withheld(What what, Draft.Slip head) throws BadInput {
    if (what.hold != null) {
      return new Draft.Withheld(head, false, what.hold);
    }
    if (what.revoke != null) {
      return new Draft.Withheld(head, true, what.revoke);
    }
    throw new BadInput("what is prescribed is missing; give --programme, --hold or --revoke");
  }

  private static Draft.Programme wish(Use use, Draft.Slip head) throws BadInput {
    return new Draft.Programme(
        head,
        endOf(use.until),
        SettingsFile.content(use.programme),
        use.treatments,
        TimeUnit.HOURS.toSeconds(use.hours),
        optional(use.ceiling),
        optional(use.backMm),
        schedule(use));
  }

  private static Optional<Schedule> schedule(Use use) throws BadInput {
    if (use.times == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Schedule(DayTimes.of(use.times), Schedule.days(use.days), ZoneId.of(use.zone)));
    } catch (IllegalArgumentException | DateTimeException wrong) {
      throw new BadInput("--times, --days, --zone: " + wrong.getMessage());
    }
  }

  /** Anywhere on earth that day has ended by then. */
  private static Instant endOf(String day) throws BadInput {
    try {
      return LocalDate.parse(day).plusDays(1).atStartOfDay(ZoneOffset.ofHours(-12)).toInstant();
    } catch (DateTimeParseException otherForm) {
      throw new BadInput("--until is \"" + day + "\"; write its last day as 2026-12-10");
    }
  }

  private static OptionalDouble optional(@Nullable Double number) {
    return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
  }

  private static Panel panel(@Nullable Use use) {
    Text shipped = Text.shipped("panels/m.yaml");
    return use == null || use.panel == null
        ? PanelFile.read(shipped.name(), shipped.content())
        : PanelFile.read(use.panel);
  }

  private int answered(Archive kept, DeviceId whose) throws ArchiveUnavailable {
    long looks = TimeUnit.SECONDS.toMillis(waitS) / LOOK_MS;
    PrescriptionSeen newest = kept.prescriptions(whose).getFirst();
    for (long look = 0; look < looks && newest.answeredAt().isEmpty(); look++) {
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK_MS);
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
        break;
      }
      newest = kept.prescriptions(whose).getFirst();
    }
    return shown(List.of(newest));
  }

  private int shown(List<PrescriptionSeen> seen) {
    PrintWriter say = Spoken.out(spec);
    if (seen.isEmpty()) {
      say.println("nothing was prescribed to " + device);
    }
    for (PrescriptionSeen each : seen) {
      say.println(
          "revision "
              + each.signed().revision()
              + ": "
              + each.state().name().toLowerCase(Locale.ROOT)
              + ", signed "
              + each.signedAt()
              + each.sentAt().map(at -> ", sent " + at).orElse("")
              + each.answeredAt().map(at -> ", answered " + at).orElse("")
              + (each.refused().isEmpty() ? "" : "; " + each.refused()));
    }
    boolean refused = !seen.isEmpty() && seen.getFirst().state() == PrescriptionSeen.State.REFUSED;
    return refused ? Simulator.NO : Simulator.DONE;
  }
}
