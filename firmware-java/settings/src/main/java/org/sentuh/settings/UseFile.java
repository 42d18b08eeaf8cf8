package org.sentuh.settings;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sentuh.control.body.BackLength;

/** Reads what a box is used for, as in {@code config/use.yaml}. */
public final class UseFile {

  private static final int LONGEST_PATH = 200;
  private static final int MOST_BROKERS = 8;
  private static final int MOST_NAMES = 8;
  private static final Pattern BROKER =
      Pattern.compile("(ssl|tcp)://[A-Za-z0-9.-]{1,200}:[0-9]{1,5}");
  private static final String BROKERS = "ssl://host:port, or tcp://127.0.0.1:port for this box";
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.-]{1,100}");
  private static final String NAMES = "1 to 100 of letters, digits, '.' and '-'";

  private UseFile() {}

  /** Reads the use from a file. */
  public static UseSettings read(Path file) {
    return read(SettingsText.of(file));
  }

  /** Reads the use from a text; refusals call it by the name given. */
  public static UseSettings read(String name, String content) {
    return read(SettingsText.of(name, content));
  }

  static UseSettings read(SettingsText text) {
    Section top =
        Section.top(text, Kind.USE, "programme", "back_mm", "record_mb", "clinic", "pages");
    return new UseSettings(
        path(top, "programme", "programmes/standard.yaml"),
        new BackLength(top.number("back_mm", BackLength.SHORTEST_MM, BackLength.LONGEST_MM)),
        (long) top.whole("record_mb", 4, 65_536) << 20,
        top.has("clinic")
            ? Optional.of(clinic(top.section("clinic", "brokers", "certificates", "prescribing")))
            : Optional.empty(),
        pages(top.section("pages", "address", "port", "names", "tls")));
  }

  private static UseSettings.Clinic clinic(Section clinic) {
    List<URI> brokers =
        clinic.list("brokers", 1, MOST_BROKERS, "brokers").stream()
            .map(broker -> URI.create(broker.name(BROKER, BROKERS)))
            .toList();
    return new UseSettings.Clinic(
        brokers,
        clinic.has("certificates")
            ? Optional.of(certificates(clinic.section("certificates", "trust", "identity")))
            : Optional.empty(),
        clinic.has("prescribing")
            ? Optional.of(path(clinic, "prescribing", "certificates/prescribing.pem"))
            : Optional.empty());
  }

  private static UseSettings.Certificates certificates(Section certificates) {
    return new UseSettings.Certificates(
        path(certificates, "trust", "certificates/authority.pem"),
        path(certificates, "identity", "certificates/sentuh-01.pem"));
  }

  private static UseSettings.Pages pages(Section pages) {
    return new UseSettings.Pages(
        pages.name("address", ADDRESS, "an address in numbers, as in 127.0.0.1"),
        pages.whole("port", 1, 65_535),
        pages.list("names", 1, MOST_NAMES, "names").stream()
            .map(name -> name.name(NAME, NAMES))
            .toList(),
        pages.has("tls")
            && pages.oneOf("tls", List.of(true, false), tls -> tls ? "own-certificate" : "none"));
  }

  private static Path path(Section section, String key, String example) {
    String written = section.text(key, LONGEST_PATH);
    try {
      return Path.of(written);
    } catch (InvalidPathException e) {
      throw section.refusal(key, "the path of a file", "write it as in " + example).because(e);
    }
  }
}
