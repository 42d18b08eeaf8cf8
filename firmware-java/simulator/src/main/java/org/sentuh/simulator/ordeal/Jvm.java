package org.sentuh.simulator.ordeal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The commands of this very program, as processes of their own. */
public final class Jvm {

  /** What a device's process is started with: small enough for a board with 512 MB. */
  public static final List<String> DEVICE =
      List.of(
          "-Xmx40m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");

  /** What broker and intake are started with. */
  static final List<String> CLINIC =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");

  private static final String MAIN = "org.sentuh.simulator.Simulator";

  private Jvm() {}

  /** The line that runs a command of this program. */
  public static List<String> command(List<String> flags, List<String> arguments) {
    ArrayList<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(flags);
    line.add("--enable-native-access=ALL-UNNAMED");
    line.add("-cp");
    line.add(System.getProperty("java.class.path"));
    line.add(MAIN);
    line.addAll(arguments);
    return line;
  }
}
