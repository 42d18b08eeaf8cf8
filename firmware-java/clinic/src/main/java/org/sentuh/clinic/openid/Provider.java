package org.sentuh.clinic.openid;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.openid.NotVouched.Because;
import org.sentuh.clinic.people.Vouched;
import org.sentuh.settings.OpenIdSettings;
import org.sentuh.telemetry.wire.Wall;
import tools.jackson.databind.JsonNode;

/**
 * The clinic's OpenID Connect provider, asked by the authorization code flow with PKCE (OpenID
 * Connect Core 1.0, section 3.1; RFC 7636; RFC 9700). What it can do is read from its discovery
 * document and kept for a quarter of an hour; nothing else is. Any thread; waits for the network.
 */
public final class Provider {

  private static final Duration KNOWN_FOR = Duration.ofMinutes(15);

  private final OpenIdSettings settings;
  private final Optional<String> secret;
  private final Wall.Clock clock;
  private final Wire wire = new Wire();
  private volatile @Nullable Known known;

  private Provider(OpenIdSettings settings, Optional<String> secret, Wall.Clock clock) {
    this.settings = settings;
    this.secret = secret;
    this.clock = clock;
  }

  /** What is known of the provider since then. */
  private record Known(Endpoints endpoints, IdTokens tokens, Instant since) {}

  /**
   * The provider of these settings; nobody is asked yet.
   *
   * @param clock the clinic's time of day
   * @throws IOException for a secret that cannot be read; it is said nowhere
   */
  public static Provider of(OpenIdSettings settings, Wall.Clock clock) throws IOException {
    Optional<String> secret = Optional.empty();
    if (settings.secret().isPresent()) {
      Path file = settings.secret().get();
      secret = Optional.of(Files.readString(file).strip()).filter(said -> !said.isEmpty());
      if (secret.isEmpty()) {
        throw new IOException(file + " is empty: write the provider's secret into it");
      }
    }
    return new Provider(settings, secret, clock);
  }

  /** What its button calls it. */
  public String name() {
    return settings.name();
  }

  /** The claim that names a person. */
  public String person() {
    return settings.person();
  }

  /** The desk as browsers reach it, without a slash at its end, where a setting says so. */
  public Optional<String> address() {
    return settings.address();
  }

  /** What is kept of somebody whom the provider calls so. */
  public String digest(String person) {
    return Claims.digest(settings, person);
  }

  /**
   * Where a browser is sent to.
   *
   * @param back where it is to come back, as the provider knows it
   */
  public URI address(Way way, String back) throws NotVouched {
    Map<String, String> asks = new LinkedHashMap<>();
    asks.put("response_type", "code");
    asks.put("client_id", settings.client());
    asks.put("redirect_uri", back);
    asks.put("scope", String.join(" ", "openid", String.join(" ", settings.scopes())).strip());
    asks.put("state", way.state());
    asks.put("nonce", way.nonce());
    asks.put("code_challenge", way.challenge());
    asks.put("code_challenge_method", "S256");
    if (settings.again()) {
      asks.put("prompt", "login");
      asks.put("max_age", "0");
    }
    return with(known().endpoints.authorization(), asks);
  }

  /**
   * Where a browser is sent that has left the desk, to leave the provider as well (OpenID Connect
   * RP-Initiated Logout 1.0); empty where that is not wished, or not offered. No token is kept at
   * the desk that could say who she was, so the provider may ask her.
   *
   * @param back where it is to come back, as the provider knows it
   */
  public Optional<URI> end(String back) throws NotVouched {
    if (!settings.ends()) {
      return Optional.empty();
    }
    Map<String, String> asks = new LinkedHashMap<>();
    asks.put("client_id", settings.client());
    asks.put("post_logout_redirect_uri", back);
    return known().endpoints.end().map(there -> with(there, asks));
  }

  private static URI with(URI there, Map<String, String> asks) {
    return URI.create(there + (there.getRawQuery() == null ? "?" : "&") + form(asks));
  }

  /**
   * For whom the provider vouches.
   *
   * @param code what the browser has brought
   * @param issuer who says that it is from (RFC 9207); empty where nobody says
   * @param back as it was said when the browser was sent
   */
  public Vouched vouched(Way way, String code, Optional<String> issuer, String back)
      throws NotVouched {
    if (!settings.issuer().equals(issuer.orElse(settings.issuer()))) {
      throw new NotVouched(Because.WRONG, "another provider has answered");
    }
    Known now = known();
    JsonNode answer = wire.object(redeem(now.endpoints.token(), way, code, back));
    String token = answer.path("id_token").asString("");
    return Claims.of(settings, now.tokens.read(token, way, clock.now().at()));
  }

  private HttpRequest.Builder redeem(URI endpoint, Way way, String code, String back) {
    Map<String, String> says = new LinkedHashMap<>();
    says.put("grant_type", "authorization_code");
    says.put("code", code);
    says.put("redirect_uri", back);
    says.put("code_verifier", way.verifier());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json");
    if (secret.isPresent()) {
      // As RFC 6749, section 2.3.1, has it: both are form-encoded first.
      String both = encoded(settings.client()) + ":" + encoded(secret.get());
      request.header(
          "Authorization", "Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8)));
    } else {
      says.put("client_id", settings.client());
    }
    return request.POST(HttpRequest.BodyPublishers.ofString(form(says)));
  }

  private Known known() throws NotVouched {
    Known before = known;
    Instant now = clock.now().at();
    if (before != null
        && now.isBefore(before.since.plus(KNOWN_FOR))
        && !now.isBefore(before.since)) {
      return before;
    }
    Endpoints endpoints = Endpoints.of(settings.issuer(), wire);
    // Its keys are kept as long as they lie where they lay.
    IdTokens tokens =
        before != null && before.endpoints.keys().equals(endpoints.keys())
            ? before.tokens
            : new IdTokens(settings, endpoints.keys(), wire);
    Known fresh = new Known(endpoints, tokens, now);
    known = fresh;
    return fresh;
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }
}
