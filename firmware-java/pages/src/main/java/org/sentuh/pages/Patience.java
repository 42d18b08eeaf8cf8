package org.sentuh.pages;

/**
 * How long and for how many the Java's own server waits. It reads these from system properties, the
 * first time that one is begun in a process; what somebody has set already stays.
 */
final class Patience {

  private Patience() {}

  /** Asks for what these pages need. */
  static void ask() {
    // Whoever has not finished asking after so many seconds is hung up on.
    unlessSet("sun.net.httpserver.maxReqTime", "10");
    unlessSet("sun.net.httpserver.idleInterval", "30");
    unlessSet("sun.net.httpserver.nodelay", "true");
    unlessSet("sun.net.httpserver.maxReqHeaders", "64");
    unlessSet("sun.net.httpserver.maxReqHeaderSize", "16384");
    // Beyond so many the server hangs up on everybody alike, also on a stop: there is room for
    // three
    // times what known phones have open. Whoever has begun to ask costs some 25 kB of a heap that
    // has 40 MB at a device, so there is not room for more.
    unlessSet("jdk.httpserver.maxConnections", "500");
  }

  private static void unlessSet(String key, String value) {
    if (System.getProperty(key) == null) {
      System.setProperty(key, value);
    }
  }
}
