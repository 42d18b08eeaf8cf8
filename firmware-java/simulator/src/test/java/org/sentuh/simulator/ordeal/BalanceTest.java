package org.sentuh.simulator.ordeal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.Arrival;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;

/** The judge of an ordeal says no when it should. */
final class BalanceTest {

  private static final DeviceId DEVICE = new DeviceId("home-00");
  private static final String BOOT = "b1";
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  private final WireJson json = new WireJson();
  private final List<Entry> chain = new ArrayList<>();
  private final List<String> witness = new ArrayList<>();

  @TempDir Path folder;

  @Test
  void whatIsWitnessedAndArchivedIsWell() throws Exception {
    facts(0, 1, 2, 3);

    Balance.Tally tally = balance(chain);

    assertThat(tally.generated).isEqualTo(4);
    assertThat(tally.archived).isEqualTo(4);
    assertThat(tally.lost).isEmpty();
    assertThat(tally.brokenChains).isEmpty();
    assertThat(tally.doubled + tally.altered + tally.cut).isZero();
  }

  @Test
  void aDurableEntryThatIsNotArchivedIsLost() throws Exception {
    facts(0, 1, 2, 3);

    Balance.Tally tally = balance(List.of(chain.get(0), chain.get(1), chain.get(3)));

    assertThat(tally.lost).containsExactlyInAnyOrder("home-00 b1 event 2", "home-00 b1 fact 2");
    assertThat(tally.brokenChains).singleElement().asString().contains("missing 2");
  }

  @Test
  void theLastEntryIsMissedToo() throws Exception {
    facts(0, 1, 2, 3);

    assertThat(balance(chain.subList(0, 3)).lost)
        .containsExactlyInAnyOrder("home-00 b1 event 3", "home-00 b1 fact 3");
  }

  @Test
  void aWholeBootThatNeverCameIsLost() throws Exception {
    facts(0, 1);

    assertThat(balance(List.of()).lost)
        .containsExactlyInAnyOrder(
            "home-00 b1 event 0", "home-00 b1 event 1", "home-00 b1 fact 0", "home-00 b1 fact 1");
  }

  @Test
  void aFactUnderTwoNumbersIsDoubled() throws Exception {
    facts(0, 1, 1, 2);

    assertThat(balance(chain).doubled).isEqualTo(1);
  }

  @Test
  void anEntryWithAnotherContentIsAltered() throws Exception {
    facts(0, 1);
    witness.set(0, witness.get(0).replaceAll("[0-9a-f]{64}$", "0".repeat(64)));

    assertThat(balance(chain).altered).isEqualTo(1);
  }

  @Test
  void aFactThatNoEntryWasMadeOfIsLostWhereItsProcessWasKilled() throws Exception {
    facts(0, 1, 3);
    witness.add("fact b1 2 20");
    witness.add("fact b1 4 40");

    Balance.Tally tally = balance(chain);

    assertThat(tally.lost).containsExactly("home-00 b1 fact 2", "home-00 b1 fact 4");
    assertThat(tally.cut).isZero();
  }

  @Test
  void whereItsPowerWentTheLastQuarterOfASecondIsCutAndWhatIsOlderIsLost() throws Exception {
    facts(0, 1, 3);
    witness.add("fact b1 2 20");
    witness.add("fact b1 4 40000000");
    witness.add("fact b1 5 100000000");
    witness.add("fact b1 6 300000000");
    witness.add("power");

    Balance.Tally tally = balance(chain);

    assertThat(tally.lost).containsExactly("home-00 b1 fact 2", "home-00 b1 fact 4");
    assertThat(tally.cut).isEqualTo(2);
    assertThat(tally.cutNs).isEqualTo(200_000_000);
  }

  @Test
  void aPowerCutIsThatOfTheBootThatWasTreating() throws Exception {
    witness.add("fact b0 7 70");
    witness.add("power");
    facts(0, 1);
    witness.add("fact b1 2 20");

    Balance.Tally tally = balance(chain);

    assertThat(tally.cut).as("b0").isEqualTo(1);
    assertThat(tally.lost).containsExactly("home-00 b1 fact 2");
  }

  /** Facts of the loop under these numbers, each durable as the next entry. */
  private void facts(long... numbers) {
    for (long number : numbers) {
      Event event = new Event(BOOT, number, number * 10, new Fact.CommandTaken("softer"));
      Message.Stamp stamp =
          new Message.Stamp(
              DEVICE,
              BOOT,
              chain.size(),
              number * 10,
              new Wall(NOON, Wall.Quality.TRUSTED),
              chain.isEmpty() ? Entry.BEGINNING : chain.getLast().hash());
      Entry entry = json.entry(new Message.Fact(stamp, event));
      chain.add(entry);
      witness.add("entry b1 event " + entry.sequence() + " " + entry.hash());
      witness.add("fact b1 " + number + " " + number * 10);
    }
  }

  private Balance.Tally balance(List<Entry> archived) throws Exception {
    Path file = folder.resolve("witness");
    Files.write(file, witness);
    Balance.Tally tally = new Balance.Tally();
    try (Archive archive = Archive.open("jdbc:sqlite:" + folder.resolve("archive.db"))) {
      archive.register(DEVICE, NOON);
      archive.file(
          archived.stream()
              .<Arrival>map(entry -> new Arrival.Told(entry, Optional.<Notice>empty(), NOON))
              .toList());
      Balance.add(DEVICE, file, archive, tally);
    }
    return tally;
  }
}
