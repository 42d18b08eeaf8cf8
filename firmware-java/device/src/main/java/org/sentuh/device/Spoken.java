package org.sentuh.device;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command speaks. */
public final class Spoken {

  private Spoken() {}

  /** To whoever asked. */
  public static PrintWriter out(@Nullable CommandSpec spec) {
    return Objects.requireNonNull(spec, "a command speaks only when it was parsed")
        .commandLine()
        .getOut();
  }

  /** To whoever wants to know why not. */
  public static PrintWriter err(@Nullable CommandSpec spec) {
    return Objects.requireNonNull(spec, "a command speaks only when it was parsed")
        .commandLine()
        .getErr();
  }
}
