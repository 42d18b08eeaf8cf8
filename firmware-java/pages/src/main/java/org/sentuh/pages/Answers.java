package org.sentuh.pages;

import io.avaje.jex.Jex;
import io.avaje.jex.Routing;
import io.avaje.jex.http.Context;
import io.avaje.jex.http.NotFoundException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How pages are served and what every answer has: headers that forbid what no page needs, files
 * under names that change with them, refusals with their code. Immutable, any thread.
 */
public final class Answers {

  /**
   * For the few phones around one device. Beyond so many the server hangs up on everybody alike,
   * also on a stop: there is room for three times what known phones have open. Whoever has begun to
   * ask costs some 25 kB of a heap that has 40 MB there, so there is not room for more.
   */
  private static final int CONNECTIONS = 500;

  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

  private final Assets assets;
  private final String policy;

  /** Answers of pages that are made of these files. */
  public Answers(Assets assets) {
    this.assets = assets;
    this.policy =
        "default-src 'none'; script-src 'self' "
            + assets.importMapHash()
            + "; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self';"
            + " frame-ancestors 'none'; base-uri 'none'";
  }

  /** Begins to serve the few who are around one device. */
  public Jex.Server serve(PageAddress address, Consumer<Routing> routes) throws PagesUnavailable {
    return serve(address, CONNECTIONS, routes);
  }

  /**
   * Begins to serve, on virtual threads.
   *
   * @param connections so many are open at once at most
   * @param routes registers every address
   * @throws PagesUnavailable when the port is taken
   */
  public Jex.Server serve(PageAddress address, int connections, Consumer<Routing> routes)
      throws PagesUnavailable {
    Patience.ask(connections);
    java.util.logging.Logger.getLogger("io.avaje.jex").setLevel(Level.WARNING);
    Jex jex =
        Jex.create()
            .config(config ->
                config
                    .host(address.host())
                    .port(address.port())
                    .socketBacklog(64)
                    .health(false)
                    .compression(none -> none.disableCompression()));
    if (address.tls() != null) {
      jex.config().httpsConfig(address.tls());
    }
    jex.filter(
            (ctx, chain) -> {
              headers(ctx);
              chain.proceed();
            })
        .error(NotFoundException.class, (ctx, none) -> refuse(ctx, new Refused(404, "not-here")))
        .error(Refused.class, this::refuse)
        .error(Exception.class, this::broke);
    routes.accept(jex.routing());
    try {
      return jex.start();
    } catch (RuntimeException taken) {
      throw new PagesUnavailable(
          "the pages cannot be served at "
              + address.host()
              + ":"
              + address.port()
              + "; another program has it most likely: end that one, or choose another port",
          taken);
    }
  }

  /** Serves one of the files, for a route with {@code {digest}} and {@code {file}}. */
  public void asset(Context ctx) {
    Assets.Asset asset =
        assets
            .find(ctx.pathParam("digest"), ctx.pathParam("file"))
            .orElseThrow(() -> new Refused(404, "not-here"));
    set(ctx, "Cache-Control", "public, max-age=31536000, immutable");
    set(ctx, "Vary", "Accept-Encoding");
    boolean zipped = takesGzip(ctx);
    if (zipped) {
      set(ctx, "Content-Encoding", "gzip");
    }
    ctx.contentType(asset.type());
    ctx.write(zipped ? asset.gzipped() : asset.bytes());
  }

  /** A page. */
  public static void html(Context ctx, String page) {
    ctx.contentType("text/html; charset=utf-8");
    ctx.write(page);
  }

  /**
   * A page into which no request puts a word, packed where the browser can unpack it: nobody can
   * try out by how small it gets what secret stands in it.
   */
  public static void packedHtml(Context ctx, String page) {
    packed(ctx, "text/html; charset=utf-8", page);
  }

  /** Facts. */
  public static void json(Context ctx, String text) {
    ctx.contentType("application/json");
    ctx.write(text);
  }

  /** Many facts that are no secret, packed where the browser can unpack them. */
  public static void packed(Context ctx, String text) {
    packed(ctx, "application/json", text);
  }

  private static void packed(Context ctx, String type, String text) {
    ctx.contentType(type);
    set(ctx, "Vary", "Accept-Encoding");
    if (takesGzip(ctx)) {
      set(ctx, "Content-Encoding", "gzip");
      ctx.write(Assets.gzip(text.getBytes(StandardCharsets.UTF_8)));
    } else {
      ctx.write(text);
    }
  }

  private static boolean takesGzip(Context ctx) {
    String accepted = ctx.header("Accept-Encoding");
    return accepted != null && accepted.contains("gzip");
  }

  /** What a browser is to ask for instead. */
  public static void seeOther(Context ctx, String where) {
    set(ctx, "Location", where);
    ctx.writeEmpty(303);
  }

  /** A header in place of what stood there: the router's own would add another line. */
  public static void set(Context ctx, String name, String value) {
    ctx.exchange().getResponseHeaders().set(name, value);
  }

  /** Gives the browser a cookie, as {@code name=value; ...}. */
  public static void cookie(Context ctx, String cookie) {
    ctx.exchange().getResponseHeaders().add("Set-Cookie", cookie);
  }

  /** Also where no route was found, before any filter has run. */
  public void refuse(Context ctx, Refused no) {
    headers(ctx);
    ctx.status(no.status());
    json(ctx, "{\"refused\":\"" + no.code() + "\"}");
  }

  /** Where an answer has begun, most likely somebody has hung up on it. */
  private void broke(Context ctx, Exception bug) {
    if (ctx.exchange().getResponseCode() >= 0) {
      LOG.debug("an answer to {} was not taken", ctx.matchedPath(), bug);
      ctx.exchange().close();
      return;
    }
    LOG.warn("a request of {} could not be answered", ctx.matchedPath(), bug);
    refuse(ctx, new Refused(500, "broken"));
  }

  private void headers(Context ctx) {
    set(ctx, "Content-Security-Policy", policy);
    set(ctx, "X-Content-Type-Options", "nosniff");
    set(ctx, "Referrer-Policy", "same-origin");
    set(ctx, "Cross-Origin-Opener-Policy", "same-origin");
    set(ctx, "Cross-Origin-Resource-Policy", "same-origin");
    set(ctx, "Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    set(ctx, "Cache-Control", "no-store");
  }
}
