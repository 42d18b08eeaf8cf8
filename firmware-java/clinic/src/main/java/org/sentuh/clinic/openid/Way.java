package org.sentuh.clinic.openid;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.sentuh.pages.Tokens;

/**
 * One way to the provider and back. All that the provider is shown of it is worked out from a
 * secret that only this browser has, so that whoever comes back is who set out, and no desk has to
 * remember anything but that the way was not gone yet.
 *
 * @param secret what the browser's cookie is
 * @param begun when it set out
 */
public record Way(String secret, Instant begun) {

  /** Goes there and comes back in an address (OpenID Connect Core 1.0, section 3.1.2.1). */
  public String state() {
    return Tokens.digest("state " + secret);
  }

  /** Goes there in an address and comes back in the signed token. */
  String nonce() {
    return Tokens.digest("nonce " + secret);
  }

  /** Goes to the provider from the desk alone, with the code (RFC 7636). */
  String verifier() {
    return Tokens.digest("verifier " + secret);
  }

  /** What the provider holds the verifier against: S256 of RFC 7636. */
  String challenge() {
    // A digest is the verifier's letters; Tokens answers hexadecimal, RFC 7636 wants base64url.
    byte[] digest = HexFormat.of().parseHex(Tokens.digest(verifier()));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }

  @Override
  public String toString() {
    return "a way begun at " + begun; // not its secret
  }
}
