package org.sentuh.clinic.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.avaje.jex.http.Context;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.people.PeopleRecords;
import org.sentuh.clinic.openid.NotVouched;
import org.sentuh.clinic.openid.Provider;
import org.sentuh.clinic.openid.Way;
import org.sentuh.clinic.people.NotLetIn;
import org.sentuh.clinic.people.People;
import org.sentuh.pages.Answers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door through the clinic's OpenID Connect provider: a browser goes there with a secret of its
 * own and is let in when it comes back with the provider's word. Any thread.
 */
final class ProviderDoor {

  /** Where the browser goes from, and where it comes back. */
  static final String OUT = "/openid";

  static final String BACK = "/openid/back";

  /** The cookie of a browser that is with the provider. */
  static final String COOKIE = "away";

  /** The cookie of a browser whose session began at the provider; it holds no secret. */
  static final String THROUGH = "through";

  private static final Logger LOG = LoggerFactory.getLogger(ProviderDoor.class);

  private final Provider provider;
  private final People people;

  ProviderDoor(Provider provider, People people) {
    this.provider = provider;
    this.people = people;
  }

  /** What its button calls it. */
  String name() {
    return provider.name();
  }

  /**
   * Sends a browser to the provider.
   *
   * @param here the desk's own address, with a slash at its end
   * @param cookie what a cookie says beside its value
   */
  URI out(Context ctx, String here, String cookie) throws NotLetIn, ArchiveUnavailable {
    String secret = people.setOut(ctx.cookie(DeskGate.COOKIE), ctx.ip());
    try {
      URI there = provider.address(new Way(secret, Instant.EPOCH), back(here));
      Answers.cookie(ctx, COOKIE + "=" + secret + cookie);
      return there;
    } catch (NotVouched no) {
      throw told(no);
    }
  }

  /** Lets in who comes back, and answers the secret of her session. */
  String in(Context ctx, String here) throws NotLetIn, ArchiveUnavailable {
    @Nullable String secret = ctx.cookie(COOKIE);
    if (secret == null || !isOf(secret, ctx.queryParam("state"))) {
      throw new NotLetIn("provider-again");
    }
    PeopleRecords.Away away = people.back(secret, ctx.ip());
    @Nullable String code = ctx.queryParam("code");
    if (code == null) {
      throw new NotLetIn("provider-denied");
    }
    try {
      return people.enterByProvider(
          provider.vouched(
              new Way(secret, away.begun()),
              code,
              Optional.ofNullable(ctx.queryParam("iss")),
              back(here)),
          away);
    } catch (NotVouched no) {
      throw told(no);
    }
  }

  /**
   * Where a browser goes that has left the desk; empty where it stays here: it did not come in by
   * the provider, or the provider has nothing to leave by, or cannot be asked.
   */
  Optional<URI> on(Context ctx, String here) {
    if (ctx.cookie(THROUGH) == null) {
      return Optional.empty();
    }
    try {
      return provider.end(desk(here) + "/");
    } catch (NotVouched no) {
      LOG.warn("whoever has left the desk has not left the clinic's provider", no);
      return Optional.empty();
    }
  }

  /** Whether a state is that of the way on which this browser set out. */
  private static boolean isOf(String secret, @Nullable String state) {
    byte[] meant = new Way(secret, Instant.EPOCH).state().getBytes(UTF_8);
    return state != null && MessageDigest.isEqual(meant, state.getBytes(UTF_8));
  }

  private String back(String here) {
    return desk(here) + BACK;
  }

  /** The desk as the provider knows it, without a slash at its end. */
  private String desk(String here) {
    return provider.address().orElse(here.substring(0, here.length() - 1));
  }

  private static NotLetIn told(NotVouched no) {
    // A technician needs the reason; who it was about is in none of them.
    LOG.warn("nobody is let in by the clinic's provider", no);
    return new NotLetIn(
        switch (no.because()) {
          case AWAY -> "provider-away";
          case DENIED -> "provider-denied";
          case WRONG -> "provider-wrong";
          case CLOCK -> "provider-clock";
        });
  }
}
