package org.sentuh.device.bedside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.sentuh.device.readiness.Memory;
import org.sentuh.device.readiness.Wipe;
import org.sentuh.telemetry.wire.Wall;

/** What lies open on a label lets one first phone in, and nobody for ever. */
class LabelCodeTest {

  private static int pair(ServedBed device, String code) throws Exception {
    int status = device.stranger().pair(code).statusCode();
    device.seconds(60);
    return status;
  }

  @Test
  void itPairsAMothersFirstPhoneAndNoSecondOne() throws Exception {
    try (ServedBed device = new ServedBed()) {
      String code = device.server.label().issue();
      assertThat(code).matches("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}");
      String cookie =
          device
              .stranger()
              .pair(code.replace("-", " ").toLowerCase(java.util.Locale.ROOT))
              .headers()
              .firstValue("Set-Cookie")
              .orElseThrow();
      Phone mother = new Phone(device, cookie.split(";", 2)[0], "").reading();
      assertThat(mother.get("/diary").statusCode()).isEqualTo(200);
      assertThat(pair(device, code)).isEqualTo(403);
      mother.asks("/leave");
      assertThat(pair(device, code))
          .as("once is once, also when her phone has left")
          .isEqualTo(403);
    }
  }

  @Test
  void whoComesTooLateIsToldWhatTheLabelIsAndThatSomebodyElseWasThere() throws Exception {
    try (ServedBed device = new ServedBed()) {
      String code = device.server.label().issue();
      assertThat(pair(device, code)).isEqualTo(303);
      assertThat(device.stranger().pair(code).body()).contains("Label ini sudah dipakai");
      assertThat(device.stranger().pair("AAAA-AAAA").body()).contains("Kode ini tidak berlaku");
    }
  }

  @Test
  void itIsOfNoUseOnceAMothersPhoneIsPairedByAnotherCode() throws Exception {
    try (ServedBed device = new ServedBed()) {
      String code = device.server.label().issue();
      Phone mother = device.phone(Role.MOTHER);
      assertThat(pair(device, code)).isEqualTo(403);
      mother.asks("/leave");
      assertThat(pair(device, code)).isEqualTo(403);
    }
  }

  @Test
  void phonesOfTheClinicsPeopleLeaveItToHer() throws Exception {
    try (ServedBed device = new ServedBed()) {
      String code = device.server.label().issue();
      device.phone(Role.MIDWIFE);
      device.phone(Role.TECHNICIAN);
      assertThat(pair(device, code)).isEqualTo(303);
    }
  }

  @Test
  void anotherLabelMakesTheOneBeforeWorthless() throws Exception {
    try (ServedBed device = new ServedBed()) {
      String before = device.server.label().issue();
      String now = device.server.label().issue();
      assertThat(pair(device, before)).isEqualTo(403);
      assertThat(pair(device, now)).isEqualTo(303);
    }
  }

  @Test
  void noneIsDrawnWhileItWouldBeOfNoUse() throws Exception {
    try (ServedBed device = new ServedBed()) {
      device.phone(Role.MOTHER);
      assertThatThrownBy(() -> device.server.label().issue())
          .hasMessageContainingAll("sentuh pair mother", "sentuh wipe");
    }
  }

  @Test
  void ofTwoWhoScanItAtOnceOneIsPaired() throws Exception {
    try (ServedBed device = new ServedBed();
        var both = Executors.newVirtualThreadPerTaskExecutor()) {
      String code = device.server.label().issue();
      Callable<Integer> scans = () -> device.stranger().pair(code).statusCode();
      List<Integer> told = new ArrayList<>();
      for (Future<Integer> one : both.invokeAll(List.of(scans, scans))) {
        told.add(one.get());
      }
      assertThat(told).containsExactlyInAnyOrder(303, 403);
    }
  }

  @Test
  void itOutlivesAPowerCutUsedAndUnusedAndStandsNowhereAsItIs() throws Exception {
    Memory memory = new Memory();
    String code;
    try (ServedBed device = new ServedBed(memory, 0)) {
      code = device.server.label().issue();
      assertThat(memory.lines.toString()).doesNotContain(code, code.replace("-", ""));
    }
    try (ServedBed again = new ServedBed(memory, 0)) {
      assertThat(pair(again, code)).isEqualTo(303);
    }
    try (ServedBed third = new ServedBed(memory, 0)) {
      assertThat(pair(third, code)).isEqualTo(403);
    }
  }

  @Test
  void theNextMotherIsNotLetInByTheLabelOfTheOneBeforeNorSheByTheNext() throws Exception {
    Memory memory = new Memory();
    String code;
    try (ServedBed device = new ServedBed(memory, 0)) {
      code = device.server.label().issue();
    }
    Wipe.finish(
        memory,
        BedsideServer.hers(),
        false,
        () -> new Wall(java.time.Instant.EPOCH, Wall.Quality.UNSET));
    try (ServedBed next = new ServedBed(memory, 0)) {
      assertThat(pair(next, code)).isEqualTo(403);
      assertThat(pair(next, next.server.label().issue())).isEqualTo(303);
    }
  }

  @Test
  void aLineThatNobodyWroteLetsNobodyIn() throws Exception {
    for (String line : new String[] {"", "1 ", "2 -", "1 -", "-"}) {
      Memory memory = new Memory();
      memory.keep("label", line);
      try (ServedBed device = new ServedBed(memory, 0)) {
        assertThat(pair(device, "")).as(line).isEqualTo(403);
        assertThat(pair(device, "-")).as(line).isEqualTo(403);
      }
    }
  }
}
