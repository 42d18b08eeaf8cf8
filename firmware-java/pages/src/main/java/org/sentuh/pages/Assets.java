package org.sentuh.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * What the pages are made of, kept in memory as it goes over the wire. All of it lies under a
 * digest of all of it, so a browser may keep it for ever and a new release is another address.
 * Immutable.
 */
public final class Assets {

  /** What every set of pages has: the drawing of the back, icons, words, day and night, colours. */
  public static final List<String> SHARED =
      List.of(
          "back.js",
          "icons.js",
          "qr.js",
          "words.js",
          "tongue.js",
          "theme.js",
          "tokens.css",
          "icon.svg");

  private final Map<String, Asset> files = new TreeMap<>();
  private final String importMap;
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

  /**
   * A module and all that it imports as one script: a slow phone waits for each file that it asks
   * for.
   *
   * @param name under which it is served
   * @param entry the module that it begins with
   * @param named the modules of this script that are imported by another name than their file's
   */
  public record Joined(String name, String entry, Map<String, String> named) {

    /** Keeps its own copy. */
    public Joined {
      named = Map.copyOf(named);
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

  /** What others have written, from Maven artifacts, and modules import by name. */
  public enum Library {
    /** Draws every page. */
    LIT("lit-html", "lit-html", "lit-html.js", "_static/lit-html/%s/lit-html.js"),
    /** Draws what moves over time, where a page has that. */
    UPLOT("uplot", "uplot", "uPlot.esm.js", "webjars/uplot/%s/dist/uPlot.esm.js"),
    /** How it looks; no module. */
    UPLOT_STYLE("uplot", "", "uPlot.min.css", "webjars/uplot/%s/dist/uPlot.min.css");

    private final String artifact;
    private final String module;
    private final String file;
    private final String path;

    Library(String artifact, String module, String file, String path) {
      this.artifact = artifact;
      this.module = module;
      this.file = file;
      this.path = path;
    }

    private byte[] bytes(Properties versions) {
      return read(
          Assets.class, "/META-INF/resources/" + path.formatted(versions.getProperty(artifact)));
    }
  }

  /**
   * The shared files, those of some rooms, and the words of every language.
   *
   * @param words as JSON, by the code of the language, or whose they are and the code, as in {@code
   *     mother.id}
   * @throws IllegalStateException when a file is not there, or two have the same name
   */
  public Assets(List<Shelf> shelves, Map<String, String> words) {
    this(shelves, words, EnumSet.of(Library.LIT), List.of());
  }

  /** The same with libraries of its own choice, and with modules that are joined. */
  public Assets(
      List<Shelf> shelves, Map<String, String> words, Set<Library> libraries, List<Joined> joined) {
    add(new Shelf(Assets.class, SHARED));
    shelves.forEach(this::add);
    Properties versions = versions();
    libraries.forEach(library -> add(library.file, library.bytes(versions)));
    joined.forEach(one -> add(one.name(), join(one, libraries)));
    words.forEach(
        (language, json) -> add(wordsOf(language), json.getBytes(StandardCharsets.UTF_8)));
    this.digest = digestOfAll();
    this.importMap =
        libraries.stream()
            .filter(library -> !library.module.isEmpty())
            .sorted()
            .map(library -> "\"" + library.module + "\":\"" + folder() + "/" + library.file + "\"")
            .collect(Collectors.joining(",", "{\"imports\":{", "}}"));
  }

  private void add(Shelf shelf) {
    shelf.names().forEach(name -> add(name, read(shelf.room(), name)));
  }

  private byte[] join(Joined joined, Set<Library> libraries) {
    Map<String, String> named = new HashMap<>(joined.named());
    libraries.forEach(library -> named.put(library.module, library.file));
    return JoinedModules.from(joined.entry(), this::text, named).getBytes(StandardCharsets.UTF_8);
  }

  private String text(String name) {
    Asset asset = files.get(name);
    if (asset == null) {
      throw new IllegalStateException(name + " is imported, and is not among the pages");
    }
    return new String(asset.bytes(), StandardCharsets.UTF_8);
  }

  /** The name of a language's words. */
  public static String wordsOf(String language) {
    return "words." + language + ".json";
  }

  /** A file by its name under the present digest; empty for any other. */
  public Optional<Asset> find(String under, String name) {
    return under.equals(digest) ? Optional.ofNullable(files.get(name)) : Optional.empty();
  }

  /** Where they lie, without a slash at the end. */
  public String folder() {
    return "/assets/" + digest;
  }

  /** Where the modules that are named rather than addressed lie, for browsers. */
  public String importMap() {
    return importMap;
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

  private static Properties versions() {
    Properties versions = new Properties();
    try (InputStream file = open(Assets.class, "versions.properties")) {
      versions.load(file);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return versions;
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
