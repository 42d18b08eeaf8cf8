package org.sentuh.settings;

/**
 * Where in a settings file something stands.
 *
 * @param file as it was named to the reader
 * @param line from 1, or {@link #WHOLE_FILE}
 * @param key the dotted path of the key; empty for the file's top
 */
record Spot(String file, int line, String key) {

  /** The line of a spot that is the file as a whole. */
  static final int WHOLE_FILE = 0;

  static Spot of(String file) {
    return new Spot(file, WHOLE_FILE, "");
  }

  Spot at(int line) {
    return new Spot(file, line, key);
  }

  Spot child(String name) {
    return new Spot(file, line, key.isEmpty() ? name : key + "." + name);
  }

  Spot item(int index) {
    return new Spot(file, line, key + "[" + index + "]");
  }

  /** A refusal of what stands here. */
  SettingsRefused refusal(String value, String allowed, String remedy) {
    return new SettingsRefused(this, "is " + SettingsRefused.shown(value), value, allowed, remedy);
  }

  /** A refusal that has its own words for what is wrong here. */
  SettingsRefused trouble(String problem, String value, String allowed, String remedy) {
    return new SettingsRefused(this, problem, value, allowed, remedy);
  }

  /** A refusal because nothing stands here. */
  SettingsRefused missing(String allowed, String remedy) {
    return new SettingsRefused(this, "is missing", null, allowed, remedy);
  }
}
