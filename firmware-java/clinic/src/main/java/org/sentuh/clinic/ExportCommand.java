package org.sentuh.clinic;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.desk.ZipOfFolder;
import org.sentuh.clinic.research.Export;
import org.sentuh.clinic.research.Manifest;
import org.sentuh.clinic.research.PseudonymKey;
import org.sentuh.clinic.research.Selection;
import org.sentuh.control.body.Panel;
import org.sentuh.settings.PanelFile;
import org.sentuh.settings.SettingsRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes treatments out of the archive for those who study them. */
@Command(
    name = "export",
    description = {
      "Writes treatments of mothers who agreed to have them studied, without identity: CSV and"
          + " lines",
      "of JSON, a code book in both languages, and a manifest with the SHA-256 of each file. The"
          + " same",
      "archive, selection and key give the same bytes. It has its line in the audit."
    },
    mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {

  private static final int DONE = 0;
  private static final int NO = 1;
  private static final int BAD_INPUT = 2;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--archive",
      required = true,
      paramLabel = "JDBC",
      description = "jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE")
  private String archive = "";

  @Option(
      names = "--pseudonyms",
      required = true,
      paramLabel = "FILE",
      description = "the clinic's key of pseudonyms, made where there is none yet; it stays here")
  private Path pseudonyms = Path.of("");

  @Option(
      names = "--study",
      required = true,
      paramLabel = "NAME",
      description = "what it is for, 60 letters at most; it stands in the files")
  private String study = "";

  @Option(
      names = "--facility",
      paramLabel = "NAME",
      description = "whose mothers (default: ${DEFAULT-VALUE})",
      defaultValue = "Klinik")
  private String facility = "Klinik";

  @Option(
      names = "--before",
      paramLabel = "MOMENT",
      description =
          "only what the clinic had received before, as 2026-12-01T00:00:00Z (default: now);"
              + " needed to make the same export again")
  private @Nullable String before;

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description =
          "a folder as config/, whose panels say how zones are called; without it numbers")
  private @Nullable Path config;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "where to; made, and must not be there yet")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    CommandSpec parsed = Objects.requireNonNull(spec, "a command speaks only when it was parsed");
    PrintWriter say = parsed.commandLine().getOut();
    PrintWriter explain = parsed.commandLine().getErr();
    try {
      return written(say, explain);
    } catch (ArchiveUnavailable
        | IOException
        | SettingsRefused
        | IllegalArgumentException
        | DateTimeException no) {
      explain.println(no.getMessage());
      return BAD_INPUT;
    }
  }

  private int written(PrintWriter say, PrintWriter explain) throws ArchiveUnavailable, IOException {
    Instant now = new ClinicClock().now().at();
    Selection selection = new Selection(facility, study, moment(now));
    Map<String, Panel> panels = panels();
    if (Files.exists(out)) {
      throw new IllegalArgumentException("--out " + out + " is there already; name a new folder");
    }
    try (Archive files = Archive.open(archive)) {
      PseudonymKey key = PseudonymKey.of(pseudonyms);
      Files.createDirectories(out);
      Optional<Manifest> manifest =
          new Export(files, panels, key).write(selection, out, new Export.By("console", now));
      if (manifest.isEmpty()) {
        ZipOfFolder.delete(out);
        explain.println(
            "no mother of " + facility + " agrees to it and has had a treatment; nothing is there");
        return NO;
      }
      say.println(manifest.get().summary() + ", in " + out);
      manifest.get().warning().ifPresent(explain::println);
      return DONE;
    } catch (Export.ArchiveChanged meanwhile) {
      ZipOfFolder.delete(out);
      explain.println(meanwhile.getMessage());
      return NO;
    }
  }

  private Instant moment(Instant now) {
    try {
      return before == null ? now : Instant.parse(before);
    } catch (DateTimeException otherForm) {
      throw new IllegalArgumentException(
          "--before " + before + " must be a moment as 2026-12-01T00:00:00Z", otherForm);
    }
  }

  private Map<String, Panel> panels() throws IOException {
    if (config == null) {
      return Map.of();
    }
    Map<String, Panel> panels = new HashMap<>();
    try (Stream<Path> files = Files.list(config.resolve("panels"))) {
      List<Path> yaml = files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
      yaml.stream().map(PanelFile::read).forEach(panel -> panels.put(panel.name(), panel));
    }
    return panels;
  }
}
