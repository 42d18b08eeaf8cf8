package org.sentuh.device;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.sentuh.settings.UseSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Begins and ends the device on no board at all and ticks a loop for nobody: the run from which the
 * package's start-up cache is made ({@code sentuh-cache}). Nobody else calls it.
 */
@Command(
    name = "rehearse",
    hidden = true,
    description = "Begins and ends the device on no board, for the start-up cache.",
    mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {

  private static final int LOOKS = 5;

  @Mixin private Folders folders = new Folders();

  @Override
  public Integer call() throws BadInput {
    Configuration configuration = elsewhere(folders.configuration());
    try (RunningDevice device = new RunningDevice(configuration, folders, new EmptyBoard())) {
      var _ = device.begin();
      var _ = RunningDeviceAsked.answer(folders, "status");
      AtomicInteger looks = new AtomicInteger();
      var _ = device.attend(() -> looks.incrementAndGet() < LOOKS, () -> {});
    }
    return Device.DONE;
  }

  /** Its pages at any port, for the device's own may be served; and nobody is told. */
  private static Configuration elsewhere(Configuration read) {
    UseSettings use = read.use();
    UseSettings.Pages pages = new UseSettings.Pages("127.0.0.1", 0, use.pages().names(), false);
    return new Configuration(
        read.device(),
        read.panel(),
        read.proven(),
        read.questions(),
        read.allowance(),
        new UseSettings(use.programme(), use.back(), use.recordBytes(), Optional.empty(), pages),
        read.credentials(),
        Optional.empty(),
        read.files());
  }
}
