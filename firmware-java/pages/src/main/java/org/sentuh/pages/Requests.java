package org.sentuh.pages;

import io.avaje.jex.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is read of a request before anybody obeys it. Any thread. */
public final class Requests {

  /** The header with the token of the page. */
  public static final String TOKEN = "X-Page-Token";

  private Requests() {}

  /** The host that was meant, without its port; empty where none is said. */
  public static String host(Context ctx) {
    String host = ctx.header("Host");
    if (host == null) {
      return "";
    }
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }

  /** Whether a request comes from a page of this very address, as far as its browser says. */
  public static boolean isFromOurPage(Context ctx) {
    String origin = ctx.header("Origin");
    boolean ours =
        origin == null
            || origin.substring(origin.indexOf("://") + 1).equals("//" + ctx.header("Host"));
    String site = ctx.header("Sec-Fetch-Site");
    return ours && (site == null || site.equals("same-origin") || site.equals("none"));
  }

  /** The whole of a request's body as text; refuses one that is longer than it should be. */
  public static String body(Context ctx, int mostBytes) {
    try (InputStream body = ctx.exchange().getRequestBody()) {
      byte[] bytes = body.readNBytes(mostBytes + 1);
      if (bytes.length > mostBytes) {
        // What follows is read by nobody: the next request needs another connection.
        ctx.header("Connection", "close");
        throw new Refused(413, "too-long");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new Refused(400, "not-understood");
    }
  }

  /** A field of a plain form; empty where it is not in it, or nobody could read it. */
  public static String field(String form, String name) {
    for (String field : form.split("&", -1)) {
      if (field.startsWith(name + "=")) {
        try {
          return URLDecoder.decode(field.substring(name.length() + 1), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
          return "";
        }
      }
    }
    return "";
  }

  /**
   * The language that a browser wishes, by its choice on the page or its settings.
   *
   * @param codes those that there are, the first for whoever wishes none of them
   */
  public static String language(Context ctx, List<String> codes) {
    @Nullable String chosen = ctx.cookie("language");
    return chosen != null && codes.contains(chosen)
        ? chosen
        : wished(ctx.header("Accept-Language"), codes);
  }

  private static String wished(@Nullable String languages, List<String> codes) {
    if (languages != null) {
      try {
        String best = Locale.lookupTag(Locale.LanguageRange.parse(languages), codes);
        return best == null ? codes.getFirst() : best;
      } catch (IllegalArgumentException malformed) {
        // Whoever cannot say it is spoken to as everybody.
      }
    }
    return codes.getFirst();
  }
}
