package org.sentuh.simulator.ordeal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sentuh.simulator.session.TreatmentFiles.Text;

/** The commands of this very program, as processes of their own. */
public final class Jvm {

  /** What a device's process is started with, here and by its package. */
  public static final List<String> DEVICE = options("device");

  /** What broker and intake are started with. */
  public static final List<String> CLINIC = options("clinic");

  private static final String MAIN = "org.sentuh.simulator.Simulator";
  private static final String BOX = "org.sentuh.simulator.Box";

  private Jvm() {}

  /** The lines of a file that {@code java @FILE} takes as well, one option each. */
  private static List<String> options(String program) {
    return Text.shipped("java/" + program + ".options")
        .content()
        .lines()
        .filter(line -> line.startsWith("-"))
        .toList();
  }

  /** The line that runs a command of this program. */
  public static List<String> command(List<String> flags, List<String> arguments) {
    return line(flags, MAIN, arguments);
  }

  /** The line that runs a command of the device on a panel that stands apart. */
  public static List<String> box(List<String> flags, List<String> arguments) {
    return line(flags, BOX, arguments);
  }

  private static List<String> line(List<String> flags, String main, List<String> arguments) {
    ArrayList<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(flags);
    line.add("-cp");
    line.add(System.getProperty("java.class.path"));
    line.add(main);
    line.addAll(arguments);
    return line;
  }
}
