package org.sentuh.clinic.archive;

import java.util.Locale;

/** Why a message is kept in quarantine. */
public enum Reason {
  /** The topic is none of this house, or its share is not its device's. */
  TOPIC,
  /** It is far too large. */
  TOO_LARGE,
  /** It is not UTF-8. */
  NOT_TEXT,
  /** It is not a message of its topic: not JSON, not the schema, or of another device. */
  NOT_UNDERSTOOD,
  /** It does not follow on the entry before it. The entry is in the archive all the same. */
  BROKEN_CHAIN,
  /** The archive has another entry under its number. The first one stays. */
  OTHER_CONTENT,
  /** The database refuses it. */
  UNSTORABLE;

  /** Its word in the archive and on pages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Reason of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
