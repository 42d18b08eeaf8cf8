package org.sentuh.simulator.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * An OpenID Connect provider with a page of its own, where a browser is asked whether it is she.
 */
final class HonestProvider implements AutoCloseable {

  private final HttpServer server;
  private final ECKey key = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

  HonestProvider() throws IOException, JOSEException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/.well-known/openid-configuration", at -> json(at, discovery()));
    server.createContext("/keys", at -> json(at, new JWKSet(key.toPublicJWK()).toString()));
    server.createContext("/authorize", this::asks);
    server.createContext("/yes", this::yes);
    server.createContext("/token", this::token);
    server.createContext("/leave", this::leaves);
    server.start();
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private String discovery() {
    return """
    {"issuer":"#","authorization_endpoint":"#/authorize","token_endpoint":"#/token","jwks_uri":"#/keys",
    "end_session_endpoint":"#/leave"}\
    """
        .replace("#", issuer());
  }

  private void asks(HttpExchange at) throws IOException {
    answer(
        at,
        "text/html",
        "<title>Provider</title><a id=yes href=\"/yes?"
            + at.getRequestURI().getRawQuery().replace("&", "&amp;")
            + "\">It is I</a>");
  }

  /** Of a desk that it knows, and back to where that desk is. */
  private void leaves(HttpExchange at) throws IOException {
    Map<String, String> asked = fields(at.getRequestURI().getRawQuery());
    answer(
        at,
        "text/html",
        "<title>Provider</title><p id=out>"
            + asked.get("client_id")
            + "</p><a id=back href=\""
            + asked.get("post_logout_redirect_uri")
            + "\">Back</a>");
  }

  private void yes(HttpExchange at) throws IOException {
    Map<String, String> asked = fields(at.getRequestURI().getRawQuery());
    String code = "code-" + codes.size();
    codes.put(code, asked);
    String back = asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state");
    at.getResponseHeaders().set("Location", back);
    at.sendResponseHeaders(302, -1);
    at.close();
  }

  private void token(HttpExchange at) throws IOException {
    Map<String, String> given = fields(new String(at.getRequestBody().readAllBytes(), UTF_8));
    Map<String, String> asked = codes.remove(given.get("code"));
    if (asked == null) {
      throw new IOException("no such code");
    }
    Date now = Date.from(Instant.now());
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("one").build(),
            new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("bidan-siti")
                .audience(asked.get("client_id"))
                .issueTime(now)
                .expirationTime(Date.from(now.toInstant().plusSeconds(60)))
                .claim("auth_time", now.toInstant().getEpochSecond())
                .claim("nonce", asked.get("nonce"))
                .build());
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException broken) {
      throw new IOException(broken);
    }
    json(at, "{\"token_type\":\"Bearer\",\"id_token\":\"" + token.serialize() + "\"}");
  }

  private static Map<String, String> fields(String form) {
    return Arrays.stream(form.split("&"))
        .map(field -> field.split("=", 2))
        .collect(Collectors.toMap(field -> field[0], field -> URLDecoder.decode(field[1], UTF_8)));
  }

  private static void json(HttpExchange at, String text) throws IOException {
    answer(at, "application/json", text);
  }

  private static void answer(HttpExchange at, String type, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    at.getResponseHeaders().set("Content-Type", type);
    at.sendResponseHeaders(200, bytes.length);
    at.getResponseBody().write(bytes);
    at.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
