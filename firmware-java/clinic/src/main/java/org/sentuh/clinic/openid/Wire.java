package org.sentuh.clinic.openid;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import org.sentuh.clinic.openid.NotVouched.Because;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a provider: for ten seconds at most, for 256 kB at most, never where it points on to, and
 * never without TLS but on this machine. Any thread.
 */
final class Wire implements ResourceRetriever {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 1 << 18;
  private static final Set<String> HERE = Set.of("127.0.0.1", "localhost");
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  static boolean isSafe(URI place) {
    return place.getHost() != null
        && ("https".equals(place.getScheme())
            || ("http".equals(place.getScheme()) && HERE.contains(place.getHost())));
  }

  /** The object of JSON that is answered. */
  JsonNode object(HttpRequest.Builder asks) throws NotVouched {
    Answer answer;
    try {
      answer = ask(asks);
    } catch (IOException away) {
      throw new NotVouched(Because.AWAY, "the provider does not answer: " + away, away);
    }
    if (answer.status >= 500 || answer.status == 429) {
      throw new NotVouched(Because.AWAY, "the provider answers " + answer.status);
    }
    try {
      JsonNode said = JSON.readTree(answer.body);
      if (answer.status == 200 && said.isObject()) {
        return said;
      }
      // A code of RFC 6749 says what is amiss; what else it says may name somebody.
      throw new NotVouched(
          Because.WRONG,
          "the provider answers %d %s"
              .formatted(answer.status, said.path("error").asString("").replaceAll("[^a-z_]", "")));
    } catch (JacksonException otherwise) {
      throw new NotVouched(
          Because.WRONG, "the provider answers " + answer.status + " and no JSON", otherwise);
    }
  }

  /** The provider's keys, for the library that reads them. */
  @Override
  public Resource retrieveResource(URL place) throws IOException {
    Answer answer = ask(HttpRequest.newBuilder(URI.create(place.toString())));
    if (answer.status != 200) {
      throw new IOException("the provider's keys: " + answer.status);
    }
    return new Resource(answer.body, "application/json");
  }

  private record Answer(int status, String body) {}

  private Answer ask(HttpRequest.Builder asks) throws IOException {
    try {
      HttpResponse<InputStream> answer =
          http.send(asks.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          throw new IOException("more than " + MOST_BYTES + " bytes");
        }
        return new Answer(answer.statusCode(), new String(bytes, UTF_8));
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IOException("the desk ends", ended);
    }
  }
}
