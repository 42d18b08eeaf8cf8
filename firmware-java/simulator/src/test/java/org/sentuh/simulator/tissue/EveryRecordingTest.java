package org.sentuh.simulator.tissue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;
import org.sentuh.control.body.Place;

/**
 * What must hold of every recording: of those in the folder that the system property {@code
 * sentuh.recordings} names, else of the shipped ones. The report says which.
 */
final class EveryRecordingTest {

  private static final String FOLDER = "sentuh.recordings";

  @TestFactory
  DynamicContainer everyRecordingIsReadAndPlaced(TestReporter reporter) throws IOException {
    String folder = System.getProperty(FOLDER);
    List<DynamicTest> tests = new ArrayList<>();
    if (folder == null) {
      for (ShippedRecording shipped : ShippedRecording.values()) {
        tests.add(holds(shipped.fileStem(), shipped::read));
      }
    } else {
      for (Path file : recordings(Path.of(folder))) {
        tests.add(holds(String.valueOf(file.getFileName()), () -> Recording.read(file)));
      }
    }
    String which =
        tests.size()
            + (folder == null
                ? " shipped recordings; set -D" + FOLDER + " to a folder for more"
                : " recordings of " + folder);
    reporter.publishEntry("recordings", which);
    assertThat(tests).as(which).isNotEmpty();
    return dynamicContainer(which, tests);
  }

  private static List<Path> recordings(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".csv.gz")).sorted().toList();
    }
  }

  private static DynamicTest holds(String name, Callable<Recording> source) {
    return dynamicTest(
        name,
        () -> {
          Recording recording = source.call();
          Placement placement = Placement.find(recording);
          assertThat(placement.posture()).isEqualTo(postureByName(name));
          assertThat(placement.confidence()).isGreaterThan(0.3);
          assertThat(Math.abs(placement.tiltRad())).isLessThan(StrictMath.toRadians(15.1));
          everyPuckIsOnTheMat(placement);
          contactFitsThePosture(recording, placement);
        });
  }

  private static Posture postureByName(String name) {
    return name.contains("left-side")
        ? Posture.ON_LEFT_SIDE
        : name.contains("right-side") ? Posture.ON_RIGHT_SIDE : Posture.ON_BACK;
  }

  private static void everyPuckIsOnTheMat(Placement placement) {
    for (Place site : Panels.sensors()) {
      assertThat(placement.column(site.xMm(), site.yMm())).isBetween(0.0, 31.0);
      assertThat(placement.row(site.xMm(), site.yMm())).isBetween(0.0, 31.0);
    }
  }

  private static void contactFitsThePosture(Recording recording, Placement placement) {
    double[] kPa = meanKpa(recording, placement);
    double left = kPa[2] + kPa[4];
    double right = kPa[3] + kPa[5];
    switch (placement.posture()) {
      case ON_BACK -> {
        for (int site = 2; site < 6; site++) {
          assertThat(kPa[site])
              .as("the shoulder blades press on site %s", site)
              .isBetween(0.4, 10.0);
        }
        assertThat(Math.max(left, right)).isLessThan(3 * Math.min(left, right));
      }
      case ON_LEFT_SIDE -> assertThat(left).isGreaterThan(3 * right);
      case ON_RIGHT_SIDE -> assertThat(right).isGreaterThan(3 * left);
    }
  }

  private static double[] meanKpa(Recording recording, Placement placement) {
    BackPressure pressure = new BackPressure(recording, placement, Panels.sensors(), List.of());
    double[] mean = new double[pressure.sites()];
    for (int frame = 0; frame < recording.frames(); frame++) {
      pressure.moveTo(recording.timeNs(frame));
      for (int site = 0; site < mean.length; site++) {
        mean[site] += pressure.kPa(site) / recording.frames();
      }
    }
    return mean;
  }
}
