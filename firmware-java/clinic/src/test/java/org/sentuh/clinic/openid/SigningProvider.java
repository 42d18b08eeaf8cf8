package org.sentuh.clinic.openid;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A small OpenID Connect provider that people come to by http, with real keys. It holds what a desk
 * sends against the standards, and answers as a test has it: honestly, until it is told otherwise.
 */
public final class SigningProvider implements AutoCloseable {

  /** What the desk proves itself by. */
  public static final String SECRET = "rahasia meja+klinik/1";

  /** With what a token is signed. */
  public enum Signed {
    RSA,
    ELLIPTIC,
    /** By a key that the provider never had, under the name of one that it has. */
    FOREIGN,
    /** By the public key, as if it were a shared secret. */
    SHARED,
    /** Not at all: {@code alg: none}. */
    NOT
  }

  private final HttpServer server;
  private final Supplier<Instant> now;
  private final RSAKey rsa = new RSAKeyGenerator(2048).keyID("one").generate();
  private final RSAKey foreign = new RSAKeyGenerator(2048).keyID("one").generate();
  private final ECKey elliptic = new ECKeyGenerator(Curve.P_256).keyID("two").generate();
  private final Map<String, Map<String, String>> codes = new HashMap<>();

  /** Everything that came over the wire and is a secret. */
  public final List<String> secrets = new ArrayList<>();

  /** Who she is here. */
  public volatile Map<String, Object> person = Map.of("sub", "248289761001");

  /** What is done to the token's claims before they are signed. */
  public volatile UnaryOperator<JWTClaimsSet> bent = UnaryOperator.identity();

  /** How it is signed. */
  public volatile Signed signed = Signed.RSA;

  /** The status of every answer but its pages; 200 for an honest one. */
  public volatile int status = 200;

  /** Whether somebody can leave it. */
  public volatile boolean canBeLeft = true;

  /** What it calls itself; empty for its own address. */
  public volatile String alias = "";

  /**
   * A provider that listens.
   *
   * @param now its time of day
   */
  public SigningProvider(Supplier<Instant> now) throws IOException, JOSEException {
    this.now = now;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/.well-known/openid-configuration", this::discovery);
    server.createContext("/keys", at -> answer(at, new JWKSet(List.of(rsa, elliptic)).toString()));
    server.createContext("/authorize", this::authorize);
    server.createContext("/token", this::token);
    server.start();
  }

  /** Its own address. */
  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void discovery(HttpExchange at) throws IOException {
    String said = alias.isEmpty() ? issuer() : alias;
    answer(
        at,
        """
        {"issuer":"%s","authorization_endpoint":"%s/authorize","token_endpoint":"%s/token",
        "jwks_uri":"%s/keys"%s}\
        """
            .formatted(
                said,
                issuer(),
                issuer(),
                issuer(),
                canBeLeft
                    ? ",\"end_session_endpoint\":\"" + issuer() + "/leave?realm=clinic\""
                    : ""));
  }

  /** Somebody says who she is, and goes back with a code. */
  private void authorize(HttpExchange at) throws IOException {
    Map<String, String> asked = fields(at.getRequestURI().getRawQuery());
    String code = "code-" + codes.size() + "-of-one-time";
    codes.put(code, asked);
    secrets.add(code);
    at.getResponseHeaders()
        .set(
            "Location",
            asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
    at.sendResponseHeaders(302, -1);
    at.close();
  }

  /** A code is good once, and only for who set out: PKCE and the desk's own secret. */
  private void token(HttpExchange at) throws IOException {
    Map<String, String> given = fields(new String(at.getRequestBody().readAllBytes(), UTF_8));
    Optional<Map<String, String>> asked = Optional.ofNullable(codes.remove(given.get("code")));
    secrets.add(given.getOrDefault("code_verifier", ""));
    boolean right =
        asked.isPresent()
            && at.getRequestHeaders().getFirst("Authorization").equals(basic(asked.get()))
            && given.getOrDefault("redirect_uri", "").equals(asked.get().get("redirect_uri"))
            && "S256".equals(asked.get().get("code_challenge_method"))
            && challenge(given.getOrDefault("code_verifier", ""))
                .equals(asked.get().get("code_challenge"));
    if (!right) {
      at.sendResponseHeaders(400, -1);
      at.close();
      return;
    }
    try {
      String token = sign(bent.apply(claims(asked.get())));
      secrets.add(token);
      answer(at, "{\"token_type\":\"Bearer\",\"id_token\":\"" + token + "\"}");
    } catch (JOSEException broken) {
      throw new IOException(broken);
    }
  }

  private JWTClaimsSet claims(Map<String, String> asked) {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .audience(asked.get("client_id"))
            .issueTime(Date.from(now.get()))
            .expirationTime(Date.from(now.get().plusSeconds(300)))
            .claim("nonce", asked.get("nonce"))
            .claim("auth_time", now.get().getEpochSecond());
    person.forEach(claims::claim);
    return claims.build();
  }

  private String sign(JWTClaimsSet claims) throws JOSEException {
    return switch (signed) {
      case RSA -> signed(JWSAlgorithm.RS256, "one", new RSASSASigner(rsa), claims);
      case ELLIPTIC -> signed(JWSAlgorithm.ES256, "two", new ECDSASigner(elliptic), claims);
      case FOREIGN -> signed(JWSAlgorithm.RS256, "one", new RSASSASigner(foreign), claims);
      case SHARED ->
          signed(
              JWSAlgorithm.HS256, "one", new MACSigner(rsa.toRSAPublicKey().getEncoded()), claims);
      case NOT -> new PlainJWT(claims).serialize();
    };
  }

  private static String signed(
      JWSAlgorithm algorithm, String key, JWSSigner signer, JWTClaimsSet claims)
      throws JOSEException {
    SignedJWT token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key).build(), claims);
    token.sign(signer);
    return token.serialize();
  }

  private static String basic(Map<String, String> asked) {
    String both = asked.get("client_id") + ":" + URLEncoder.encode(SECRET, UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8));
  }

  private static String challenge(String verifier) throws IOException {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException never) {
      throw new IOException(never);
    }
  }

  private static Map<String, String> fields(String form) {
    return Arrays.stream(form.split("&"))
        .map(field -> field.split("=", 2))
        .collect(Collectors.toMap(field -> field[0], field -> URLDecoder.decode(field[1], UTF_8)));
  }

  private void answer(HttpExchange at, String json) throws IOException {
    byte[] bytes = json.getBytes(UTF_8);
    at.getResponseHeaders().set("Content-Type", "application/json");
    at.sendResponseHeaders(status, bytes.length);
    at.getResponseBody().write(bytes);
    at.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
