package org.sentuh.clinic.openid;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.openid.NotVouched.Because;
import org.sentuh.clinic.people.Role;
import org.sentuh.clinic.people.Vouched;
import org.sentuh.pages.Tokens;
import org.sentuh.settings.OpenIdSettings;

/** What a token's claims mean at this desk, by its settings. */
final class Claims {

  private static final String EMAIL = "email";

  private Claims() {}

  /** What is kept of a person: an address of hers is nobody's business at the desk. */
  static String digest(OpenIdSettings settings, String person) {
    String same = settings.person().equals(EMAIL) ? person.toLowerCase(Locale.ROOT) : person;
    return Tokens.digest(settings.issuer() + "\n" + settings.person() + "\n" + same);
  }

  static Vouched of(OpenIdSettings settings, JWTClaimsSet claims) throws NotVouched {
    Set<String> person = said(claims.getClaims(), settings.person());
    if (person.size() != 1) {
      throw new NotVouched(Because.WRONG, "the provider's word has no single " + settings.person());
    }
    if (settings.person().equals(EMAIL)
        && !said(claims.getClaims(), "email_verified").contains("true")) {
      throw new NotVouched(Because.DENIED, "her e-mail address was never verified");
    }
    return new Vouched(
        digest(settings, person.iterator().next()),
        settings
            .roles()
            .map(told ->
                meant(told, claims).stream()
                    .flatMap(word -> Role.of(word).stream())
                    .collect(Collectors.toSet())),
        settings.facilities().map(told -> meant(told, claims)),
        settings.sign().map(sign -> String.join(" ", said(claims.getClaims(), sign))));
  }

  private static Set<String> meant(OpenIdSettings.Told told, JWTClaimsSet claims) {
    return said(claims.getClaims(), told.claim()).stream()
        .flatMap(value -> Optional.ofNullable(told.means().get(value)).stream())
        .collect(Collectors.toSet());
  }

  /** The values of a claim by its name, or by the way into groups of claims; none where none is. */
  private static Set<String> said(Map<String, Object> claims, String name) {
    @Nullable Object at = claims.get(name);
    if (at == null) {
      int dot = name.indexOf('.');
      return dot > 0 && claims.get(name.substring(0, dot)) instanceof Map<?, ?> group
          ? said(named(group), name.substring(dot + 1))
          : Set.of();
    }
    Collection<?> values = at instanceof Collection<?> several ? several : Set.of(at);
    Set<String> texts = new TreeSet<>();
    for (Object value : values) {
      if (value instanceof String || value instanceof Boolean) {
        texts.add(value.toString());
      }
    }
    return texts;
  }

  private static Map<String, Object> named(Map<?, ?> group) {
    return group.entrySet().stream()
        .filter(entry -> entry.getKey() instanceof String && entry.getValue() != null)
        .collect(Collectors.toMap(entry -> (String) entry.getKey(), Map.Entry::getValue));
  }
}
