package org.sentuh.device.bedside;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
final class Assets {

  /** The scripts and styles of this room. */
  static final List<String> OWN =
      List.of(
          "main.js",
          "mother.js",
          "technician.js",
          "midwife.js",
          "helper.js",
          "diary.js",
          "programme.js",
          "live.js",
          "back.js",
          "icons.js",
          "words.js",
          "door.js",
          "style.css",
          "icon.svg");

  private static final String LIT = "lit-html.js";

  private final Map<String, Asset> files = new TreeMap<>();
  private final String digest;

  /** One file, as it is and smaller. Nobody writes into its bytes. */
  static final class Asset {
    private final String type;
    private final byte[] bytes;
    private final byte[] gzipped;

    private Asset(String type, byte[] bytes) {
      this.type = type;
      this.bytes = bytes;
      this.gzipped = gzip(bytes);
    }

    String type() {
      return type;
    }

    byte[] bytes() {
      return bytes;
    }

    byte[] gzipped() {
      return gzipped;
    }
  }

  /** Everything, with the words of every language. */
  Assets(Map<String, String> words) {
    for (String name : OWN) {
      add(name, read(name));
    }
    add(LIT, read("/META-INF/resources/_static/lit-html/" + litVersion() + "/" + LIT));
    words.forEach(
        (language, json) -> add(wordsOf(language), json.getBytes(StandardCharsets.UTF_8)));
    this.digest = digestOfAll();
  }

  /** The name of a language's words. */
  static String wordsOf(String language) {
    return "words." + language + ".json";
  }

  /** A file by its name under the present digest; empty for any other. */
  Optional<Asset> find(String under, String name) {
    return under.equals(digest) ? Optional.ofNullable(files.get(name)) : Optional.empty();
  }

  /** The names of everything there is. */
  List<String> names() {
    return List.copyOf(files.keySet());
  }

  /** Where they lie, without a slash at the end. */
  String folder() {
    return "/assets/" + digest;
  }

  /** Where the modules that are named rather than addressed lie, for browsers. */
  String importMap() {
    return "{\"imports\":{\"lit-html\":\"" + folder() + "/" + LIT + "\"}}";
  }

  /** The import map as a content security policy names it. */
  String importMapHash() {
    byte[] sha = sha256().digest(importMap().getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(sha) + "'";
  }

  private void add(String name, byte[] bytes) {
    files.put(name, new Asset(type(name), bytes));
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
    MessageDigest sha = sha256();
    files.forEach((name, asset) -> {
      sha.update(name.getBytes(StandardCharsets.UTF_8));
      sha.update(asset.bytes());
    });
    return HexFormat.of().formatHex(sha.digest()).substring(0, 16);
  }

  private static String litVersion() {
    Properties versions = new Properties();
    try (InputStream file = open("versions.properties")) {
      versions.load(file);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return versions.getProperty("lit-html");
  }

  /** A file of this room, or one from the root of the class path. */
  static byte[] read(String name) {
    try (InputStream file = open(name)) {
      return file.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(name + " cannot be read", broken);
    }
  }

  private static InputStream open(String name) {
    InputStream file = Assets.class.getResourceAsStream(name);
    if (file == null) {
      throw new IllegalStateException(name + " is not among the pages; build the device again");
    }
    return file;
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream small = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(small)) {
      out.write(bytes);
    } catch (IOException never) {
      throw new UncheckedIOException("memory takes everything", never);
    }
    return small.toByteArray();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("every Java has SHA-256", never);
    }
  }
}
