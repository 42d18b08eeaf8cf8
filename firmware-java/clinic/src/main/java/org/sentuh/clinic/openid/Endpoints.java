package org.sentuh.clinic.openid;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;
import org.sentuh.clinic.openid.NotVouched.Because;
import tools.jackson.databind.JsonNode;

/**
 * Where a provider is reached, by its own discovery document (OpenID Connect Discovery 1.0).
 *
 * @param authorization where a browser is sent to
 * @param token where a code is redeemed
 * @param keys where the keys are that it signs with
 * @param end where a browser is sent to leave the provider (RP-Initiated Logout 1.0); empty where
 *     it does not offer that
 */
record Endpoints(URI authorization, URI token, URI keys, Optional<URI> end) {

  private static final String END = "end_session_endpoint";

  static Endpoints of(String issuer, Wire wire) throws NotVouched {
    String at = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    JsonNode said =
        wire.object(
            HttpRequest.newBuilder(URI.create(at + "/.well-known/openid-configuration"))
                .header("Accept", "application/json"));
    if (!said.path("issuer").asString("").equals(issuer)) {
      throw new NotVouched(
          Because.WRONG,
          "the provider at "
              + issuer
              + " calls itself otherwise; issuer has to be written exactly as it says");
    }
    return new Endpoints(
        place(said, "authorization_endpoint"),
        place(said, "token_endpoint"),
        place(said, "jwks_uri"),
        said.has(END) ? Optional.of(place(said, END)) : Optional.empty());
  }

  private static URI place(JsonNode said, String key) throws NotVouched {
    try {
      URI place = URI.create(said.path(key).asString(""));
      if (Wire.isSafe(place)) {
        return place;
      }
    } catch (IllegalArgumentException malformed) {
      // Then it is no place either.
    }
    throw new NotVouched(
        Because.WRONG, "the provider's " + key + " must be an https address; ask who runs it");
  }
}
