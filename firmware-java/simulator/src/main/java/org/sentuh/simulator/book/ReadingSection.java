package org.sentuh.simulator.book;

import org.sentuh.simulator.report.Markup;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Received;
import org.sentuh.telemetry.wire.Topic;
import org.sentuh.telemetry.wire.WireJson;

/** What a reader does with what comes: the rules, and the real reader's own words. */
final class ReadingSection {

  private static final Topic TOPIC = Channel.EVENT.of(Examples.DEVICE);

  private final WireJson json = new WireJson();
  private final String line;

  ReadingSection(Examples examples) {
    this.line = examples.ofFact("contact-changed").getFirst();
  }

  void write(Markup page) {
    page.open("section", "class", "card", "id", "reading").leaf("h2", "What a reader does");
    page.leaf("p", Described.file(WireFiles.PARTS).description(), "class", "purpose");
    page.trusted(WireFiles.text("reading.html"));
    page.leaf("h3", "What it says of this line, and of the same line changed");
    Line.write(page, line);
    page.open("dl", "class", "answers").line();
    answer(page, "as it was written", TOPIC, line);
    answer(page, "with a field more", TOPIC, line.replace("}", ",\"later-field\":5}"));
    answer(page, "without boot", TOPIC, changed("\"boot\":\"" + Examples.BOOT + "\",", ""));
    answer(page, "of a later schema", TOPIC, changed("\"schema\":1", "\"schema\":2"));
    answer(page, "with another word for fact", TOPIC, changed("contact-changed", "moon-rose"));
    answer(page, "with 0 for false", TOPIC, changed("\"touching\":false", "\"touching\":0"));
    Topic others = Channel.EVENT.of(new DeviceId("sentuh-08"));
    answer(page, "on the topic of sentuh-08", others, line);
    answer(page, "cut in the middle", TOPIC, line.substring(0, line.length() / 2));
    answer(page, "with 64 KiB of blanks", TOPIC, line + " ".repeat(WireJson.MOST_BYTES));
    page.close().close().line();
  }

  private String changed(String from, String to) {
    if (!line.contains(from)) {
      throw new IllegalStateException("the example has no " + from);
    }
    return line.replace(from, to);
  }

  private void answer(Markup page, String what, Topic topic, String changed) {
    String says =
        switch (json.read(topic, changed)) {
          case Received.Understood<Message> understood -> "understood";
          case Received.Refused<Message>(String why) -> "refused: " + why;
        };
    page.open("div").leaf("dt", what).leaf("dd", says).close().line();
  }
}
