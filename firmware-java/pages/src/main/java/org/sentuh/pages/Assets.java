package org.sentuh.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * What the pages are made of, kept in memory as it goes over the wire. All of it lies under a
 * digest of all of it, so a browser may keep it for ever and a new release is another address.
 * Immutable.
 */
public final class Assets {

  /** What every set of pages has: the drawing of the back, icons, words, day and night, colours. */
  public static final List<String> SHARED =
      List.of("back.js", "icons.js", "words.js", "tongue.js", "theme.js", "tokens.css", "icon.svg");

  private static final String LIT = "lit-html.js";

  private final Map<String, Asset> files = new TreeMap<>();
  private final String digest;

  /**
   * Files of a room.
   *
   * @param room the class beside which they are
   * @param names as in {@code main.js}
   */
  public record Shelf(Class<?> room, List<String> names) {

    /** Keeps its own copy. */
    public Shelf {
      names = List.copyOf(names);
    }
  }

  /** One file, as it is and smaller. Nobody writes into its bytes. */
  public static final class Asset {
    private final String type;
    private final byte[] bytes;
    private final byte[] gzipped;

    private Asset(String type, byte[] bytes) {
      this.type = type;
      this.bytes = bytes;
      this.gzipped = gzip(bytes);
    }

    /** Its content type. */
    public String type() {
      return type;
    }

    /** As it is. */
    public byte[] bytes() {
      return bytes;
    }

    /** Compressed. */
    public byte[] gzipped() {
      return gzipped;
    }
  }

  /**
   * The shared files, those of some rooms, and the words of every language.
   *
   * @param words as JSON, by the code of the language
   * @throws IllegalStateException when a file is not there, or two have the same name
   */
  public Assets(List<Shelf> shelves, Map<String, String> words) {
    add(new Shelf(Assets.class, SHARED));
    shelves.forEach(this::add);
    add(
        LIT,
        read(Assets.class, "/META-INF/resources/_static/lit-html/" + litVersion() + "/" + LIT));
    words.forEach(
        (language, json) -> add(wordsOf(language), json.getBytes(StandardCharsets.UTF_8)));
    this.digest = digestOfAll();
  }

  private void add(Shelf shelf) {
    shelf.names().forEach(name -> add(name, read(shelf.room(), name)));
  }

  /** The name of a language's words. */
  public static String wordsOf(String language) {
    return "words." + language + ".json";
  }

  /** A file by its name under the present digest; empty for any other. */
  public Optional<Asset> find(String under, String name) {
    return under.equals(digest) ? Optional.ofNullable(files.get(name)) : Optional.empty();
  }

  /** The names of everything there is. */
  public List<String> names() {
    return List.copyOf(files.keySet());
  }

  /** Where they lie, without a slash at the end. */
  public String folder() {
    return "/assets/" + digest;
  }

  /** Where the modules that are named rather than addressed lie, for browsers. */
  public String importMap() {
    return "{\"imports\":{\"lit-html\":\"" + folder() + "/" + LIT + "\"}}";
  }

  /** The import map as a content security policy names it. */
  public String importMapHash() {
    byte[] sha = Tokens.sha256().digest(importMap().getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(sha) + "'";
  }

  private void add(String name, byte[] bytes) {
    if (files.put(name, new Asset(type(name), bytes)) != null) {
      throw new IllegalStateException("two rooms have a file " + name + "; rename one of them");
    }
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.'))) {
      case ".js" -> "text/javascript; charset=utf-8";
      case ".css" -> "text/css; charset=utf-8";
      case ".svg" -> "image/svg+xml";
      case ".json" -> "application/json";
      default -> throw new IllegalArgumentException("no content type is known for " + name);
    };
  }

  private String digestOfAll() {
    MessageDigest sha = Tokens.sha256();
    files.forEach((name, asset) -> {
      sha.update(name.getBytes(StandardCharsets.UTF_8));
      sha.update(asset.bytes());
    });
    return HexFormat.of().formatHex(sha.digest()).substring(0, 16);
  }

  private static String litVersion() {
    Properties versions = new Properties();
    try (InputStream file = open(Assets.class, "versions.properties")) {
      versions.load(file);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return versions.getProperty("lit-html");
  }

  /** A file beside a class, or one from the root of the class path. */
  public static byte[] read(Class<?> room, String name) {
    try (InputStream file = open(room, name)) {
      return file.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(name + " cannot be read", broken);
    }
  }

  private static InputStream open(Class<?> room, String name) {
    InputStream file = room.getResourceAsStream(name);
    if (file == null) {
      throw new IllegalStateException(name + " is not among the pages; build them again");
    }
    return file;
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream small = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(small)) {
      out.write(bytes);
    } catch (IOException never) {
      throw new UncheckedIOException("memory takes everything", never);
    }
    return small.toByteArray();
  }
}
