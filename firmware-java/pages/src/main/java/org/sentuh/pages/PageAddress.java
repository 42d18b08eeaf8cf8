package org.sentuh.pages;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where pages are served.
 *
 * @param host the address to listen at, {@code 127.0.0.1} for this machine alone
 * @param port 0 for any that is free
 * @param names further names under which browsers reach it, such as {@code sentuh.local}
 * @param tls for https, or null for http
 * @param outside the whole address that browsers use, as {@code https://desk.clinic.example}, where
 *     a proxy stands before the pages; empty where they are reached as they listen
 */
public record PageAddress(
    String host, int port, Set<String> names, @Nullable SSLContext tls, Optional<URI> outside) {

  /** Keeps its own copy of the names. */
  public PageAddress {
    names = Set.copyOf(names);
  }

  /** Reached as it listens. */
  public PageAddress(String host, int port, Set<String> names, @Nullable SSLContext tls) {
    this(host, port, names, tls, Optional.empty());
  }

  /** This machine alone, without TLS. */
  public static PageAddress loopback(int port) {
    return new PageAddress("127.0.0.1", port, Set.of(), null);
  }

  /** Every name, without a port, that a request may mean: a page of another one is turned away. */
  public Set<String> hosts() {
    Set<String> hosts = new HashSet<>(names);
    hosts.addAll(List.of(host, "127.0.0.1", "localhost", "[::1]"));
    outside.map(URI::getHost).ifPresent(hosts::add);
    return Set.copyOf(hosts);
  }

  /**
   * The address that a person types, as {@code http://127.0.0.1:8080/}.
   *
   * @param served the port that was taken
   */
  public String url(int served) {
    return outside.map(address -> address + "/").orElseGet(() -> url(host, served));
  }

  /** As a browser reaches it that knows this machine under another name. */
  public String url(String name, int served) {
    return scheme() + "://" + name + ":" + served + "/";
  }

  /** As in {@code http}. */
  public String scheme() {
    return tls == null ? "http" : "https";
  }

  /** Whether browsers reach the pages by TLS alone, here or at the proxy before them. */
  private boolean isSecure() {
    return tls != null || outside.map(URI::getScheme).filter("https"::equals).isPresent();
  }

  /** What a cookie says beside its value: out of reach of scripts and of other sites. */
  public String cookie(long maxAgeS) {
    // Lax and not Strict: whoever follows a link to the page from elsewhere is still herself; what
    // changes something needs the page's token beside it.
    return "; Path=/; Max-Age="
        + maxAgeS
        + "; HttpOnly; SameSite=Lax"
        + (isSecure() ? "; Secure" : "");
  }
}
