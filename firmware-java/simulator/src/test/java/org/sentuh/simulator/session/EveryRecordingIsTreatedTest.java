package org.sentuh.simulator.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.control.treatment.Reason;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.tissue.BadRecording;
import org.sentuh.simulator.tissue.Recording;
import org.sentuh.simulator.tissue.ShippedRecording;

/**
 * Every recording with every programme: the shipped ones always, and with {@code
 * -Dsentuh.recordings=DIR} all that are there (the whole dataset has 70).
 */
class EveryRecordingIsTreatedTest {

  private static final List<String> PROGRAMMES = List.of("standard", "gentle", "caesarean", "long");

  /**
   * The least part of zones and time in contact with which a treatment must be completed: 4 of 6
   * zones.
   */
  private static final double GOOD_CONTACT = 4.0 / 6;

  @DisplayName("runs to a named outcome, and completes with four of six zones in contact")
  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("treatments")
  void runsToANamedOutcome(String programme, String name, Recording recording) throws Exception {
    Played played = SteppedTreatment.play(Orders.of(programme), recording, Scenario.UNEVENTFUL, 1);

    assertThat(played.ended().outcome()).isIn("completed", "stopped");
    assertThat(played.summary().maxIntensity()).isLessThanOrEqualTo(0.8);
    assertThat(played.summary().motorsOnMax()).isLessThanOrEqualTo(10);
    boolean onHerBack = name.contains("supine") || name.contains("recline");
    if (onHerBack && played.summary().contactFraction() >= GOOD_CONTACT) {
      assertThat(played.ended().why()).isEqualTo(Reason.COMPLETED);
    }
  }

  static Stream<Arguments> treatments() throws IOException, BadRecording {
    ArrayList<Arguments> treatments = new ArrayList<>();
    for (Recording recording : recordings()) {
      for (String programme : PROGRAMMES) {
        treatments.add(Arguments.of(programme, recording.name(), recording));
      }
    }
    return treatments.stream();
  }

  private static List<Recording> recordings() throws IOException, BadRecording {
    ArrayList<Recording> recordings = new ArrayList<>();
    String directory = System.getProperty("sentuh.recordings");
    if (directory == null) {
      for (ShippedRecording shipped : ShippedRecording.values()) {
        recordings.add(shipped.read());
      }
      return recordings;
    }
    List<Path> files;
    try (Stream<Path> listed = Files.list(Path.of(directory))) {
      files = listed.filter(file -> file.toString().endsWith(".csv.gz")).sorted().toList();
    }
    for (Path file : files) {
      recordings.add(Recording.read(file));
    }
    return recordings;
  }
}
