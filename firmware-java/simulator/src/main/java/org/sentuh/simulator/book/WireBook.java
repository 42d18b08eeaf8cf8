package org.sentuh.simulator.book;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sentuh.simulator.report.Letterhead;
import org.sentuh.simulator.report.Markup;
import tools.jackson.databind.JsonNode;

/**
 * The wire's book: one page that stands alone, beside the AsyncAPI document and the JSON Schemas
 * that it tells.
 *
 * <p>Nothing is fetched and no script runs; the same jar gives the same bytes on any machine. In
 * English, for those who write the other side.
 */
public final class WireBook {

  private static final String PAGE = "index.html";

  /** The sections before those of the topics, by their anchors. */
  private static final Map<String, String> SECTIONS =
      Map.of(
          "topics", "All topics",
          "life", "The life of an entry",
          "chain", "How the chain is checked",
          "reading", "What a reader does",
          "entry", "Fields of every entry");

  private static final List<String> ORDER = List.of("topics", "life", "chain", "reading", "entry");

  private final Topics topics = new Topics();
  private final Examples examples = new Examples();

  /** The book of this program's own wire. */
  public WireBook() {}

  /**
   * Writes the page and the files that it tells.
   *
   * @param directory a directory that is there
   * @return the files that were written, the page first
   * @throws IOException when one cannot be written
   */
  public List<Path> write(Path directory) throws IOException {
    ArrayList<Path> written = new ArrayList<>();
    written.add(Files.writeString(directory.resolve(PAGE), html(), StandardCharsets.UTF_8));
    for (String name : WireFiles.names()) {
      written.add(Files.write(directory.resolve(name), WireFiles.bytes(name)));
    }
    return List.copyOf(written);
  }

  /** The page, as HTML that an XML parser reads too. */
  public String html() {
    Markup page = new Markup();
    page.trusted("<!DOCTYPE html>\n").open("html", "lang", "en").line();
    head(page);
    page.open("body").line().open("header").open("div", "class", "bar");
    Letterhead.brand(page);
    Letterhead.light(page);
    page.close().close().line().open("div", "class", "book").line();
    contents(page);
    page.open("main").line();
    top(page);
    TopicTable.write(page, topics);
    page.open("section", "class", "card", "id", "life").leaf("h2", "The life of an entry");
    page.trusted(WireFiles.text("life.html")).close().line();
    new ChainSection(examples.chain()).write(page);
    new ReadingSection(examples).write(page);
    entry(page);
    topics.all().forEach(topic -> new TopicSection(page, topic, examples).write());
    page.close().close().close().close().line();
    return page.toString();
  }

  private void head(Markup page) {
    page.open("head").line();
    Letterhead.meta(page);
    page.line().leaf("title", topics.info().get("title").asString()).line();
    page.open("style").line().trusted(Letterhead.css()).trusted(WireFiles.text("book.css"));
    page.trusted(Letterhead.tokens()).close().line().close().line();
  }

  private void contents(Markup page) {
    page.open("nav", "class", "contents", "aria-label", "Contents").open("ol").line();
    for (String anchor : ORDER) {
      page.open("li").leaf("a", SECTIONS.getOrDefault(anchor, anchor), "href", "#" + anchor);
      page.close();
    }
    page.close().open("ol").line();
    for (Topics.Told topic : topics.all()) {
      page.open("li").leaf("a", topic.word(), "href", "#" + topic.word()).close();
    }
    page.close().close().line();
  }

  private void top(Markup page) {
    JsonNode info = topics.info();
    page.leaf("h1", info.get("title").asString());
    page.leaf("p", info.get("description").asString(), "class", "said");
    page.open("dl", "class", "facts num");
    fact(page, "Version", info.get("version").asString());
    JsonNode server = topics.server();
    fact(
        page,
        "Broker",
        "MQTT " + server.get("protocolVersion").asString() + " over TLS, " + port(server));
    fact(page, "Topics", String.valueOf(topics.all().size()));
    page.open("div").leaf("dt", "For machines").open("dd");
    page.leaf("a", WireFiles.TOPICS, "href", WireFiles.TOPICS).text(", ");
    page.leaf("a", WireFiles.PARTS, "href", WireFiles.PARTS).close().close();
    page.close();
    page.leaf(
        "p",
        "What the examples tell is imagined, but for the ticks, which a simulated panel said; every"
            + " line is written by the device's own writer.",
        "class",
        "why");
    page.line();
  }

  private static String port(JsonNode server) {
    String host = server.get("host").asString();
    return "port " + host.substring(host.lastIndexOf(':') + 1);
  }

  private static void fact(Markup page, String name, String value) {
    page.open("div").leaf("dt", name).leaf("dd", value).close();
  }

  private static void entry(Markup page) {
    Described entry = Described.file(WireFiles.PARTS).definition("entry");
    page.open("section", "class", "card", "id", "entry");
    page.leaf("h2", SECTIONS.getOrDefault("entry", ""));
    page.leaf("p", entry.description(), "class", "purpose");
    FieldTable.write(page, "entry", "Fields of every entry", Field.all(entry));
    page.close().line();
  }
}
