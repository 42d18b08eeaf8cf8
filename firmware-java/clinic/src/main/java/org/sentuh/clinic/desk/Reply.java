package org.sentuh.clinic.desk;

import java.io.InputStream;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What somebody is answered. */
public sealed interface Reply {

  /** Facts. */
  record Json(String text) implements Reply {}

  /**
   * Something to take along.
   *
   * @param name of the file, letters, digits, '.', '-' and '_'
   * @param type its content type
   * @param text what is in it
   */
  record File(String name, String type, String text) implements Reply {

    /** Refuses a name that a header could not hold. */
    public File {
      mustBeName(name);
    }
  }

  /**
   * Something to take along that is too long for memory.
   *
   * @param name of the file, as of {@link File}
   * @param type its content type
   * @param bytes what is in it; closed when it was told
   */
  record Stream(String name, String type, InputStream bytes) implements Reply {

    /** Refuses a name that a header could not hold. */
    public Stream {
      mustBeName(name);
    }
  }

  /**
   * Facts that go on being told, looked at five times a second, for as long as the session is good.
   * Many may watch: work out what they share once, see {@link Present}.
   *
   * @param now the whole of the present, as JSON
   */
  record Live(Supplier<String> now) implements Reply {}

  private static void mustBeName(String name) {
    if (!name.matches("[A-Za-z0-9._-]{1,100}")) {
      throw new IllegalArgumentException("a file cannot be called " + name);
    }
  }

  /** Facts. */
  static Reply json(JsonNode facts) {
    return new Json(facts.toString());
  }

  /** It was done, and there is nothing to tell. */
  static Reply done() {
    return new Json(JsonNodeFactory.instance.objectNode().put("done", true).toString());
  }
}
