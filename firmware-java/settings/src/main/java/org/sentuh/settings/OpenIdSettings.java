package org.sentuh.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a clinic's people come in through its OpenID Connect provider.
 *
 * @param issuer the provider, exactly as it calls itself
 * @param name what the desk's button calls it
 * @param client what the provider calls the desk
 * @param secret the file with what the desk proves itself by; empty: it has none
 * @param address the desk as browsers reach it, without a slash at its end; empty: as it listens
 * @param scopes what is asked for beside {@code openid}
 * @param again whether everybody proves anew at the provider who she is, each time
 * @param ends whether whoever leaves the desk is sent on to the provider, to leave it as well
 * @param person the claim that names the person; what it says never changes for her
 * @param roles which claim says which roles; empty: the desk alone knows
 * @param facilities which claim says where somebody works; empty: the desk alone knows
 * @param sign the claim that is the sign at work of somebody who is taken in because the provider
 *     says so; empty: nobody is
 */
public record OpenIdSettings(
    String issuer,
    String name,
    String client,
    Optional<Path> secret,
    Optional<String> address,
    List<String> scopes,
    boolean again,
    boolean ends,
    String person,
    Optional<Told> roles,
    Optional<Told> facilities,
    Optional<String> sign) {

  /** Keeps its own copy; refuses to take in whom no claim gives a role and a facility. */
  public OpenIdSettings {
    scopes = List.copyOf(scopes);
    if (sign.isPresent() && (roles.isEmpty() || facilities.isEmpty())) {
      throw new IllegalArgumentException(
          "who is taken in needs a role and a facility: write both groups, or take this one away");
    }
  }

  /**
   * What a claim says.
   *
   * @param claim its name; with dots the way into groups of claims
   * @param means of each of its values the role's word or the facility
   */
  public record Told(String claim, Map<String, String> means) {

    /** Keeps its own copy. */
    public Told {
      means = Map.copyOf(means);
    }
  }
}
