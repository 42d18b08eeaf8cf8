package org.sentuh.simulator.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.TickRecord;

final class WitnessTest {

  @TempDir Path folder;

  @Test
  void aFactIsWrittenDownWhenItIsTakenAndNotWhenItIsRefused() throws Exception {
    Path file = folder.resolve("witness");
    Files.writeString(file, "fact b0 3 30\n");
    Taking taking = new Taking();
    try (Witness witness = new Witness(file, "b1")) {
      Recorder heard = witness.hear(taking);
      assertThat(heard.offer(new Event("x", 7, 70, new Fact.CommandTaken("start")))).isTrue();
      taking.takes = false;
      assertThat(heard.offer(new Event("x", 8, 80, new Fact.CommandTaken("stop")))).isFalse();
      witness.told();
    }

    assertThat(taking.offered).hasSize(2);
    assertThat(Files.readAllLines(file)).containsExactly("fact b0 3 30", "fact b1 7 70", "told b1");
  }

  private static final class Taking implements Recorder {
    final List<Event> offered = new ArrayList<>();
    boolean takes = true;

    @Override
    public boolean offer(Event event) {
      offered.add(event);
      return takes;
    }

    @Override
    public void tick(TickRecord tick) {
      throw new AssertionError("no ticks here");
    }
  }
}
