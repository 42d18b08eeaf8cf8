package org.sentuh.simulator.book;

import java.util.List;
import org.sentuh.simulator.report.Markup;
import org.sentuh.telemetry.wire.Channel;
import tools.jackson.databind.JsonNode;

/** One topic with its message: what it is for, what MQTT does with it, every field, an example. */
final class TopicSection {

  private final Markup page;
  private final Topics.Told topic;
  private final Examples examples;
  private final Described message;

  TopicSection(Markup page, Topics.Told topic, Examples examples) {
    this.page = page;
    this.topic = topic;
    this.examples = examples;
    this.message = Described.file(topic.channel().schema());
  }

  void write() {
    page.open("section", "class", "card topic", "id", topic.word());
    page.open("h2").text(message.say("title"));
    TopicTable.direction(page, topic);
    page.close();
    page.open("p", "class", "address").open("code");
    page.text(topic.address().replace("/", "/\u200b")).close().close();
    page.leaf("p", topic.summary() + " " + message.description(), "class", "purpose");
    facts();
    if (isEntry()) {
      page.open("p", "class", "note").text("It is an entry: the ");
      page.leaf("a", "fields of every entry", "href", "#entry");
      page.text(" come first, and then these.").close();
    }
    page.leaf("h3", "Fields");
    FieldTable.write(page, topic.word(), "Fields of " + message.say("title"), fields());
    kinds();
    examples();
    page.close().line();
  }

  private List<Field> fields() {
    return Field.all(message);
  }

  private boolean isEntry() {
    return message.node().has("allOf");
  }

  private void facts() {
    page.open("dl", "class", "facts num");
    fact("May be published by", topic.publisher());
    fact("QoS", topic.qos());
    fact("Retained", topic.retained() ? "yes, the last one" : "no");
    fact("Expires", topic.expiry().equals("never") ? "never" : "after " + topic.expiry());
    fact("Largest", topic.largest());
    fact("Consent", topic.consent());
    if (!topic.reply().isEmpty()) {
      page.open("div").leaf("dt", "Answered by").open("dd");
      page.leaf("a", topic.reply(), "href", "#" + topic.reply()).close().close();
    }
    String file = topic.channel().schema();
    page.open("div").leaf("dt", "JSON Schema").open("dd");
    page.leaf("a", file, "href", file).close().close();
    page.close().line();
  }

  private void fact(String name, String value) {
    page.open("div").leaf("dt", name).leaf("dd", value).close();
  }

  /** A message that is one of several kinds tells each by itself. */
  private void kinds() {
    JsonNode kinds = message.node().get("oneOf");
    if (kinds == null) {
      return;
    }
    kinds("What happened: facts of the loop", kinds, true);
    kinds("What the recording itself has to tell", kinds, false);
    page.leaf("h3", "Told once for all of them");
    Shared.write(page, topic.word(), message);
  }

  private void kinds(String title, JsonNode kinds, boolean ofTheLoop) {
    page.leaf("h3", title).line();
    for (JsonNode reference : kinds) {
      String target = reference.get("$ref").asString();
      Described kind = message.definition(target.substring(target.lastIndexOf('/') + 1));
      if (kind.node().get("properties").has("tick_sequence") == ofTheLoop) {
        kind(kind);
      }
    }
  }

  private void kind(Described kind) {
    String word = kind.named().orElseThrow();
    String anchor = topic.word() + "." + word;
    page.open("details", "class", "kind", "id", anchor).open("summary");
    page.leaf("code", word).text(" ").leaf("span", kind.description()).close();
    FieldTable.write(page, anchor, "Fields of " + kind.say("title"), Field.all(kind));
    examples.ofFact(word).stream().limit(1).forEach(line -> Line.write(page, line));
    page.close().line();
  }

  private void examples() {
    if (topic.channel() == Channel.EVENT) {
      return;
    }
    List<String> lines = examples.of(topic.channel());
    page.leaf("h3", lines.size() > 1 ? "Examples" : "Example");
    lines.forEach(line -> Line.write(page, line));
  }
}
