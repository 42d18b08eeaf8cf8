package org.sentuh.device.bedside;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sentuh.pages.Requests;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A phone at the device.
 *
 * @param cookie what its browser sends by itself
 * @param token what its page knows
 */
record Phone(ServedBed at, String cookie, String token) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern TOKEN = Pattern.compile("data-token=\"([0-9a-f]+)\"");

  HttpResponse<String> pair(String code) throws IOException, InterruptedException {
    return at.send(
        HttpRequest.newBuilder(at.at("/pair"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("code=" + code)));
  }

  /** Opens the page, and reads its token. */
  Phone reading() throws IOException, InterruptedException {
    Matcher found = TOKEN.matcher(get("/").body());
    if (!found.find()) {
      throw new AssertionError("no page for this phone");
    }
    return new Phone(at, cookie, found.group(1));
  }

  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(at.at(path));
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return request;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return at.send(request(path).GET());
  }

  HttpResponse<String> post(String path) throws IOException, InterruptedException {
    return post(path, "");
  }

  HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
    return post(path, json, at.server.shown());
  }

  /** Asks for something from a screen that showed another state than there may be now. */
  HttpResponse<String> post(String path, String json, String shown)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(path).header("Content-Type", "application/json").header(ShownState.HEADER, shown);
    if (!token.isEmpty()) {
      request.header(Requests.TOKEN, token);
    }
    return at.send(request.POST(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8)));
  }

  /** What she is told after she has asked for something that is allowed. */
  JsonNode asks(String path, String json) throws IOException, InterruptedException {
    HttpResponse<String> answer = post(path, json);
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + " was answered " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  JsonNode asks(String path) throws IOException, InterruptedException {
    return asks(path, "");
  }

  /** Answers every question so that a treatment is permitted. */
  JsonNode isWell() throws IOException, InterruptedException {
    JsonNode now = asks("/screening");
    List<String> left = new ArrayList<>();
    now.path("left").forEach(id -> left.add(id.stringValue()));
    for (String id : left) {
      now = answers(id, !forbids(id));
    }
    return now;
  }

  private boolean forbids(String id) {
    return at.bed.readiness.screening().questionnaire().questions().stream()
        .filter(question -> question.id().equals(id))
        .findFirst()
        .orElseThrow()
        .forbids();
  }

  JsonNode answers(String id, boolean yes) throws IOException, InterruptedException {
    return asks("/answer", "{\"question\":\"" + id + "\",\"yes\":" + yes + "}");
  }

  /** Is well, and starts. */
  JsonNode starts() throws IOException, InterruptedException {
    isWell();
    return asks("/start");
  }
}
