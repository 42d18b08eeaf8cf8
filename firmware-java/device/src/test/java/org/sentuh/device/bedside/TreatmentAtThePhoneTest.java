package org.sentuh.device.bedside;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;
import org.sentuh.device.readiness.Memory;
import tools.jackson.databind.JsonNode;

/** What a mother's phone brings about in a real loop. */
class TreatmentAtThePhoneTest {

  @Test
  void aMotherWhoIsWellStartsPausesGoesOnAndIsAskedHowItWas() throws Exception {
    try (ServedBed device = new ServedBed()) {
      Phone mother = device.phone(Role.MOTHER);
      assertThat(mother.isWell().path("state").stringValue()).isEqualTo("armed");
      assertThat(mother.asks("/start").path("state").stringValue()).isEqualTo("running");
      device.seconds(10);
      mother.asks("/pause");
      device.seconds(2);
      assertThat(device.state()).isEqualTo(new State.Paused(Reason.PAUSED_BY_WEARER));
      assertThat(mother.asks("/resume").path("state").stringValue()).isEqualTo("running");
      device.seconds(305);
      assertThat(device.state()).isInstanceOf(State.Completed.class);
      mother.asks("/wellbeing", "{\"pain\":0,\"calm\":10,\"milk\":-1,\"mood\":7}");
      assertThat(device.diary).containsEntry("calm", 10).containsEntry("milk", -1);
      JsonNode after = mother.asks("/acknowledge");
      assertThat(after.path("state").stringValue()).isEqualTo("idle");
      assertThat(after.path("against").toString()).contains("\"resting\"");
      assertThat(after.path("lease").isNull()).isTrue();
    }
  }

  @Test
  void aDangerSignHoldsThePanelAndNoPhoneStartsIt() throws Exception {
    try (ServedBed device = new ServedBed()) {
      Phone mother = device.phone(Role.MOTHER);
      mother.asks("/screening");
      JsonNode now = mother.answers("bleeding", true);
      assertThat(now.path("state").stringValue()).isEqualTo("stopped");
      assertThat(now.path("why").stringValue()).isEqualTo("screening-forbids");
      assertThat(now.path("because").path(0).stringValue()).isEqualTo("bleeding");
      mother.asks("/acknowledge");
      mother.isWell();
      HttpResponse<String> start = mother.post("/start");
      assertThat(start.statusCode()).isEqualTo(409);
      assertThat(device.state()).isNotInstanceOf(State.Running.class);
    }
  }

  @Test
  void anUnansweredQuestionPermitsNothing() throws Exception {
    try (ServedBed device = new ServedBed()) {
      Phone mother = device.phone(Role.MOTHER);
      mother.asks("/screening");
      mother.answers("bleeding", false);
      assertThat(mother.post("/start").body()).isEqualTo("{\"refused\":\"not-now\"}");
      assertThat(device.state()).isInstanceOf(State.Screening.class);
    }
  }

  @Test
  void aStartThatNoTickTookIsTakenBackAndDoesNotComeLater() throws Exception {
    try (ServedBed device = new ServedBed()) {
      Phone mother = device.phone(Role.MOTHER);
      mother.isWell();
      device.hang();
      HttpResponse<String> start = mother.post("/start");
      assertThat(start.statusCode()).isEqualTo(503);
      assertThat(start.body()).isEqualTo("{\"refused\":\"panel-silent\"}");
      device.seconds(1);
      assertThat(device.state()).isEqualTo(new State.Stopped(Reason.STOPPED_BY_WEARER));
    }
  }

  @Test
  void softerIsForEveryHandAndStrongerStopsAtHerOwnCeiling() throws Exception {
    try (ServedBed device = new ServedBed()) {
      Phone mother = device.phone(Role.MOTHER);
      mother.starts();
      JsonNode now = mother.asks("/limit", "{\"level\":0.45}");
      assertThat(now.path("ceiling").doubleValue()).isEqualTo(0.45);
      mother.asks("/stronger");
      assertThat(mother.asks("/stronger").path("level").doubleValue()).isEqualTo(0.45);
      assertThat(device.phone(Role.HELPER).asks("/softer").path("level").doubleValue())
          .isEqualTo(0.4);
      assertThat(mother.asks("/limit", "{\"level\":1}").path("ceiling").doubleValue())
          .isEqualTo(device.bed.setup.ceiling());
    }
  }

  @Test
  void oneOfTwoPhonesLeadsAndTheOtherSeesIt() throws Exception {
    try (ServedBed device = new ServedBed()) {
      Phone first = device.phone(Role.MOTHER);
      Phone second = device.phone(Role.MOTHER);
      first.isWell();
      assertThat(second.post("/start").body()).isEqualTo("{\"refused\":\"led-elsewhere\"}");
      assertThat(second.post("/lease").statusCode()).isEqualTo(409);
      assertThat(second.asks("/leave").isObject()).isTrue();
      assertThat(device.state()).isInstanceOf(State.Armed.class);
      assertThat(first.asks("/start").path("lease").path("mine").booleanValue()).isTrue();
    }
  }

  @Test
  void aPhoneThatFellSilentIsFollowedByAnother() throws Exception {
    try (ServedBed device = new ServedBed()) {
      device.phone(Role.MOTHER).starts();
      Phone second = device.phone(Role.MOTHER);
      assertThat(second.post("/stronger").statusCode()).isEqualTo(409);
      device.seconds(31);
      assertThat(second.asks("/stronger").path("lease").path("mine").booleanValue()).isTrue();
    }
  }

  @Test
  void whatSheDoesNotAgreeToIsNotWrittenDown() throws Exception {
    try (ServedBed device = new ServedBed()) {
      device.agrees = false;
      Phone mother = device.phone(Role.MOTHER);
      assertThat(mother.post("/wellbeing", "{\"calm\":3}").body())
          .isEqualTo("{\"refused\":\"no-consent\"}");
      assertThat(device.diary).isEmpty();
    }
  }

  @Test
  void aDeviceThatWasSwitchedOffKnowsItsPhonesAgain() throws Exception {
    Memory memory = new Memory();
    Phone before;
    try (ServedBed device = new ServedBed(memory, 0)) {
      before = device.phone(Role.MOTHER);
    }
    assertThat(memory.lines.get("phones")).doesNotContain(before.cookie().split("=", 2)[1]);
    try (ServedBed device = new ServedBed(memory, 0)) {
      Phone again = new Phone(device, before.cookie(), before.token());
      assertThat(again.asks("/screening").path("state").stringValue()).isEqualTo("screening");
    }
  }
}
