package org.sentuh.simulator.ordeal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an ordeal does to the parts of the product. */
public enum Trouble {
  /** Kills a device's process. */
  DEVICE,
  /** Kills the broker. */
  BROKER,
  /** Kills the clinic's intake. */
  INTAKE,
  /** Takes a device's network away, or lets its packets fall. */
  NETWORK,
  /** Fills a device's disk. */
  DISK,
  /** Kills a device and takes what its disk had not been told to keep, at an arbitrary byte. */
  POWER;

  /** Its word on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The trouble of a word. */
  public static Optional<Trouble> of(String word) {
    return Arrays.stream(values()).filter(trouble -> trouble.word().equals(word)).findFirst();
  }

  /** All words, for a refusal. */
  public static String words() {
    return Arrays.stream(values()).map(Trouble::word).collect(Collectors.joining(", "));
  }
}
