package org.sentuh.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sentuh.control.loop.Inbox;
import org.sentuh.device.bedside.Bed;
import org.sentuh.device.diary.MilkDiary;
import org.sentuh.device.readiness.Keeping;
import org.sentuh.device.turns.PanelTurns;
import org.sentuh.simulator.session.ClosedDoors;
import org.sentuh.simulator.session.NewMother;

class DemoPagesTest {

  /** A disk that keeps nothing. */
  private static final Keeping FORGETFUL =
      new Keeping() {
        @Override
        public Optional<String> value(String name) {
          return Optional.empty();
        }

        @Override
        public void keep(String name, String line) {}

        @Override
        public boolean damaged() {
          return false;
        }
      };

  private static DemoPages opened(int port, boolean byPhone) {
    Bed.Diary diary =
        new Bed.Diary(one -> true, (one, given) -> {}, answers -> {}, new MilkDiary(FORGETFUL));
    DemoPages pages = new DemoPages(FORGETFUL, diary, port, byPhone);
    SteppedClock clock = new SteppedClock();
    PanelTurns turns = new PanelTurns();
    pages.open(
        new Bed(
            FakeTreatment.setup(),
            new Inbox(),
            () -> null,
            NewMother.readiness(FakeTreatment.setup(), clock),
            diary,
            turns,
            ClosedDoors.service(turns, FORGETFUL, clock),
            ClosedDoors.visit(turns, FORGETFUL),
            () -> "",
            clock));
    return pages;
  }

  @Test
  void theirAddressAndACodeForEachRoleAreTold() {
    try (DemoPages pages = opened(0, false)) {
      List<String> told = pages.announced(Locale.of("id"));
      assertThat(told)
          .singleElement()
          .asString()
          .containsPattern("http://127\\.0\\.0\\.1:\\d+/")
          .containsPattern("Ibu \\w{4}-\\w{4}, Pendamping \\w{4}-\\w{4}, Bidan .*, Teknisi ");
      assertThat(pages.lead()).isFalse();
      assertThat(pages.watch()).isFalse();
    }
    try (DemoPages pages = opened(0, true)) {
      assertThat(pages.announced(Locale.of("en"))).hasSize(2);
      assertThat(pages.lead()).isTrue();
    }
  }

  @Test
  void whereTheirPortIsTakenTheDemoGoesOnWithoutThemAndSaysSo() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        DemoPages pages = opened(taken.getLocalPort(), true)) {
      assertThat(pages.announced(Locale.of("en")))
          .singleElement()
          .asString()
          .contains("port " + taken.getLocalPort())
          .contains("--port");
      assertThat(pages.lead()).isFalse();
    }
  }
}
