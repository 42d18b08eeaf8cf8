package org.sentuh.simulator;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.fleet.Certificates;
import org.sentuh.clinic.authority.Authority;
import org.sentuh.clinic.authority.AuthorityRefused;
import org.sentuh.clinic.authority.Holder;
import org.sentuh.device.BadInput;
import org.sentuh.device.Spoken;
import org.sentuh.device.realtime.MachineWallClock;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives a device, a broker or a program of the clinic its certificate. */
@Command(
    name = "certificate",
    description = {
      "Gives a device, a broker or a program of the clinic a key and a certificate, good for two",
      "years, in one file that its owner alone may read; or notes one that was given before."
    },
    mixinStandardHelpOptions = true)
final class CertificateCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--authority",
      required = true,
      paramLabel = "DIR",
      description = "the folder that the command authority has written")
  private Path authority = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "where the certificate is written, beside the authority's own")
  private @Nullable Path out;

  @Option(
      names = "--archive",
      paramLabel = "JDBC",
      description = "the clinic's archive, which notes when the certificate ends, for its desk")
  private @Nullable String archive;

  @ArgGroup(multiplicity = "1")
  private Whose whose = new Whose();

  /** Exactly one of these. */
  private static final class Whose {

    @Option(names = "--device", paramLabel = "NAME", description = "a device, by its name")
    private String device = "";

    @Option(
        names = "--broker",
        split = ",",
        paramLabel = "HOST",
        description = "a broker, by the names and addresses under which it is reached")
    private List<String> broker = List.of();

    @Option(
        names = {"--program", "--intake"},
        paramLabel = "NAME",
        description = "a program of the clinic: clinic-intake, or clinic-desk")
    private String program = "";

    @Option(
        names = "--note",
        paramLabel = "FILE",
        description = "one that was given before --archive was told: it is noted there, no more")
    private @Nullable Path note;

    Holder holder() throws AuthorityRefused {
      if (!device.isEmpty()) {
        return Holder.device(device);
      }
      return program.isEmpty() ? Holder.broker(broker) : Holder.program(program);
    }
  }

  @Override
  public Integer call() throws BadInput, AuthorityRefused, IOException, ArchiveUnavailable {
    Instant now = new MachineWallClock().now().at();
    Path given = whose.note;
    return given == null ? give(now) : note(given, now);
  }

  /** Of a certificate that was given before the clinic's archive was told. */
  private int note(Path file, Instant now)
      throws BadInput, AuthorityRefused, IOException, ArchiveUnavailable {
    if (archive == null) {
      throw new BadInput("--note " + file + " needs --archive, where it is noted");
    }
    X509Certificate given = Authority.certificate(file);
    Holder holder = Authority.open(authority).holder(given);
    try (Archive noting = Archive.open(archive)) {
      PrintWriter say = Spoken.out(spec);
      say.println(
          (note(noting, holder, given, now) ? "noted: " : "noted before: ")
              + holder.kind()
              + " "
              + holder.name());
      say.println("good until " + given.getNotAfter().toInstant());
    }
    return Simulator.DONE;
  }

  private int give(Instant now) throws BadInput, AuthorityRefused, IOException, ArchiveUnavailable {
    Holder holder = whose.holder();
    Path folder = out;
    if (folder == null) {
      throw new BadInput("--out is missing; name the folder where it is written");
    }
    // An archive that cannot be opened is told before anything is written.
    try (@Nullable Archive noting = archive == null ? null : Archive.open(archive)) {
      Path file = Authority.open(authority).certify(holder, folder, now);
      X509Certificate given = Authority.certificate(file);
      if (noting != null) {
        note(noting, holder, given, now);
      }
      tell(holder, folder, file, given);
    }
    return Simulator.DONE;
  }

  private static boolean note(Archive archive, Holder holder, X509Certificate given, Instant now)
      throws ArchiveUnavailable {
    Certificates.Issued issued =
        new Certificates.Issued(
            given.getSerialNumber().toString(16),
            holder.name(),
            holder.kind(),
            given.getNotBefore().toInstant(),
            given.getNotAfter().toInstant());
    return new Certificates(archive)
        .note(
            issued,
            new AuditLine(
                now, "console", "", "certificate.issue", holder.name(), "until " + issued.ends()));
  }

  private void tell(Holder holder, Path folder, Path file, X509Certificate given) {
    PrintWriter say = Spoken.out(spec);
    say.println("written: " + file + ", key and certificate of " + holder.name());
    say.println("good until " + given.getNotAfter().toInstant());
    say.println(
        switch (holder) {
          case Holder.Device device -> "next: copy both files to the device, and nowhere else";
          case Holder.Broker broker ->
              "next: copy both files to the broker, readable by the user mosquitto alone;"
                  + " config/broker/mosquitto.conf says where";
          case Holder.Program program ->
              "next: start it with --trust "
                  + folder.resolve(Authority.CERTIFICATE_FILE)
                  + " --identity "
                  + file;
        });
  }
}
