package org.sentuh.simulator.book;

import java.util.List;
import org.sentuh.simulator.report.Markup;
import org.sentuh.telemetry.wire.Channel;
import tools.jackson.databind.JsonNode;

/** All topics at a glance. */
final class TopicTable {

  private TopicTable() {}

  static void write(Markup page, Topics topics) {
    page.open("section", "id", "topics", "class", "card").leaf("h2", "All topics");
    page.open("p", "class", "why").text("Each begins with ");
    page.leaf("code", Channel.ROOT + "/{shard}/{device}/");
    page.text(". " + topics.server().get("description").asString()).close();
    page.open("table", "class", "topics").leaf("caption", "All topics", "class", "vh");
    page.open("thead").open("tr");
    List.of("Topic", "Who speaks", "Kept by the broker", "Expires", "Largest", "Consent")
        .forEach(column -> page.leaf("th", column, "scope", "col"));
    page.close().close().open("tbody").line();
    topics.all().forEach(topic -> row(page, topic));
    page.close().close();
    page.open("dl", "class", "parameters");
    for (var parameter : topics.parameters().properties()) {
      JsonNode said = parameter.getValue().get("description");
      page.open("div").open("dt").leaf("code", "{" + parameter.getKey() + "}").close();
      page.leaf("dd", said.asString()).close();
    }
    page.close().close().line();
  }

  private static void row(Markup page, Topics.Told topic) {
    page.open("tr").open("th", "scope", "row");
    page.open("a", "href", "#" + topic.word()).leaf("code", tail(topic)).close();
    page.leaf("span", topic.summary(), "class", "what").close();
    page.open("td", "data-label", "Who speaks");
    direction(page, topic);
    page.close();
    page.leaf("td", topic.retained() ? "the last one" : "no", "data-label", "Kept by the broker");
    page.leaf("td", topic.expiry(), "data-label", "Expires");
    page.leaf("td", topic.largest(), "data-label", "Largest");
    page.leaf("td", topic.consent(), "data-label", "Consent").close().line();
  }

  /** Who speaks to whom: a word, an arrow and a colour. */
  static void direction(Markup page, Topics.Told topic) {
    String style = topic.fromDevice() ? "from-device" : "from-clinic";
    page.leaf("span", topic.direction(), "class", "way " + style);
  }

  private static String tail(Topics.Told topic) {
    return topic.address().replace(Channel.ROOT + "/{shard}/{device}/", "");
  }
}
