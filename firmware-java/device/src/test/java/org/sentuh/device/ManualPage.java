package org.sentuh.device;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command line, in the macros of man(7), from its own descriptions. */
final class ManualPage {

  private final StringBuilder page = new StringBuilder();

  private ManualPage() {}

  /** The page of a program and its commands. */
  static String of(CommandLine program) {
    ManualPage manual = new ManualPage();
    manual.write(program);
    return manual.page.toString();
  }

  private void write(CommandLine program) {
    CommandSpec spec = program.getCommandSpec();
    line(".TH SENTUH 1 \"\" \"Sentuh\" \"Sentuh\"");
    line(".SH NAME");
    line("sentuh \\- the device's program: runs it, and asks how it is");
    line(".SH SYNOPSIS");
    line(".B sentuh");
    line("\\fICOMMAND\\fR [\\fIoptions\\fR]");
    line(".SH DESCRIPTION");
    sentences(spec.usageMessage().description());
    line(".SH COMMANDS");
    commands(program).forEach(this::command);
    line(".SH EXIT STATUS");
    spec.usageMessage()
        .exitCodeList()
        .forEach((code, meaning) -> {
          line(".TP");
          line(code);
          line(text(meaning));
        });
    line(".SH FILES");
    file("/etc/sentuh", "the configuration; each file says in its comments what may stand in it");
    file("/var/lib/sentuh", "holds, doses, and the record of what happened");
    file("/run/sentuh/device", "where a running device answers");
    line(".SH SEE ALSO");
    line("systemctl(1), journalctl(1), i2cdetect(8)");
  }

  private static Stream<CommandLine> commands(CommandLine program) {
    return program.getSubcommands().values().stream()
        .filter(command -> !command.getCommandSpec().usageMessage().hidden());
  }

  private void command(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    line(".SS \"sentuh " + spec.name() + parameters(spec) + "\"");
    sentences(spec.usageMessage().description());
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      line(".TP");
      line("\\fI" + text(parameter.paramLabel()) + "\\fR");
      sentences(parameter.description());
    }
    for (OptionSpec option : spec.options()) {
      if (!option.hidden()) {
        line(".TP");
        line(name(option));
        sentences(shown(option));
      }
    }
  }

  private static String parameters(CommandSpec spec) {
    StringBuilder labels = new StringBuilder();
    spec.positionalParameters()
        .forEach(parameter -> labels.append(' ').append(text(parameter.paramLabel())));
    return labels.toString();
  }

  private static String name(OptionSpec option) {
    List<String> names = List.of(option.names());
    String bold = String.join(", ", names.stream().map(n -> "\\fB" + text(n) + "\\fR").toList());
    return option.arity().max() == 0 ? bold : bold + " \\fI" + text(option.paramLabel()) + "\\fR";
  }

  private static String[] shown(OptionSpec option) {
    return Stream.of(option.description())
        .map(line -> line.replace("${DEFAULT-VALUE}", String.valueOf(option.defaultValue())))
        .toArray(String[]::new);
  }

  private void file(String path, String what) {
    line(".TP");
    line(path);
    line(what);
  }

  private void sentences(String[] lines) {
    for (String line : lines) {
      line(text(line));
    }
  }

  /** A '-' is a minus that can be typed, and no line begins with a macro's sign. */
  private static String text(String plain) {
    String typed = plain.replace("\\", "\\\\").replace("-", "\\-");
    return typed.startsWith(".") || typed.startsWith("'") ? "\\&" + typed : typed;
  }

  private void line(String line) {
    page.append(line).append('\n');
  }
}
