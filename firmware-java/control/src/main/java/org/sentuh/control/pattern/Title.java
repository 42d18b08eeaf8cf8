package org.sentuh.control.pattern;

/**
 * A name that people read, in the two languages of the product.
 *
 * @param id Bahasa Indonesia
 * @param en English
 */
public record Title(String id, String en) {

  /** Refuses a name that somebody could not read. */
  public Title {
    if (id.isBlank() || en.isBlank()) {
      throw new IllegalArgumentException(
          "a title needs words in both languages, not id='" + id + "', en='" + en + "'");
    }
  }
}
