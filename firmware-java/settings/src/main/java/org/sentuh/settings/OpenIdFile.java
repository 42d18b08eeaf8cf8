package org.sentuh.settings;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads who vouches for a clinic's people, as in {@code config/openid.yaml}. */
public final class OpenIdFile {

  /** The words of roles, as the desk has them. */
  private static final List<String> ROLES =
      List.of("midwife", "lead-midwife", "technician", "researcher", "administrator");

  // Without TLS a provider is nobody's word but on this very machine.
  private static final String PLACE = "(https://[A-Za-z0-9.-]{1,200}(:[0-9]{1,5})?";
  private static final String HERE = "|http://(127\\.0\\.0\\.1|localhost)(:[0-9]{1,5})?)";
  private static final Pattern ISSUER =
      Pattern.compile(PLACE + HERE + "(/[A-Za-z0-9._~/-]{0,200})?");
  private static final Pattern ADDRESS = Pattern.compile(PLACE + HERE);
  private static final String PLACES = "https://host, or http://127.0.0.1:port for this machine";
  private static final Pattern CLIENT = Pattern.compile("[A-Za-z0-9._~:/@-]{1,200}");
  private static final String CLIENTS = "1 to 200 of letters, digits and . _ ~ : / @ -";
  private static final Pattern CLAIM = Pattern.compile("[A-Za-z0-9._:/-]{1,100}");
  private static final String CLAIMS = "1 to 100 of letters, digits and . _ : / -";
  private static final Pattern SCOPE = Pattern.compile("[A-Za-z0-9._:/-]{1,60}");
  private static final String SCOPES = "1 to 60 of letters, digits and . _ : / -";
  private static final Pattern FACILITY =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} .,'-]{0,63}");
  private static final String FACILITIES = "1 to 64 of letters, digits, spaces and . , ' -";
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_PATH = 200;
  private static final int LONGEST_VALUE = 200;
  private static final int MOST_SCOPES = 8;
  private static final int MOST_VALUES = 100;

  private OpenIdFile() {}

  /** Reads a file; paths in it are seen from its folder. */
  public static OpenIdSettings read(Path file) {
    return read(SettingsText.of(file), Optional.ofNullable(file.getParent()).orElse(Path.of("")));
  }

  /** Reads a text; refusals call it by the name given. */
  public static OpenIdSettings read(String name, String content) {
    return read(SettingsText.of(name, content), Path.of(""));
  }

  static OpenIdSettings read(SettingsText text) {
    return read(text, Path.of(""));
  }

  private static OpenIdSettings read(SettingsText text, Path folder) {
    Section top =
        Section.top(
            text,
            Kind.OPENID,
            "issuer",
            "name",
            "client",
            "secret_file",
            "address",
            "scopes",
            "again",
            "ends",
            "person",
            "roles",
            "facilities",
            "takes_in");
    String issuer = top.name("issuer", ISSUER, PLACES);
    String name = top.text("name", LONGEST_NAME);
    String client = top.name("client", CLIENT, CLIENTS);
    Optional<Path> secret =
        optional(top, "secret_file", key -> folder.resolve(top.text(key, LONGEST_PATH)));
    Optional<String> address = optional(top, "address", key -> top.name(key, ADDRESS, PLACES));
    List<String> scopes =
        optional(top, "scopes", key -> scopes(top.list(key, 1, MOST_SCOPES, "scopes")))
            .orElse(List.of());
    boolean again = top.oneOf("again", List.of(true, false), yes -> yes ? "yes" : "no");
    boolean ends =
        optional(
                top, "ends", key -> top.oneOf(key, List.of(true, false), yes -> yes ? "yes" : "no"))
            .orElse(false);
    String person = top.name("person", CLAIM, CLAIMS);
    Optional<OpenIdSettings.Told> roles =
        optional(
            top,
            "roles",
            key ->
                told(
                    top.section(key, "claim", "values"),
                    "role",
                    role -> role.oneOf("role", ROLES, word -> word)));
    Optional<OpenIdSettings.Told> facilities =
        optional(
            top,
            "facilities",
            key ->
                told(
                    top.section(key, "claim", "values"),
                    "facility",
                    facility -> facility.name("facility", FACILITY, FACILITIES)));
    Optional<String> sign =
        optional(top, "takes_in", key -> top.section(key, "sign").name("sign", CLAIM, CLAIMS));
    return top.make(
        "takes_in",
        () ->
            new OpenIdSettings(
                issuer,
                name,
                client,
                secret,
                address,
                scopes,
                again,
                ends,
                person,
                roles,
                facilities,
                sign));
  }

  private static <T> Optional<T> optional(Section of, String key, Function<String, T> read) {
    return of.has(key) ? Optional.of(read.apply(key)) : Optional.empty();
  }

  private static List<String> scopes(List<Value> values) {
    return values.stream().map(value -> value.name(SCOPE, SCOPES)).toList();
  }

  private static OpenIdSettings.Told told(
      Section of, String what, Function<Section, String> meaning) {
    String claim = of.name("claim", CLAIM, CLAIMS);
    Map<String, String> means = new LinkedHashMap<>();
    for (Value value : of.list("values", 1, MOST_VALUES, "values of the claim")) {
      Section one = Section.of(value, "value", what);
      if (means.put(one.text("value", LONGEST_VALUE), meaning.apply(one)) != null) {
        throw one.refusal("value", "each value once", "remove one of the two");
      }
    }
    return new OpenIdSettings.Told(claim, means);
  }
}
