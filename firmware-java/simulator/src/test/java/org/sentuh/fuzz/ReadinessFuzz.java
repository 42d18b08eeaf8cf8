package org.sentuh.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.safety.DaySpent;
import org.sentuh.device.readiness.HoldLatch;
import org.sentuh.device.readiness.Keeping;
import org.sentuh.device.readiness.LedgerKeeping;
import org.sentuh.simulator.session.NewMother;
import org.sentuh.simulator.session.Order;
import org.sentuh.telemetry.wire.Wall;

/**
 * Whatever a disk has made of the lines that say whether a treatment may begin: what is no line of
 * ours holds the device and counts as a day that is spent, and never as less than nothing.
 */
class ReadinessFuzz {

  private static final Order ORDER = Order.shipped();
  private static final String LEDGER = "1 | 60000000000 - 300000000000 4.5 ended 0.5,0.25,0,0,0,0";

  static Stream<Named<byte[]>> lines() {
    return Stream.of(
            "held midwife 2026-11-25T20:00:00Z a wound on the back",
            "free unknown new",
            "1",
            LEDGER,
            LEDGER.replace("ended", "open").replace(" - ", " 1764100000000 "))
        .map(line -> Named.of(line, Seeds.bytes(line)));
  }

  @MethodSource("lines")
  @FuzzTest
  void anyLineIsReadOrHoldsAndCountsAsADay(byte[] input) throws Exception {
    String line = new String(input, StandardCharsets.UTF_8);
    Kept kept = new Kept(line);
    HoldLatch latch = Allowance.keep(input, () -> new HoldLatch(kept, ReadinessFuzz::unset));
    boolean free = line.equals("free") || line.startsWith("free ");
    assertThat(latch.standing() == null).isEqualTo(free);

    DaySpent spent = Allowance.keep(input, () -> ledger(kept).spent());
    assertThat(spent.treatedNs()).isNotNegative();
    assertThat(spent.vibrationMs2()).isNotNegative().isNotNaN();
    DaySpent again = ledger(new Kept(kept.value(LedgerKeeping.NAME).orElseThrow())).spent();
    assertThat(again).isEqualTo(spent);
  }

  private static LedgerKeeping ledger(Keeping kept) {
    return new LedgerKeeping(
        kept,
        NewMother.allowance(),
        ORDER.setup().limits(),
        new StandingClock(),
        ReadinessFuzz::unset);
  }

  private static Wall unset() {
    return new Wall(Instant.EPOCH, Wall.Quality.UNSET);
  }

  /** Time does not pass while a line is read. */
  private static final class StandingClock implements Clock {

    @Override
    public long nowNs() {
      return 1_000_000_000L;
    }

    @Override
    public void sleepUntil(long deadlineNs) {
      throw new IllegalStateException("nobody sleeps while a line is read");
    }
  }

  /** The same line under every name, until another is kept. */
  private static final class Kept implements Keeping {

    private final String line;
    private final Map<String, String> written = new HashMap<>();

    Kept(String line) {
      this.line = line;
    }

    @Override
    public Optional<String> value(String name) {
      return Optional.of(written.getOrDefault(name, line));
    }

    @Override
    public void keep(String name, String kept) {
      written.put(name, kept);
    }

    @Override
    public boolean damaged() {
      return false;
    }
  }
}
