package org.sentuh.pages;

/**
 * How long and for how many the Java's own server waits. It reads these from system properties, the
 * first time that one is begun in a process; what somebody has set already stays.
 */
final class Patience {

  private Patience() {}

  /**
   * Asks for what these pages need.
   *
   * @param connections so many are open at once at most, one more is hung up on; of pages that are
   *     served beside others in one process, what the first ones ask for counts
   */
  static void ask(int connections) {
    // Whoever has not finished asking after so many seconds is hung up on.
    unlessSet("sun.net.httpserver.maxReqTime", "10");
    unlessSet("sun.net.httpserver.idleInterval", "30");
    unlessSet("sun.net.httpserver.nodelay", "true");
    unlessSet("sun.net.httpserver.maxReqHeaders", "64");
    unlessSet("sun.net.httpserver.maxReqHeaderSize", "16384");
    unlessSet("jdk.httpserver.maxConnections", Integer.toString(connections));
  }

  private static void unlessSet(String key, String value) {
    if (System.getProperty(key) == null) {
      System.setProperty(key, value);
    }
  }
}
