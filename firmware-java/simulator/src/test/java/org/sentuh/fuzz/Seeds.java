package org.sentuh.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.sentuh.simulator.book.ExampleMessages;
import org.sentuh.simulator.scenario.ScenarioFile;
import org.sentuh.simulator.session.TreatmentFiles.Text;
import org.sentuh.telemetry.wire.ClaimOffer;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Seal;

/** What fuzzing begins with: the files that are shipped, and what a device has really said. */
public final class Seeds {

  private Seeds() {}

  static Stream<Named<byte[]>> programmes() {
    return Stream.of("standard", "gentle", "long", "caesarean")
        .map(name -> Named.of(name, shipped("programmes/" + name + ".yaml")));
  }

  static Stream<Named<byte[]>> panels() {
    return Stream.of("s", "m", "l", "m-extended")
        .map(name -> Named.of(name, shipped("panels/" + name + ".yaml")));
  }

  static Stream<Named<byte[]>> limits() {
    return Stream.of(Named.of("limits.yaml", shipped("limits.yaml")));
  }

  static Stream<Named<byte[]>> questions() {
    return Stream.of("screening.yaml", "allowance.yaml", "use.yaml")
        .map(name -> Named.of(name, shipped(name)));
  }

  static Stream<Named<byte[]>> devices() {
    return Stream.of(Named.of("device.yaml", shipped("device.yaml")));
  }

  static Stream<Named<byte[]>> hazards() {
    return Stream.of(Named.of("safety/hazards.yaml", shipped("safety/hazards.yaml")));
  }

  /** A scenario of one sentence of every form, and each of them by itself. */
  static Stream<Named<byte[]>> scenarios() {
    List<String> sentences =
        ScenarioFile.forms().stream()
            .map(form -> form.replace("NAME", "lower-left").replace("0xNN", "0x41"))
            .map(form -> "at 40 s " + form.replaceAll("\\bN\\b", "0.5") + "\n")
            .toList();
    return Stream.concat(Stream.of(String.join("# then\n", sentences)), sentences.stream())
        .map(text -> Named.of(text.lines().findFirst().orElse(""), bytes(text)));
  }

  /** What a midwife prescribes, and what she withholds. */
  static Stream<Named<byte[]>> prescriptions() {
    String head = "prescription: 1\nmother: M-0412\nmidwife: BD-7\nissued: 2026-11-26T02:40:00Z\n";
    String programme = Text.shipped("programmes/gentle.yaml").content().indent(2);
    return Stream.of(
            head
                + "state: active\nuntil: 2026-12-10T17:00:00Z\nceiling: 0.5\nback_mm: 262\n"
                + "treatments: 2\nbetween_s: 14400\nprogramme:\n"
                + programme,
            head + "state: held\nwhy: a wound that heals\n",
            head + "state: revoked\nwhy: she has enough milk\n")
        .map(text -> Named.of(text.lines().skip(4).findFirst().orElse(""), bytes(text)));
  }

  /** What a clinic offers, signed as it goes over the screen, and its lines by themselves. */
  static Stream<Named<byte[]>> offers() throws GeneralSecurityException {
    KeyPair clinic = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    ClaimOffer offer =
        Seal.sealed(
            new ClaimOffer.Terms(
                new DeviceId("sentuh-07"),
                "00112233445566ff",
                7,
                Instant.parse("2026-11-26T08:00:00Z"),
                clinic.getPublic(),
                "TK-1",
                "ssl://broker.clinic.example:8883",
                "Klinik Melati"),
            clinic.getPrivate());
    String lines =
        new String(
            Base64.getUrlDecoder().decode(offer.text().split("\\.", 2)[0]), StandardCharsets.UTF_8);
    return Stream.of(
        Named.of("an offer", bytes(offer.text())), Named.of("its lines", bytes(lines + ".sign")));
  }

  /** Messages of every kind, each behind the line of its topic. */
  public static Stream<Named<byte[]>> messages() {
    return ExampleMessages.behindTheirTopics()
        .map(text -> Named.of(text.lines().findFirst().orElse(""), bytes(text)));
  }

  /** Events of every kind, as lines of events.ndjson. */
  static Stream<Named<byte[]>> events() throws IOException {
    return resource("events.ndjson").lines().map(line -> Named.of(line, bytes(line)));
  }

  static byte[] shipped(String path) {
    return bytes(Text.shipped(path).content());
  }

  /** In UTF-8. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Seeds.class.getResourceAsStream("seeds/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
