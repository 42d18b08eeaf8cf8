package org.sentuh.device.bedside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.device.readiness.Memory;
import org.sentuh.pages.PageAddress;

class OwnCertificateTest {

  private static final Set<String> NAMES = Set.of("sentuh.local", "localhost", "127.0.0.1");

  private final Instant now = Instant.now();

  @TempDir private Path folder;

  /** A client that trusts one certificate and nobody else. */
  private static HttpClient trusting(OwnCertificate own) throws Exception {
    KeyStore known = KeyStore.getInstance("PKCS12");
    known.load(null, null);
    known.setCertificateEntry("device", own.certificate());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(known);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  @Test
  void thePagesAreServedUnderTheDevicesOwnCertificateAndTheCookieStaysThere() throws Exception {
    OwnCertificate own = OwnCertificate.in(folder, NAMES, now);
    try (ServedBed bed = new ServedBed(new Memory(), 0);
        BedsideServer server =
            new BedsideServer(
                bed.served,
                new Memory(),
                new PageAddress(
                    "127.0.0.1", 0, Set.of("localhost", "sentuh.local"), own.context()));
        HttpClient phone = trusting(own)) {
      assertThat(server.url()).startsWith("https://127.0.0.1:");
      URI pages = URI.create("https://localhost:" + server.port() + "/");
      HttpResponse<String> door =
          phone.send(HttpRequest.newBuilder(pages).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(door.statusCode()).isEqualTo(200);
      assertThat(door.body()).contains("action=\"/stop\"");
      HttpResponse<String> paired =
          phone.send(
              HttpRequest.newBuilder(pages.resolve("/pair"))
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "code=" + server.codes().issue(Role.HELPER)))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(paired.headers().firstValue("Set-Cookie").orElseThrow())
          .contains("; Secure", "; HttpOnly");
      try (HttpClient stranger = HttpClient.newHttpClient()) {
        assertThatThrownBy(() ->
                stranger.send(
                    HttpRequest.newBuilder(pages).build(), HttpResponse.BodyHandlers.discarding()))
            .isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void itIsMadeOnceAndAnewForOtherNamesAndNobodyElseCanReadIt() throws Exception {
    OwnCertificate first = OwnCertificate.in(folder, NAMES, now);
    assertThat(OwnCertificate.in(folder, NAMES, now).certificate()).isEqualTo(first.certificate());
    assertThat(OwnCertificate.in(folder, Set.of("sentuh.local"), now).certificate())
        .isEqualTo(first.certificate());
    OwnCertificate other = OwnCertificate.in(folder, Set.of("sentuh.local", "192.0.2.7"), now);
    assertThat(other.certificate()).isNotEqualTo(first.certificate());
    Instant late = now.plus(Duration.ofDays(3_640));
    assertThat(OwnCertificate.in(folder, Set.of("192.0.2.7"), late).certificate())
        .isNotEqualTo(other.certificate());
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("pages.p12"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aFileThatIsDamagedIsNamedWithWhatToDo() throws Exception {
    Files.writeString(folder.resolve("pages.p12"), "nothing");
    assertThatThrownBy(() -> OwnCertificate.in(folder, NAMES, now))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("pages.p12")
        .hasMessageContaining("delete it");
  }
}
