package org.sentuh.pages;

import java.util.HashSet;
import java.util.List;
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
 */
public record PageAddress(String host, int port, Set<String> names, @Nullable SSLContext tls) {

  /** Keeps its own copy of the names. */
  public PageAddress {
    names = Set.copyOf(names);
  }

  /** This machine alone, without TLS. */
  public static PageAddress loopback(int port) {
    return new PageAddress("127.0.0.1", port, Set.of(), null);
  }

  /** Every name, without a port, that a request may mean: a page of another one is turned away. */
  public Set<String> hosts() {
    Set<String> hosts = new HashSet<>(names);
    hosts.addAll(List.of(host, "127.0.0.1", "localhost", "[::1]"));
    return Set.copyOf(hosts);
  }

  /**
   * The address that a person types, as {@code http://127.0.0.1:8080/}.
   *
   * @param served the port that was taken
   */
  public String url(int served) {
    return url(host, served);
  }

  /** The same under another name. */
  public String url(String name, int served) {
    return scheme() + "://" + name + ":" + served + "/";
  }

  /** As in {@code http}. */
  public String scheme() {
    return tls == null ? "http" : "https";
  }

  /** What a cookie says beside its value: out of reach of scripts and of other sites. */
  public String cookie(long maxAgeS) {
    // Lax and not Strict: whoever follows a link to the page from elsewhere is still herself; what
    // changes something needs the page's token beside it.
    return "; Path=/; Max-Age="
        + maxAgeS
        + "; HttpOnly; SameSite=Lax"
        + (tls == null ? "" : "; Secure");
  }
}
