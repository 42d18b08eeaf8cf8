package org.sentuh.simulator.hazards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sources of the whole house, as they lie in the repository: what exists and what does not. */
final class Sources {

  private static final Pattern TEST =
      Pattern.compile("@(?:Test|ParameterizedTest|Property|Example|ArchTest)\\b");
  private static final Pattern METHOD = Pattern.compile("\\bvoid (\\w+)\\(");

  private final Path repository;
  private final Map<String, Path> tests = new TreeMap<>();

  /** Tests run in the folder of their module. */
  Sources() {
    this.repository = Path.of("../..").toAbsolutePath().normalize();
    for (Path file : java("test")) {
      Path other = tests.put(file.getFileName().toString().replace(".java", ""), file);
      boolean matters = TEST.matcher(text(file)).find();
      if (other != null && matters && TEST.matcher(text(other)).find()) {
        throw new AssertionError("two test classes of one name: " + file + ", " + other);
      }
      if (other != null && !matters) {
        tests.put(file.getFileName().toString().replace(".java", ""), other);
      }
    }
  }

  /** Whether a class below org.sentuh exists in what is shipped. */
  boolean hasClass(String name) {
    return Files.isRegularFile(main(name).resolveSibling(main(name).getFileName() + ".java"));
  }

  /** Whether a class, a package, or a folder of hardware/ exists. */
  boolean exists(String name) {
    return name.startsWith("hardware.")
        ? Files.isDirectory(repository.resolve(name.replace('.', '/')))
        : hasClass(name) || Files.isDirectory(main(name));
  }

  /** The names of the interlocks. */
  List<String> interlocks() {
    return list(main("control.safety"))
        .filter(file -> text(file).contains(" implements Interlock "))
        .map(file -> file.getFileName().toString().replace(".java", ""))
        .sorted()
        .toList();
  }

  /** Whether there is such a test, {@code Class} or {@code Class#method}. */
  boolean hasTest(String test) {
    String[] parts = test.split("#", -1);
    Path file = tests.get(parts[0]);
    if (file == null || !TEST.matcher(text(file)).find()) {
      return false;
    }
    return parts.length == 1 || methods(text(file)).contains(parts[1]);
  }

  /** The methods before which, since the last end of a block, an annotation of a test stands. */
  private static List<String> methods(String source) {
    Matcher method = METHOD.matcher(source);
    return method
        .results()
        .filter(found -> {
          String before = source.substring(0, found.start());
          int since = before.lastIndexOf("\n  }\n");
          return TEST.matcher(before.substring(Math.max(0, since))).find();
        })
        .map(found -> found.group(1))
        .toList();
  }

  private Path main(String name) {
    String module = name.split("\\.", -1)[0];
    return repository
        .resolve("firmware-java")
        .resolve(module)
        .resolve("src/main/java/org/sentuh")
        .resolve(name.replace('.', '/'));
  }

  private List<Path> java(String of) {
    return list(repository.resolve("firmware-java"))
        .map(module -> module.resolve("src").resolve(of))
        .filter(Files::isDirectory)
        .flatMap(Sources::walk)
        .filter(file -> file.toString().endsWith(".java"))
        .filter(file -> !file.endsWith("package-info.java"))
        .toList();
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().stream();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Stream<Path> walk(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList().stream();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
