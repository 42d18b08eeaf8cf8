package org.sentuh.clinic.openid;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.clinic.Database;
import org.sentuh.clinic.ServedDesk;
import org.sentuh.clinic.ServedDesk.Seat;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.desk.DeskPage;
import org.sentuh.clinic.desk.PeoplePage;
import org.sentuh.clinic.openid.SigningProvider.Signed;
import org.sentuh.clinic.people.Role;
import org.sentuh.settings.OpenIdFile;

/** Who is let in by a provider's word, at the real desk, with either database. */
@ParameterizedClass
@EnumSource(Database.class)
final class ProviderDoorTest {

  private static final String NARROWS =
      """
      roles: {claim: realm.groups, values: [{value: bidan, role: midwife}, {value: it, role: technician}]}
      facilities: {claim: unit, values: [{value: melati, facility: Klinik Melati}]}
      """;
  private static final String TAKES_IN = NARROWS + "takes_in: {sign: preferred_username}\n";
  private static final Map<String, Object> SITI =
      Map.of(
          "sub", "siti-1",
          "realm", Map.of("groups", List.of("bidan", "choir")),
          "unit", "melati",
          "preferred_username", "BD-9");

  private final Database database;
  private final List<String> logged = new ArrayList<>();
  private final Handler listening = new Listening();
  private Duration apart = Duration.ZERO;
  @TempDir private Path folder = Path.of("");
  private @Nullable ServedDesk served;
  private @Nullable SigningProvider signing;

  ProviderDoorTest(Database database) {
    this.database = database;
  }

  private final class Listening extends Handler {
    @Override
    public synchronized void publish(LogRecord line) {
      for (Throwable why = line.getThrown(); why != null; why = why.getCause()) {
        logged.add(String.valueOf(why));
      }
      logged.add(line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void listen() throws Exception {
    Logger.getLogger("org.sentuh").addHandler(listening);
    Logger.getLogger("org.sentuh").setLevel(Level.ALL);
    signing = new SigningProvider(() -> desk().now().plus(apart));
    serve("");
  }

  @AfterEach
  void stop() {
    Logger.getLogger("org.sentuh").removeHandler(listening);
    Logger.getLogger("org.sentuh").setLevel(null);
    desk().close();
    provider().close();
  }

  private void serve(String more) throws Exception {
    serve(provider().issuer(), more);
  }

  private void serve(String issuer, String more) throws Exception {
    if (served != null) {
      served.close();
    }
    Path file = folder.resolve("openid.yaml");
    Files.writeString(folder.resolve("secret"), SigningProvider.SECRET + "\n");
    Files.writeString(
        file,
        """
        kind: openid
        issuer: %s
        name: Klinik Melati
        client: sentuh-desk
        secret_file: secret
        again: "yes"
        person: sub
        """
                .formatted(issuer)
            + more);
    served =
        new ServedDesk(
            database.fresh(),
            ProviderDoorTest::pages,
            clock -> {
              try {
                return Optional.of(Provider.of(OpenIdFile.read(file), clock));
              } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
              }
            });
  }

  private ServedDesk desk() {
    return Objects.requireNonNull(served);
  }

  private SigningProvider provider() {
    return Objects.requireNonNull(signing);
  }

  private static List<DeskPage> pages(ServedDesk desk) {
    PeoplePage people = new PeoplePage(desk.people, desk.archive, desk.provider);
    return List.of(people.people(), people.audit(), people.own());
  }

  private void known(String sign, String person) throws Exception {
    desk().link(sign, Role.MIDWIFE);
    assertThat(vouch(sign, person).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> vouch(String sign, String person) throws Exception {
    return desk()
        .seat(Role.ADMINISTRATOR)
        .post("/api/people/vouched", "{\"name\":\"" + sign + "\",\"person\":\"" + person + "\"}");
  }

  /** What her browser shows and where it was sent. */
  private record Away(Seat seat, String there) {}

  private Away setOut(Seat from) throws Exception {
    HttpResponse<String> out = from.get("/openid");
    assertThat(out.statusCode()).as(out.body()).isEqualTo(303);
    String secret = ServedDesk.cookie(out);
    provider().secrets.add(secret.substring("away=".length()));
    String cookies = from.cookie().isEmpty() ? secret : from.cookie() + "; " + secret;
    return new Away(
        new Seat(desk(), cookies, ""), out.headers().firstValue("Location").orElseThrow());
  }

  /** The address at the desk that the provider sends her back to. */
  private String atProvider(Away away) throws Exception {
    URI back =
        URI.create(
            desk()
                .http
                .send(
                    HttpRequest.newBuilder(URI.create(away.there)).build(),
                    HttpResponse.BodyHandlers.ofString())
                .headers()
                .firstValue("Location")
                .orElseThrow());
    return back.getRawPath() + "?" + back.getRawQuery();
  }

  private HttpResponse<String> comesIn(Seat from) throws Exception {
    desk().pass(Duration.ofSeconds(6));
    Away away = setOut(from);
    return away.seat.get(atProvider(away));
  }

  private static String session(HttpResponse<String> entered) {
    return entered.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith("desk="))
        .findFirst()
        .orElseThrow()
        .split(";", 2)[0];
  }

  private boolean isIn(String cookie) throws Exception {
    return new Seat(desk(), cookie, "").get("/api/me/known").statusCode() == 200;
  }

  private void staysOut(HttpResponse<String> answer, int status, String sentence) {
    assertThat(answer.statusCode()).as(sentence).isEqualTo(status);
    assertThat(answer.body()).contains(sentence).contains("action=\"/enter\"");
    assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(c -> c.startsWith("desk="));
  }

  @Test
  void whoeverAnAdministratorHasWrittenDownComesInByTheProvidersWord() throws Exception {
    known("BD-7", "248289761001");
    assertThat(desk().stranger().get("/").body()).contains("Masuk dengan Klinik Melati");
    for (Signed with : new Signed[] {Signed.RSA, Signed.ELLIPTIC}) {
      provider().signed = with;
      HttpResponse<String> entered = comesIn(desk().stranger());
      assertThat(entered.statusCode()).as(with + entered.body()).isEqualTo(303);
      assertThat(isIn(session(entered))).isTrue();
    }
    assertThat(desk().audit().getFirst().line())
        .extracting(AuditLine::who, AuditLine::act, AuditLine::detail)
        .containsExactly("BD-7", "door.enter", "provider");
  }

  @Test
  void aSessionBeginsAnewAndTheOneThatHerBrowserHadEnds() throws Exception {
    known("BD-7", "248289761001");
    Seat before = desk().seat("BD-8", Role.MIDWIFE);
    String chosen = "desk=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    String second = session(comesIn(new Seat(desk(), chosen, "")));
    assertThat(second).isNotEqualTo(chosen);
    assertThat(isIn(chosen)).isFalse();
    assertThat(isIn(session(comesIn(before)))).isTrue();
    assertThat(isIn(before.cookie())).isFalse();
    Seat in = new Seat(desk(), second, "").reading();
    assertThat(in.post("/leave", "").statusCode()).isEqualTo(200);
    assertThat(isIn(second)).as("she went out").isFalse();
  }

  @Test
  void aWordThatIsNotForThisDeskAndThisWayAndNowLetsNobodyIn() throws Exception {
    known("BD-7", "248289761001");
    Map<String, Consumer<JWTClaimsSet.Builder>> wrong = new LinkedHashMap<>();
    wrong.put("nonce", claims -> claims.claim("nonce", "0".repeat(64)));
    wrong.put("no nonce", claims -> claims.claim("nonce", null));
    wrong.put("audience", claims -> claims.audience("another-desk"));
    wrong.put("two audiences", claims -> claims.audience(List.of("sentuh-desk", "another")));
    wrong.put("meant for another", claims -> claims.claim("azp", "another"));
    wrong.put("issuer", claims -> claims.issuer("http://127.0.0.1:1"));
    wrong.put("no person", claims -> claims.subject(null));
    wrong.put(
        "not asked anew",
        claims -> claims.claim("auth_time", desk().now().minusSeconds(3600).getEpochSecond()));
    wrong.put("no end", claims -> claims.expirationTime(null));
    for (Map.Entry<String, Consumer<JWTClaimsSet.Builder>> one : wrong.entrySet()) {
      provider().bent =
          honest -> {
            JWTClaimsSet.Builder bent = new JWTClaimsSet.Builder(honest);
            one.getValue().accept(bent);
            return bent.build();
          };
      staysOut(comesIn(desk().stranger()), 403, "tidak bisa dipercaya");
    }
    provider().bent = honest -> honest;
    for (Signed with : new Signed[] {Signed.FOREIGN, Signed.SHARED, Signed.NOT}) {
      provider().signed = with;
      staysOut(comesIn(desk().stranger()), 403, "tidak bisa dipercaya");
    }
  }

  @Test
  void anotherTimeOfDayIsSaidAsSuch() throws Exception {
    known("BD-7", "248289761001");
    for (Duration away : new Duration[] {Duration.ofMinutes(10), Duration.ofMinutes(-10)}) {
      apart = away;
      staysOut(comesIn(desk().stranger()), 403, "Jam layanan masuk klinik");
    }
    apart = Duration.ofSeconds(50);
    assertThat(comesIn(desk().stranger()).statusCode()).as("near enough").isEqualTo(303);
    apart = Duration.ZERO;
    provider().bent =
        honest ->
            new JWTClaimsSet.Builder(honest)
                .expirationTime(Date.from(desk().now().minusSeconds(61)))
                .build();
    staysOut(comesIn(desk().stranger()), 403, "Jam layanan masuk klinik");
  }

  @Test
  void aWayIsGoneOnceByTheBrowserThatSetOutAndWithinTenMinutes() throws Exception {
    known("BD-7", "248289761001");
    Away away = setOut(desk().stranger());
    String back = atProvider(away);
    staysOut(desk().stranger().get(back), 403, "Silakan mulai lagi");
    Away other = setOut(desk().stranger());
    staysOut(other.seat.get(back), 403, "Silakan mulai lagi");
    assertThat(away.seat.get(back).statusCode()).isEqualTo(303);
    staysOut(away.seat.get(back), 403, "Silakan mulai lagi");
    Away late = setOut(desk().stranger());
    String lateBack = atProvider(late);
    desk().pass(Duration.ofMinutes(10));
    staysOut(late.seat.get(lateBack), 403, "Silakan mulai lagi");
    Away refused = setOut(desk().stranger());
    String state = refused.there.replaceAll(".*[&?]state=([^&]+).*", "$1");
    staysOut(
        refused.seat.get("/openid/back?error=access_denied&state=" + state),
        403,
        "belum memastikan");
  }

  @Test
  void whomTheDeskDoesNotKnowStaysOutsideAndSoDoesWhomItLetGo() throws Exception {
    staysOut(comesIn(desk().stranger()), 403, "meja ini belum");
    known("BD-7", "248289761001");
    Seat administrator = desk().seat(Role.ADMINISTRATOR);
    administrator.post("/api/people/close", "{\"name\":\"BD-7\"}");
    staysOut(comesIn(desk().stranger()), 403, "meja ini belum");
    assertThat(vouch("BD-7", "").body()).as("let go, and stays bound").contains("nobody");
    desk().link("BD-8", Role.MIDWIFE);
    assertThat(vouch("BD-8", "248289761001").body()).contains("provider-taken");
    assertThat(vouch("BD-99", "somebody").body()).contains("nobody");
    known("BD-10", "other");
    provider().person = Map.of("sub", "other");
    assertThat(comesIn(desk().stranger()).statusCode()).isEqualTo(303);
    assertThat(vouch("BD-10", "").statusCode()).as("taken back").isEqualTo(200);
    staysOut(comesIn(desk().stranger()), 403, "meja ini belum");
  }

  private String leaves(HttpResponse<String> entered) throws Exception {
    String cookies =
        entered.headers().allValues("Set-Cookie").stream()
            .map(cookie -> cookie.split(";", 2)[0])
            .collect(Collectors.joining("; "));
    HttpResponse<String> left = new Seat(desk(), cookies, "").reading().post("/leave", "");
    assertThat(left.statusCode()).isEqualTo(200);
    assertThat(isIn(session(entered))).as("out here, whatever the provider says").isFalse();
    return left.body();
  }

  @Test
  void whoeverCameInByTheProviderLeavesItAsWellWhereThatIsWishedAndOffered() throws Exception {
    serve("address: https://desk.clinic.example\nends: \"yes\"\n");
    known("BD-7", "248289761001");
    assertThat(leaves(comesIn(desk().stranger())))
        .contains(
            provider().issuer()
                + "/leave?realm=clinic&client_id=sentuh-desk"
                + "&post_logout_redirect_uri=https%3A%2F%2Fdesk.clinic.example%2F\"");
    assertThat(leaves(desk().stranger().enters("link=" + desk().link("BD-8", Role.MIDWIFE))))
        .as("she came in by a link")
        .isEqualTo("{\"on\":\"/\"}");
    HttpResponse<String> entered = comesIn(desk().stranger());
    desk().pass(Duration.ofMinutes(20));
    provider().status = 503;
    assertThat(leaves(entered)).as("it is away").isEqualTo("{\"on\":\"/\"}");
  }

  @Test
  void whereThatIsNotWishedOrNotOfferedHerSessionAtTheProviderGoesOn() throws Exception {
    known("BD-7", "248289761001");
    assertThat(leaves(comesIn(desk().stranger()))).as("not wished").isEqualTo("{\"on\":\"/\"}");
    provider().canBeLeft = false;
    serve("ends: \"yes\"\n");
    known("BD-7", "248289761001");
    assertThat(leaves(comesIn(desk().stranger()))).as("not offered").isEqualTo("{\"on\":\"/\"}");
  }

  @Test
  void claimsNarrowWhatTheDeskKnowsAndGiveNothing() throws Exception {
    serve(NARROWS);
    provider().person = SITI;
    staysOut(comesIn(desk().stranger()), 403, "meja ini belum");
    known("BD-7", "siti-1");
    assertThat(comesIn(desk().stranger()).statusCode()).isEqualTo(303);
    provider().person = Map.of("sub", "siti-1", "realm", Map.of("groups", "it"), "unit", "melati");
    staysOut(comesIn(desk().stranger()), 403, "peran atau tempat kerja");
    provider().person =
        Map.of("sub", "siti-1", "realm", Map.of("groups", "bidan"), "unit", "mawar");
    staysOut(comesIn(desk().stranger()), 403, "peran atau tempat kerja");
    provider().person = Map.of("sub", "siti-1");
    staysOut(comesIn(desk().stranger()), 403, "peran atau tempat kerja");
  }

  @Test
  void whereASettingSaysSoAClaimTakesSomebodyInOnce() throws Exception {
    serve(TAKES_IN);
    provider().person = SITI;
    for (int time = 0; time < 2; time++) {
      assertThat(comesIn(desk().stranger()).statusCode()).isEqualTo(303);
    }
    assertThat(desk().people.all())
        .filteredOn(account -> account.name().equals("BD-9"))
        .singleElement()
        .matches(account -> account.role().equals("midwife"));
    assertThat(desk().audit())
        .filteredOn(kept -> kept.line().act().equals("account.open"))
        .singleElement()
        .matches(kept -> kept.line().who().equals("provider"));
    desk().seat("AD-1", Role.ADMINISTRATOR).post("/api/people/close", "{\"name\":\"BD-9\"}");
    staysOut(comesIn(desk().stranger()), 403, "meja ini belum");
    Map<String, Object> another = new LinkedHashMap<>(SITI);
    another.put("sub", "another");
    provider().person = another;
    staysOut(comesIn(desk().stranger()), 403, "sudah pernah dipakai");
    another.put("preferred_username", "BD-11");
    another.put("realm", Map.of("groups", List.of("bidan", "it")));
    staysOut(comesIn(desk().stranger()), 403, "peran atau tempat kerja");
  }

  @Test
  void aProviderThatIsAwayOrWrongIsOneSentenceAndTheOwnDoorStaysOpen() throws Exception {
    known("BD-7", "248289761001");
    provider().status = 503;
    staysOut(desk().stranger().get("/openid"), 503, "sedang tidak bisa dihubungi");
    provider().status = 200;
    Away away = setOut(desk().stranger());
    String back = atProvider(away);
    provider().status = 500;
    staysOut(away.seat.get(back), 503, "sedang tidak bisa dihubungi");
    serve("http://127.0.0.1:1", "");
    staysOut(desk().stranger().get("/openid"), 503, "sedang tidak bisa dihubungi");
    assertThat(desk().stranger().enters("link=" + desk().link("BD-8", Role.MIDWIFE)).statusCode())
        .isEqualTo(303);
    provider().status = 200;
    provider().alias = "https://login.elsewhere.example";
    serve("");
    staysOut(desk().stranger().get("/openid"), 403, "tidak bisa dipercaya");
  }

  @Test
  void noSecretAndNobodyFromTheProviderStandsInTheArchiveOrInALog() throws Exception {
    known("BD-7", "248289761001");
    comesIn(desk().stranger());
    provider().signed = Signed.FOREIGN;
    comesIn(desk().stranger());
    String kept = everythingKept() + logged;
    assertThat(kept).contains("BD-7", "worth nothing");
    provider().secrets.addAll(List.of(SigningProvider.SECRET, "248289761001"));
    assertThat(provider().secrets).hasSizeGreaterThan(7);
    for (String secret : provider().secrets) {
      assertThat(kept).doesNotContain(secret);
    }
  }

  private String everythingKept() throws Exception {
    return desk()
        .archive
        .read(connection -> {
          StringBuilder all = new StringBuilder();
          for (String table :
              List.of("account", "account_provider", "door_away", "session", "door_try", "audit")) {
            try (var select = connection.createStatement();
                var row = select.executeQuery("select * from " + table)) {
              while (row.next()) {
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                  all.append(row.getString(column)).append('\n');
                }
              }
            }
          }
          return all.toString();
        });
  }
}
