package org.sentuh.settings;

import java.util.List;

/** What a settings file is about; the word under its first key. */
public enum Kind {
  /** What is played. */
  PROGRAMME,
  /** What is worn. */
  PANEL,
  /** What bounds it. */
  LIMITS,
  /** How the box is built. */
  DEVICE,
  /** What could hurt, and what is against it. */
  HAZARDS,
  /** What is asked before a treatment. */
  SCREENING,
  /** What a day and an hour may bring. */
  ALLOWANCE,
  /** What a box is used for. */
  USE,
  /** When somebody is called to a device. */
  ALARMS,
  /** Who vouches for the clinic's people. */
  OPENID;

  /** The key that says which kind a file is. */
  static final String KEY = "kind";

  /** What a file says that it is. */
  static Kind of(Section top) {
    return top.oneOf(KEY, List.of(values()), Section::word);
  }

  /** Refuses a file that is of another kind than this. */
  void expect(Section top) {
    Kind kind = of(top);
    if (kind != this) {
      throw top.refusal(
          KEY,
          "the word " + Section.word(this),
          "give the " + Section.word(this) + " file here, not the " + Section.word(kind) + " file");
    }
  }
}
