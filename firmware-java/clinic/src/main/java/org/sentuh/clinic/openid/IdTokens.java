package org.sentuh.clinic.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.openid.NotVouched.Because;
import org.sentuh.settings.OpenIdSettings;

/**
 * What an ID token is worth (OpenID Connect Core 1.0, section 3.1.3.7): signed with a key of the
 * provider's by an algorithm with two keys, for this desk, for this very way, and now. Any thread.
 */
final class IdTokens {

  /** So far two times of day may be from each other. */
  static final Duration SKEW = Duration.ofSeconds(60);

  /** With two keys each: what the desk can check, the desk cannot make. Never "none". */
  private static final Set<JWSAlgorithm> SIGNED =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private static final Set<String> NEEDED = Set.of("sub", "iat", "exp", "nonce");

  private final OpenIdSettings settings;
  private final JWKSource<SecurityContext> keys;

  IdTokens(OpenIdSettings settings, URI keys, Wire wire) throws NotVouched {
    this.settings = settings;
    try {
      // A key that it does not know yet makes it look once more, twice in half a minute at most.
      this.keys =
          JWKSourceBuilder.<SecurityContext>create(keys.toURL(), wire)
              .refreshAheadCache(false)
              .build();
    } catch (MalformedURLException no) {
      throw new NotVouched(Because.WRONG, "the provider's jwks_uri is no address", no);
    }
  }

  /** What a token says, where it is worth anything. */
  JWTClaimsSet read(String token, Way way, Instant now) throws NotVouched {
    DefaultJWTProcessor<SecurityContext> reads = new DefaultJWTProcessor<>();
    reads.setJWSKeySelector(new JWSVerificationKeySelector<>(SIGNED, keys));
    reads.setJWTClaimsSetVerifier(judge(way, now));
    try {
      JWTClaimsSet claims = reads.process(token, null);
      mustBeOurs(claims);
      mustBeOfNow(claims, way, now);
      return claims;
    } catch (ExpiredJWTException late) {
      throw new NotVouched(Because.CLOCK, "the provider's word is over already", late);
    } catch (KeySourceException away) {
      throw new NotVouched(Because.AWAY, "the provider's keys cannot be had", away);
    } catch (BadJOSEException | JOSEException | ParseException no) {
      throw new NotVouched(Because.WRONG, "the provider's word is worth nothing", no);
    }
  }

  private DefaultJWTClaimsVerifier<SecurityContext> judge(Way way, Instant now) {
    JWTClaimsSet exactly =
        new JWTClaimsSet.Builder().issuer(settings.issuer()).claim("nonce", way.nonce()).build();
    DefaultJWTClaimsVerifier<SecurityContext> judge =
        new DefaultJWTClaimsVerifier<>(settings.client(), exactly, NEEDED) {
          @Override
          protected Date currentTime() {
            return Date.from(now);
          }
        };
    judge.setMaxClockSkew((int) SKEW.toSeconds());
    return judge;
  }

  /** One that is for several as well says for whom it was made. */
  private void mustBeOurs(JWTClaimsSet claims) throws ParseException, NotVouched {
    @Nullable String madeFor = claims.getStringClaim("azp");
    boolean ours =
        madeFor == null ? claims.getAudience().size() == 1 : madeFor.equals(settings.client());
    if (!ours) {
      throw new NotVouched(Because.WRONG, "the provider's word was meant for another program");
    }
  }

  /** Neither from times to come, nor, where it was asked anew, from before she set out. */
  private void mustBeOfNow(JWTClaimsSet claims, Way way, Instant now)
      throws ParseException, NotVouched {
    if (claims.getIssueTime().toInstant().isAfter(now.plus(SKEW))) {
      throw new NotVouched(Because.CLOCK, "the provider's word is from times to come");
    }
    if (settings.again()) {
      @Nullable Date proved = claims.getDateClaim("auth_time");
      if (proved == null || proved.toInstant().isBefore(way.begun().minus(SKEW))) {
        throw new NotVouched(
            Because.WRONG,
            "the provider does not say that she has proved anew who she is; where it never does,"
                + " write again: \"no\"");
      }
    }
  }
}
