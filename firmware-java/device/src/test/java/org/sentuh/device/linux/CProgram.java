package org.sentuh.device.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** A small C program that tells what the C compiler of this machine takes expressions for. */
public final class CProgram {

  private CProgram() {}

  /**
   * Compiles and runs it.
   *
   * @param headers as included, between spaces
   * @param expressions whole numbers, as written in C
   */
  public static Map<String, Long> printing(
      String headers, Collection<String> expressions, Path folder)
      throws IOException, InterruptedException {
    assumeTrue(isThere("gcc"), "gcc is not installed");
    StringBuilder source = new StringBuilder("#include <stdio.h>\n#include <stddef.h>\n");
    for (String header : headers.split(" ", -1)) {
      source.append("#include <").append(header).append(">\n");
    }
    source.append("int main(void) {\n");
    for (String expression : expressions) {
      source
          .append("  printf(\"%llu\\n\", (unsigned long long) (")
          .append(expression)
          .append("));\n");
    }
    source.append("  return 0;\n}\n");
    Path file = Files.writeString(folder.resolve("asked.c"), source);
    Path program = folder.resolve("asked");
    run("gcc", "-o", program.toString(), file.toString());
    var numbers = run(program.toString()).lines().iterator();
    Map<String, Long> answers = new TreeMap<>();
    expressions.forEach(asked -> answers.put(asked, Long.parseUnsignedLong(numbers.next())));
    return answers;
  }

  private static boolean isThere(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s said: %s", command[0], said).isZero();
    return said;
  }
}
