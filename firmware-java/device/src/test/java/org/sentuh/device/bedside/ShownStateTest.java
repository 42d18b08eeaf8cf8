package org.sentuh.device.bedside;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;
import org.sentuh.device.readiness.Memory;
import tools.jackson.databind.JsonNode;

/** A wish is meant for what its screen showed. */
class ShownStateTest {

  private static final String OLD = "{\"refused\":\"screen-old\"}";

  @Test
  void aWishOfAScreenThatShowsAnOlderStateIsRefusedAndChangesNothing() throws Exception {
    try (ServedBed device = new ServedBed()) {
      Phone mother = device.phone(Role.MOTHER);
      JsonNode running = mother.starts();
      device.seconds(10);
      device.phone(Role.HELPER).asks("/softer");
      HttpResponse<String> late = mother.post("/stronger", "", running.path("shown").stringValue());
      assertThat(late.statusCode()).isEqualTo(409);
      assertThat(late.body()).isEqualTo(OLD);
      assertThat(mother.asks("/stronger").path("level").doubleValue()).isEqualTo(0.4);
    }
  }

  @Test
  void aWishThatIsSentTwiceIsTakenOnce() throws Exception {
    try (ServedBed device = new ServedBed()) {
      Phone mother = device.phone(Role.MOTHER);
      mother.starts();
      device.seconds(5);
      mother.asks("/pause");
      device.seconds(2);
      String shown = device.server.shown();
      assertThat(mother.post("/resume", "", shown).statusCode()).isEqualTo(200);
      device.seconds(2);
      mother.asks("/pause");
      device.seconds(2);
      assertThat(mother.post("/resume", "", shown).body()).isEqualTo(OLD);
      assertThat(device.state()).isEqualTo(new State.Paused(Reason.PAUSED_BY_WEARER));
    }
  }

  @Test
  void stopPauseAndSofterAreTakenFromAnyScreen() throws Exception {
    try (ServedBed device = new ServedBed()) {
      Phone mother = device.phone(Role.MOTHER);
      mother.starts();
      device.seconds(5);
      assertThat(mother.post("/softer", "", "nonsense").statusCode()).isEqualTo(200);
      assertThat(mother.post("/pause", "", "").statusCode()).isEqualTo(200);
      assertThat(mother.post("/stop", "", "long-ago").statusCode()).isEqualTo(303);
      device.seconds(0.1);
      assertThat(device.state()).isEqualTo(new State.Stopped(Reason.STOPPED_BY_WEARER));
    }
  }

  @Test
  void whatMovesOrStrengthensMustSayWhatItsScreenShowed() throws Exception {
    try (ServedBed device = new ServedBed()) {
      Phone mother = device.phone(Role.MOTHER);
      mother.isWell();
      for (String path : new String[] {"/start", "/resume", "/stronger", "/acknowledge"}) {
        assertThat(mother.post(path, "", "").body()).as(path).isEqualTo(OLD);
      }
      assertThat(device.state()).isInstanceOf(State.Armed.class);
      assertThat(mother.asks("/start").path("state").stringValue()).isEqualTo("running");
    }
  }

  @Test
  void aMarkNeverComesAgainAlsoNotAfterAPowerCut() throws Exception {
    Memory memory = new Memory();
    String before;
    try (ServedBed device = new ServedBed(memory, 0)) {
      before = device.server.shown();
      assertThat(device.server.shown()).isEqualTo(before);
      device.phone(Role.MOTHER).asks("/screening");
      assertThat(device.server.shown()).isNotEqualTo(before);
    }
    try (ServedBed device = new ServedBed(memory, 0)) {
      assertThat(device.server.shown()).isNotEqualTo(before);
      HttpResponse<String> late = device.phone(Role.MOTHER).post("/screening", "", before);
      assertThat(late.body()).isEqualTo(OLD);
    }
  }
}
