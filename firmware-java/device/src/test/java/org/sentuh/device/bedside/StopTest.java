package org.sentuh.device.bedside;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/** Whoever wants it to stop needs no permission, no script and no pairing. */
class StopTest {

  /** As a browser without scripts sends the form on the page. */
  private static HttpRequest.Builder form(ServedBed device) {
    return HttpRequest.newBuilder(device.at("/stop"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Accept", "text/html")
        .POST(HttpRequest.BodyPublishers.noBody());
  }

  @Test
  void aStrangersPlainFormStopsAMassageAndSheIsToldThatItIsStill() throws Exception {
    try (ServedBed device = new ServedBed()) {
      device.phone(Role.MOTHER).starts();
      device.seconds(5);
      HttpResponse<String> answer = device.send(form(device));
      assertThat(device.state()).isEqualTo(new State.Stopped(Reason.STOPPED_BY_WEARER));
      assertThat(answer.statusCode()).isEqualTo(303);
      assertThat(answer.headers().firstValue("Location")).contains("/stopped");
      assertThat(device.stranger().get("/stopped").body())
          .contains("Sudah berhenti. Semua getaran mati.");
    }
  }

  @Test
  void everyPageThatTheDeviceWritesHasThatForm() throws Exception {
    try (ServedBed device = new ServedBed()) {
      String form = "<form method=\"post\" action=\"/stop\"";
      assertThat(device.stranger().get("/").body()).contains(form);
      assertThat(device.phone(Role.MOTHER).get("/").body()).contains(form);
      assertThat(device.stranger().get("/stopped").body()).contains(form);
      assertThat(device.stranger().pair("WRONG").body()).contains(form);
    }
  }

  @Test
  void itStopsUnderAnyNameFromAnyPageAndHoweverOften() throws Exception {
    try (ServedBed device = new ServedBed()) {
      device.phone(Role.MOTHER).starts();
      device.seconds(5);
      for (int press = 0; press < 60; press++) {
        HttpResponse<String> answer =
            device.send(
                form(device)
                    .header("Origin", "https://elsewhere.example")
                    .header("Sec-Fetch-Site", "cross-site")
                    .header("Cookie", "sentuh=nobody"));
        assertThat(answer.statusCode()).isEqualTo(303);
      }
      assertThat(device.state()).isEqualTo(new State.Stopped(Reason.STOPPED_BY_WEARER));
    }
  }

  @Test
  void whereNoTickComesItSaysThatItHasNotSeenThePanelStill() throws Exception {
    try (ServedBed device = new ServedBed()) {
      device.phone(Role.MOTHER).starts();
      device.seconds(5);
      device.hang();
      HttpResponse<String> answer =
          device.send(
              HttpRequest.newBuilder(device.at("/stop"))
                  .header("Accept", "application/json")
                  .POST(HttpRequest.BodyPublishers.noBody()));
      assertThat(answer.body()).isEqualTo("{\"still\":false}");
      assertThat(device.stranger().get("/stopped").body()).contains("STOP sudah diminta");
      device.seconds(0.02);
      assertThat(device.state()).isEqualTo(new State.Stopped(Reason.STOPPED_BY_WEARER));
      assertThat(device.stranger().get("/stopped").body()).contains("Sudah berhenti");
    }
  }
}
