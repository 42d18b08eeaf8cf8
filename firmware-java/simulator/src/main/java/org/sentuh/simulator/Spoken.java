package org.sentuh.simulator;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command speaks. */
final class Spoken {

  private Spoken() {}

  static PrintWriter out(@Nullable CommandSpec spec) {
    return Objects.requireNonNull(spec, "a command speaks only when it was parsed")
        .commandLine()
        .getOut();
  }

  static PrintWriter err(@Nullable CommandSpec spec) {
    return Objects.requireNonNull(spec, "a command speaks only when it was parsed")
        .commandLine()
        .getErr();
  }
}
